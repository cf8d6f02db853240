import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseMember = defineRefusals({
  "member.phone_taken": "conflict",
  "member.wrong_unit": "invalid",
  "member.unmasked_too_often": "too_many",
});
