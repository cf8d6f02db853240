import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseEvaluation = defineRefusals({
  "evaluation.year_closed": "conflict",
  "evaluation.year_not_over": "conflict",
  "evaluation.not_closed": "conflict",
  "evaluation.too_late_to_object": "conflict",
  "evaluation.objected_already": "conflict",
  "evaluation.answered_already": "conflict",
});
