import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseDistrict = defineRefusals({
  "district.id_taken": "conflict",
});
