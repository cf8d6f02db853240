import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseUnit = defineRefusals({
  "unit.district_name": "invalid",
  "unit.name_taken": "conflict",
  "unit.too_deep": "invalid",
  "unit.full": "conflict",
});
