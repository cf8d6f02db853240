import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseFactor = defineRefusals({
  "factor.wrong": "invalid",
  "factor.used": "invalid",
  "factor.missing": "conflict",
  "factor.not_begun": "conflict",
  "factor.required": "conflict",
  "passkey.wrong": "invalid",
  "passkey.too_late": "conflict",
  "passkey.stopped": "conflict",
  "passkey.too_many": "conflict",
  "password.wrong": "invalid",
  "password.too_easy": "invalid",
  "password.present_wrong": "invalid",
});
