import type { ClaimHistory } from "@rengang/core/claims/schema";
import { For, type JSX, Show } from "solid-js";
import { formatDay, formatInstant } from "../../../lib/format";
import { byWhom, t } from "../history-words";

type Step = ClaimHistory["events"][number];
const DAYS: readonly Step["event"][] = ["attended", "absent", "excused"];

/** When a step was; attendance is told by the day. */
const whenOf = ({ at, event }: Step): string => (DAYS.includes(event) ? formatDay(at.slice(0, 10)) : formatInstant(at));

/** What happened to one claim, oldest first. */
export function Timeline(props: { events: readonly Step[] }): JSX.Element {
  const last = () => props.events.length - 1;
  return (
    <Show when={props.events.length > 0} fallback={<p class="muted">{t("none")}</p>}>
      <ol class="timeline">
        <For each={props.events}>
          {(step, n) => (
            <li class={n() === last() ? "timeline-now" : "timeline-done"}>
              <p class="timeline-title">{t(step.event)}</p>
              <Show when={step.why}>{(why) => <p class="small">{t("why", why())}</p>}</Show>
              <p class="timeline-note">{[whenOf(step), byWhom(step)].filter(Boolean).join(" · ")}</p>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}
