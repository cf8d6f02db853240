import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseDraw = defineRefusals({
  "draw.over": "conflict",
  "draw.not_fair": "conflict",
});
