import type { JSX } from "solid-js";
import { StatusDot, type Tone } from "../../../ui/status";
import { type FormSummary, type Stage, stageOf } from "../model";
import { t } from "../words";

const tones: Record<Stage, Tone> = {
  write: "plain",
  show: "plain",
  shown: "info",
  objected: "warn",
  sign: "info",
  signed: "info",
  delivered: "ok",
  receipted: "ok",
  replied: "ok",
};

/** Where a form stands, as a dot and a word. */
export function StageDot(props: { form: FormSummary }): JSX.Element {
  return <StatusDot tone={tones[stageOf(props.form)]}>{t(`st_${stageOf(props.form)}`)}</StatusDot>;
}
