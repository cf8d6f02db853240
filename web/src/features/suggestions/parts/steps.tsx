import { For, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import type { Step } from "../model";
import { t } from "../words";

/** What happened to one, oldest first, with what was said. */
export function Steps(props: { steps: readonly Step[] }): JSX.Element {
  const last = () => props.steps.length - 1;
  return (
    <ol class="timeline">
      <For each={props.steps}>
        {(step, n) => (
          <li class={n() === last() ? "timeline-now" : "timeline-done"}>
            <p class="timeline-title">{t(`step_${step.act}`)}</p>
            <Show when={step.text}>
              <p>{step.text}</p>
            </Show>
            <p class="timeline-note">
              {[
                formatInstant(step.at),
                step.byName,
                step.act === "handed_over" && step.unitName && t("to", step.unitName),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        )}
      </For>
    </ol>
  );
}
