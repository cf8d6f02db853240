import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseMember = defineRefusals({
  "member.phone_taken": "conflict",
  "member.wrong_unit": "invalid",
});
