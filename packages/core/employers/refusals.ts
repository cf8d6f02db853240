import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseEmployer = defineRefusals({
  "employer.name_taken": "conflict",
});
