import type { Form } from "@rengang/core/feedback/schema";
import { api, json } from "../../lib/api";
import { clockNow } from "../../lib/clock";
import { formatDay, onClock } from "../../lib/format";
import { createRemote } from "../../lib/remote";

export type { Form };

export const MY_FORMS = ["feedback", "mine"] as const;

/** The member's own forms, of every period in which one was drawn up and shown. */
export function createMyForms() {
  return createRemote<{ forms: Form[] }>(() => ({
    key: MY_FORMS,
    fresh: 60_000,
    load: async () => (await json(api.feedback.forms.mine.$get())) as unknown as { forms: Form[] },
  }));
}

/** The last day on which an answer is taken: a window that ends at midnight ends with the day before. */
export const lastDay = (form: Form): string =>
  form.objectionUntil ? formatDay(onClock(Date.parse(form.objectionUntil) - 60_000).day) : "";

/** Shown, not yet answered, and the window is open: the member should read it. */
export const toRead = (form: Form): boolean => form.state === "shown" && inWindow(form);

/** Whether the member can still answer or change the answer. */
export const inWindow = (form: Form): boolean =>
  form.objectionUntil !== undefined && Date.parse(form.objectionUntil) > clockNow();
