import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseClaim = defineRefusals({
  "claim.post_not_open": "conflict",
  "claim.not_open_yet": "conflict",
  "claim.too_late": "conflict",
  "claim.not_registered": "conflict",
  "claim.not_for_area": "conflict",
  "claim.not_for_kind": "conflict",
  "claim.skill_needed": "conflict",
  "claim.briefing_needed": "conflict",
  "claim.overlap": "conflict",
  "claim.no_time_to_travel": "conflict",
  "claim.too_long_at_a_stretch": "conflict",
  "claim.too_many": "conflict",
  "claim.too_many_in_month": "conflict",
  "claim.too_many_in_series": "conflict",
  "claim.post_full": "conflict",
  "claim.missing": "missing",
  "claim.offer_over": "conflict",
  "claim.late_needs_reason": "conflict",
  "claim.begun": "conflict",
  "claim.stand_in_holds": "conflict",
  "claim.stand_in_self": "conflict",
  "claim.stand_in_over": "conflict",
});
export type ClaimRefusal = keyof typeof refuseClaim.catalogue;
