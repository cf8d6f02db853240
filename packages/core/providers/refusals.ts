import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseProvider = defineRefusals({
  "provider.unreachable": "conflict",
  "provider.wrong": "conflict",
  "provider.declined": "forbidden",
  "provider.expired": "conflict",
  "provider.no_account": "invalid",
});
