import { defineRefusals } from "@rengang/kernel/refusal";

export const refusePerson = defineRefusals({
  "code.too_soon": "too_many",
  "code.wrong": "invalid",
  "code.used_up": "too_many",
  "code.too_many": "too_many",
  "grant.own_last": "conflict",
  "grant.wrong_level": "invalid",
  "grant.not_yours": "forbidden",
  "grant.separate_hands": "conflict",
  "grant.term_over": "invalid",
});
