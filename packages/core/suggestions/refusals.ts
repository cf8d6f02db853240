import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseSuggestion = defineRefusals({
  "suggestion.too_many": "too_many",
  "suggestion.about_missing": "invalid",
  "suggestion.over": "conflict",
  "suggestion.taken_already": "conflict",
  "suggestion.not_answered": "conflict",
  "suggestion.reopened_already": "conflict",
  "suggestion.too_late_to_reopen": "conflict",
  "suggestion.to_concerned": "conflict",
  "suggestion.same_unit": "conflict",
});
