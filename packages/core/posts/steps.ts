import type { Steps } from "@rengang/kernel/step";
import type { PostState } from "./schema";

/** What may be done with a session that is to come, by its state. */
export const POST_STEPS = {
  "posts.approve": { permission: "posts.approve", from: ["proposed"], again: ["open"] },
  "posts.return": { permission: "posts.approve", from: ["proposed"], again: ["returned"] },
  "posts.publish_draft": { permission: "posts.publish", from: ["draft"], again: ["open", "gathering"] },
  "posts.close": { permission: "posts.edit", from: ["open"], again: ["closed"] },
  "posts.reopen": { permission: "posts.edit", from: ["closed"], again: ["open"] },
  "posts.move": { permission: "posts.edit", from: ["open", "closed"], again: [] },
  "posts.edit": {
    permission: "posts.edit",
    from: ["draft", "proposed", "gathering", "open", "closed", "returned"],
    again: [],
  },
  "posts.cancel": { permission: "posts.edit", from: ["draft", "gathering", "open", "closed"], again: ["cancelled"] },
  "draws.enter": { permission: "draws.enter", from: ["gathering"], again: [] },
  "claims.make": { permission: "claims.make", from: ["open"], again: [] },
  "claims.assign": { permission: "claims.assign", from: ["open"], again: [] },
  "attendance.code": { permission: "attendance.code", from: [], again: ["open", "closed"] },
  "attendance.list": { permission: "attendance.tick", from: [], again: ["open", "closed"] },
} as const satisfies Steps<PostState>;
