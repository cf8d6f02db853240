import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseRegistration = defineRefusals({
  "registration.already_accepted": "conflict",
  "registration.not_applied": "conflict",
  "registration.not_accepted": "conflict",
  "registration.same_unit": "conflict",
  "registration.has_claims": "conflict",
});
