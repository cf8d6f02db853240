import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseClaim = defineRefusals({
  "claim.post_not_open": "conflict",
  "claim.too_late": "conflict",
  "claim.not_registered": "conflict",
  "claim.not_for_area": "conflict",
  "claim.not_for_kind": "conflict",
  "claim.skill_needed": "conflict",
  "claim.overlap": "conflict",
  "claim.too_many": "conflict",
  "claim.post_full": "conflict",
  "claim.missing": "missing",
  "claim.too_late_to_withdraw": "conflict",
});
export type ClaimRefusal = keyof typeof refuseClaim.catalogue;
