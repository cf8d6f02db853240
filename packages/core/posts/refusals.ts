import { defineRefusals } from "@rengang/kernel/refusal";

export const refusePost = defineRefusals({
  "post.in_the_past": "invalid",
  "post.places_below_taken": "conflict",
  "post.not_proposed": "conflict",
  "post.not_open": "conflict",
  "post.over": "conflict",
  "post.not_draft": "conflict",
  "post.not_closed": "conflict",
  "post.moved": "conflict",
  "post.busy": "conflict",
});
