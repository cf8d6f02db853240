import { createUniqueId, For, type JSX, Show } from "solid-js";
import { formatInstant } from "../lib/format";
import { t } from "./words";

/** How far something is, in words and as a line. */
export function Progress(props: {
  label: string;
  value: number;
  max: number;
  side?: string;
  now?: boolean;
}): JSX.Element {
  const id = createUniqueId();
  const share = () => (props.max > 0 ? Math.min(100, (props.value / props.max) * 100) : 0);
  return (
    <div class="progress" classList={{ "progress-now": props.now }}>
      <div class="progress-words">
        <span id={id}>{props.label}</span>
        <span class="muted">{props.side ?? `${props.value} / ${props.max}`}</span>
      </div>
      <div
        class="progress-track"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={props.max}
        aria-valuenow={props.value}
      >
        <div class="progress-bar" style={{ width: `${share()}%` }} />
      </div>
    </div>
  );
}

/** The steps of one piece of work; `now` counts from 0. */
export function Steps(props: { label: string; steps: readonly string[]; now: number }): JSX.Element {
  return (
    <ol class="steps" aria-label={props.label}>
      <For each={props.steps}>
        {(step, index) => (
          <li
            class="step"
            classList={{ "step-done": index() < props.now, "step-now": index() === props.now }}
            aria-current={index() === props.now ? "step" : undefined}
          >
            {step}
            <Show when={index() < props.now}>
              <span class="visually-hidden">{t("done")}</span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}

export interface TimelineStep {
  title: string;
  /** When it happened; nothing while it is still to come. */
  at?: string | undefined;
  note?: string | undefined;
  /** The step that is open now. */
  now?: boolean;
}

/** Dated steps, for both sides to see: done, open now, still to come. */
export function Timeline(props: { label: string; steps: readonly TimelineStep[] }): JSX.Element {
  return (
    <ol class="timeline" aria-label={props.label}>
      <For each={props.steps}>
        {(step) => (
          <li
            classList={{
              "timeline-done": step.at !== undefined && !step.now,
              "timeline-now": step.now,
              "timeline-later": !step.at && !step.now,
            }}
            aria-current={step.now ? "step" : undefined}
          >
            <p class="timeline-title">{step.title}</p>
            <Show when={step.at}>{(at) => <p class="timeline-note">{formatInstant(at())}</p>}</Show>
            <Show when={step.note}>
              <p class="timeline-note">{step.note}</p>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
