import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseSender = defineRefusals({
  "sender.security_admin_sets": "forbidden",
  "sender.not_set": "conflict",
  "sender.in_use": "conflict",
  "sender.too_many_tests": "too_many",
});
