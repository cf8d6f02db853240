import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseSeries = defineRefusals({
  "series.busy": "conflict",
  "series.unfinished": "conflict",
});
