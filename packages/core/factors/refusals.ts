import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseFactor = defineRefusals({
  "factor.wrong": "invalid",
  "factor.used": "invalid",
  "factor.missing": "conflict",
  "factor.not_begun": "conflict",
  "factor.required": "conflict",
  "password.wrong": "invalid",
  "password.too_easy": "invalid",
});
