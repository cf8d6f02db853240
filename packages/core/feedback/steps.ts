import type { Steps } from "@rengang/kernel/step";
import type { FormState } from "./schema";

const SHOWN: readonly FormState[] = ["shown", "confirmed", "objected", "answered"];
const LEFT: readonly FormState[] = ["delivered", "receipted", "replied"];

/** What may be done with a feedback form, by its state; a form that was shown is one whose window has passed. */
export const FORM_STEPS = {
  "feedback.show": { permission: "feedback.write", from: ["drafted"], again: [...SHOWN, "signed", ...LEFT] },
  "feedback.write": { permission: "feedback.write", from: ["drafted", "shown", "confirmed", "answered"], again: [] },
  "feedback.confirm": {
    permission: "feedback.confirm",
    from: ["shown", "objected", "answered", "confirmed"],
    again: [],
  },
  "feedback.object": { permission: "feedback.confirm", from: ["shown", "confirmed"], again: [] },
  "feedback.answer": { permission: "feedback.write", from: ["objected"], again: [] },
  "feedback.sign": {
    permission: "feedback.sign",
    from: ["shown", "confirmed", "answered"],
    again: ["signed", ...LEFT],
  },
  "feedback.deliver": { permission: "feedback.deliver", from: ["signed"], again: LEFT },
  "feedback.receive": { permission: "feedback.receive", from: ["delivered"], again: ["receipted", "replied"] },
  "feedback.reply": { permission: "feedback.receive", from: ["receipted"], again: [] },
} as const satisfies Steps<FormState>;
