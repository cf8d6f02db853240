import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseFeedback = defineRefusals({
  "feedback.title_taken": "conflict",
  "feedback.not_a_community": "invalid",
  "feedback.not_shown": "conflict",
  "feedback.window_open": "conflict",
  "feedback.window_closed": "conflict",
  "feedback.objection_open": "conflict",
  "feedback.objection_answered": "conflict",
  "feedback.no_objection": "conflict",
  "feedback.already_signed": "conflict",
  "feedback.not_signed": "conflict",
  "feedback.no_employer": "conflict",
  "feedback.not_receipted": "conflict",
  "feedback.already_replied": "conflict",
  "feedback.too_many_phrases": "conflict",
  "feedback.no_contact": "conflict",
  "feedback.link_too_soon": "too_many",
});
