import type { PersonId } from "@rengang/kernel/ids";
import type { FormRow, Stage, Step, TimelineStep } from "./items";

type Attributes = Record<string, unknown>;

/** Which step of the timeline tells of which part of a stage. */
const TOLD_AS: Readonly<Record<string, string>> = {
  signature: "signed",
  delivery: "delivered",
  receipt: "receipted",
  reply: "replied",
};
const UNWRITTEN = { remark: "", residents: "", own: "", objections: [] };

function packed({ step, at, by, byName, note }: TimelineStep): string {
  const told = `${step} ${at.toString(36)} ${by.replace("per_", "")} ${byName}`;
  return note === undefined ? told : `${told}\n${note}`;
}

function unpacked(text: string): TimelineStep {
  const [told = "", ...note] = text.split("\n");
  const [step = "", at = "0", by = "", ...name] = told.split(" ");
  return {
    step,
    at: Number.parseInt(at, 36),
    by: by === "system" ? by : (`per_${by}` as PersonId),
    byName: name.join(" "),
    ...(note.length > 0 && { note: note.join("\n") }),
  };
}

const told = (timeline: readonly TimelineStep[], part: string): Step | undefined => {
  const found = timeline.findLast(({ step }) => step === TOLD_AS[part]);
  return found && { at: found.at, by: found.by, byName: found.byName };
};

function withoutTold(part: Step, step: Step | undefined): object {
  const { at, by, byName, ...rest } = part;
  return step && step.at === at && step.by === by && step.byName === byName ? rest : part;
}

/** Each part of a stage that is somebody's step, put through a function; the rest as it is. */
function eachStep(stage: object, change: (part: Step, name: string) => object): object {
  const parts = Object.entries(stage).map(([name, part]) => [name, name in TOLD_AS ? change(part, name) : part]);
  return Object.fromEntries(parts);
}

/**
 * A form as it is stored: who took a step, and when, once and in few characters; what is empty is left out. So a form that has
 * gone all the way stays below one KB where nobody has written at length, and each of its steps is one write unit.
 */
export function storedForm(row: FormRow): Attributes {
  const stage = eachStep(row.stage, (part, name) => withoutTold(part, told(row.timeline, name)));
  const said = Object.entries(row).filter(
    ([name, value]) => !(name in UNWRITTEN && (value === "" || (Array.isArray(value) && value.length === 0))),
  );
  return { ...Object.fromEntries(said), stage, timeline: row.timeline.map(packed) };
}

/** The same read back; `ids` is what the key tells. */
export function readForm(stored: Attributes, ids: Pick<FormRow, "periodId" | "personId">): FormRow {
  const timeline = (stored.timeline as string[]).map(unpacked);
  const stage = eachStep(stored.stage as object, (part, name) => ({ ...told(timeline, name), ...part })) as Stage;
  return { ...(structuredClone(UNWRITTEN) as object), ...stored, ...ids, stage, timeline } as FormRow;
}
