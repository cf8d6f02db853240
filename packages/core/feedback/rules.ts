import type { Actor } from "@rengang/kernel/actor";
import { inScope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { FormRow, Reply, Signature, Stage, Step } from "./items";
import { refuseFeedback } from "./refusals";
import type { SigningBasis } from "./schema";

/** The four states of a form that the member has and nobody has signed. */
type Open = Extract<Stage, { until: number }>;

const isOpen = (stage: Stage): stage is Open => "until" in stage;

function moved(row: FormRow, stage: Stage, name: string, step: Step, note?: string): FormRow {
  return { ...row, stage, timeline: [...row.timeline, { step: name, ...step, note }] };
}

/** A step of the member or about the member's answer: a draft is not there yet, a signed form is closed. */
function openStage({ stage }: FormRow): Open {
  if (stage.state === "drafted") throw refuseFeedback("feedback.not_shown");
  if (!isOpen(stage)) throw refuseFeedback("feedback.already_signed");
  return stage;
}

/** Whether the actor may look at the form at all; what one may not see is missing. */
export function seesForm(actor: Actor, row: FormRow): boolean {
  const { role, employerId } = actor.grant;
  if (role === "member") return actor.personId === row.personId && row.stage.state !== "drafted";
  if (role === "employer_liaison") return "delivery" in row.stage && row.employerId === employerId;
  return inScope(actor, row.unitId);
}

/** The community shows a draft to its member; one that has been shown stays as it is. */
export function shown(row: FormRow, step: Step, until: number): FormRow {
  return row.stage.state === "drafted" ? moved(row, { state: "shown", until }, "shown", step) : row;
}

/** What the community writes or takes anew; of these, what is named. */
export type Written = Partial<
  Pick<
    FormRow,
    | "name"
    | "unitId"
    | "unitName"
    | "employerId"
    | "employerName"
    | "times"
    | "hours"
    | "digest"
    | "remark"
    | "grade"
    | "residents"
  >
>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function differs(row: FormRow, written: Written): boolean {
  return Object.entries(written).some(([name, value]) => !same(row[name as keyof FormRow], value));
}

/**
 * Writes on a form that nobody has signed. What the member has already seen is shown again, with a window of its own.
 * @throws Refusal `feedback.already_signed`; `feedback.objection_open`: an objection is answered, not written over
 */
export function written(row: FormRow, changes: Written, step: Step, until: number): FormRow {
  if (!differs(row, changes)) return row;
  const next = { ...row, ...changes };
  if (row.stage.state === "drafted") return next;
  if (openStage(row).state === "objected") throw refuseFeedback("feedback.objection_open");
  return moved(next, { state: "shown", until }, "shown_again", step);
}

/** Facts taken anew by the job: drafts alone. */
export function refreshed(row: FormRow, changes: Written): FormRow {
  return row.stage.state === "drafted" && differs(row, changes) ? { ...row, ...changes } : row;
}

/** The objection that waits for an answer, closed in one of the three ways. */
function closed(row: FormRow, close: Partial<FormRow["objections"][number]>): FormRow["objections"] {
  return row.objections.map((o, i) => (i === row.objections.length - 1 ? { ...o, ...close } : o));
}

/**
 * The member has read the form and agrees; an objection of one's own is thereby withdrawn.
 * @throws Refusal `feedback.not_shown`, `feedback.already_signed`
 */
export function confirmed(row: FormRow, step: Step, own: string): FormRow {
  if (row.stage.state === "confirmed" && row.own === own) return row;
  const { state, until } = openStage(row);
  const objections = state === "objected" ? closed(row, { outcome: "withdrawn", answered: step }) : row.objections;
  return moved({ ...row, own, objections }, { state: "confirmed", until }, "confirmed", step);
}

/**
 * The member objects within the window, once at a time; after a correction a new window is open.
 * @throws Refusal `feedback.objection_open`, `feedback.objection_answered`, `feedback.window_closed`
 */
export function objected(row: FormRow, step: Step, { text, own }: { text: string; own: string }): FormRow {
  const { state, until } = openStage(row);
  if (state === "objected") {
    if (row.objections.at(-1)?.text === text) return row;
    throw refuseFeedback("feedback.objection_open");
  }
  if (state === "answered") throw refuseFeedback("feedback.objection_answered");
  if (step.at >= until) throw refuseFeedback("feedback.window_closed", { until });
  const objections = [...row.objections, { text, ...step }];
  return moved({ ...row, own, objections }, { state: "objected", until }, "objected", step, text);
}

/**
 * The community answers: it corrects, and the form is shown again, or it upholds with its reason. The answer given
 * again changes nothing.
 * @throws Refusal `feedback.no_objection`
 */
export function answered(
  row: FormRow,
  step: Step,
  answer: { outcome: "corrected" | "upheld"; reason: string; changes: Written; until: number },
): FormRow {
  const last = row.objections.at(-1);
  if (last?.outcome === answer.outcome && last.answer === answer.reason) return row;
  const { state, until } = openStage(row);
  if (state !== "objected") throw refuseFeedback("feedback.no_objection");
  const { outcome, reason } = answer;
  const next = { ...row, objections: closed(row, { outcome, answer: reason, answered: step }) };
  if (outcome === "upheld") return moved(next, { state: "answered", until }, "upheld", step, reason);
  const again: Stage = { state: "shown", until: answer.until };
  return moved({ ...next, ...answer.changes }, again, "corrected", step, reason);
}

/**
 * On which ground a form may be signed. Silence counts only once the window has passed, and is said as such.
 * @throws Refusal `feedback.not_shown`, `feedback.objection_open`, `feedback.window_open`, `feedback.already_signed`
 */
export function signingBasis(row: FormRow, now: number): SigningBasis {
  const { state, until } = openStage(row);
  if (state === "objected") throw refuseFeedback("feedback.objection_open");
  if (state !== "shown") return state;
  if (now < until) throw refuseFeedback("feedback.window_open", { until });
  return "silence";
}

/** The secretary signs, once; the same person signing again changes nothing. @throws what `signingBasis` throws */
export function signed(row: FormRow, step: Step, { name, signedOn }: Pick<Signature, "name" | "signedOn">): FormRow {
  if ("signature" in row.stage && row.stage.signature.by === step.by) return row;
  const basis = signingBasis(row, step.at);
  return moved(row, { state: "signed", signature: { ...step, name, signedOn, basis } }, "signed", step, basis);
}

/** @throws Refusal `feedback.no_employer`, `feedback.not_signed` */
export function delivered(row: FormRow, step: Step): FormRow {
  if ("delivery" in row.stage) return row;
  if (row.employerId === undefined) throw refuseFeedback("feedback.no_employer");
  if (row.stage.state !== "signed") throw refuseFeedback("feedback.not_signed");
  return moved(row, { ...row.stage, state: "delivered", delivery: step }, "delivered", step, row.employerName);
}

/** The employer signs for the form; once. */
export function receipted(row: FormRow, step: Step, name: string): FormRow {
  if ("receipt" in row.stage) return row;
  if (row.stage.state !== "delivered") throw refuseCommon("thing.missing");
  return moved(row, { ...row.stage, state: "receipted", receipt: { ...step, name } }, "receipted", step, name);
}

/** The employer says how the form was used. @throws Refusal `feedback.not_receipted`, `feedback.already_replied` */
export function replied(row: FormRow, step: Step, answer: Pick<Reply, "name" | "uses" | "text">): FormRow {
  const { stage } = row;
  if (stage.state === "replied") {
    if (same(stage.reply.uses, answer.uses) && stage.reply.text === answer.text) return row;
    throw refuseFeedback("feedback.already_replied");
  }
  if (stage.state !== "receipted") throw refuseFeedback("feedback.not_receipted");
  return moved(row, { ...stage, state: "replied", reply: { ...step, ...answer } }, "replied", step, answer.text);
}
