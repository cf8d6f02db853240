import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { formatHours, formatTime } from "../../../lib/format";
import { sentence } from "../../../lib/problem";
import { Badge } from "../../../ui/status";
import { HoursInput } from "../../services/parts/hours-input";
import { type AttendanceEntry, isFixed, type Mark, markOf } from "../model";
import type { createTicks } from "../ticks";
import { t } from "../words";

type Ticks = ReturnType<typeof createTicks>;
const marks = ["present", "absent", "excused"] as const;

/** The mark on screen: what was ticked since counts before what the server last said. */
export const shownMark = (entry: AttendanceEntry, ticks: Ticks): Mark =>
  ticks.of(entry.personId)?.mark ?? markOf(entry);

function evidenceOf(entry: AttendanceEntry): string {
  const parts: string[] = [];
  if (entry.checkedInAt) parts.push(t("ownCheckIn", formatTime(entry.checkedInAt)));
  if (entry.checkedOutAt) parts.push(t("ownCheckOut", formatTime(entry.checkedOutAt)));
  if (entry.state === "checked_in" && entry.evidence === "organiser") parts.push(t("ticked"));
  if (entry.backfilled) parts.push(t("backfilledBy", entry.reason ?? ""));
  if (entry.state === "confirmed") parts.push(t("confirmedHours", formatHours(entry.hours ?? 0)));
  return parts.join(" · ");
}

/** The roster of a session: one press a person, by mouse, thumb or arrow keys. */
export function TickList(props: {
  entries: readonly AttendanceEntry[];
  ticks: Ticks;
  withHours: boolean;
}): JSX.Element {
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const here = event.target as HTMLElement;
    const row = here.closest("li");
    if (!step || !row || here instanceof HTMLInputElement) return;
    const there = (step > 0 ? row.nextElementSibling : row.previousElementSibling) as HTMLElement | null;
    const at = [...row.querySelectorAll("button")].indexOf(here as HTMLButtonElement);
    const buttons = there?.querySelectorAll<HTMLButtonElement>("button");
    if (!buttons?.length) return;
    event.preventDefault();
    (buttons[Math.max(0, at)] ?? buttons[0])?.focus();
  };
  return (
    <ul class="list ticks" onKeyDown={move}>
      <For each={props.entries}>
        {(entry) => <TickLine entry={entry} ticks={props.ticks} withHours={props.withHours} />}
      </For>
    </ul>
  );
}

function TickLine(props: { entry: AttendanceEntry; ticks: Ticks; withHours: boolean }): JSX.Element {
  const mark = () => shownMark(props.entry, props.ticks);
  const hours = () => props.ticks.of(props.entry.personId)?.hours ?? props.entry.hours;
  const problem = () => props.ticks.problemOf(props.entry.personId);
  return (
    <li class="list-item tick-line">
      <span class="coming-words">
        <span class="row gap-2">
          <A class="quiet-link strong" href={`/members/${props.entry.personId}`}>
            {props.entry.name}
          </A>
          <Show when={!props.entry.holds}>
            <Badge>{t("notHeld")}</Badge>
          </Show>
          <Show when={props.ticks.of(props.entry.personId)}>
            <span class="unsent" title={t("kept", 1)} />
          </Show>
        </span>
        <span class="under">{[props.entry.employerName, evidenceOf(props.entry)].filter(Boolean).join(" · ")}</span>
        <Show when={problem()}>{(found) => <span class="field-error">{sentence(found())}</span>}</Show>
      </span>
      <Show when={props.withHours && mark() === "present" && props.entry.state !== "confirmed"}>
        <HoursInput
          label={t("hoursOf", props.entry.name)}
          value={hours() ?? 0}
          onChange={(next) => props.ticks.tick(props.entry.personId, { mark: "present", hours: next })}
        />
      </Show>
      <Show
        when={!isFixed(props.entry)}
        fallback={<Badge tone="ok">{props.entry.state === "confirmed" ? t("confirmed") : t("present")}</Badge>}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: three presses side by side, not a form's fieldset. */}
        <span class="tick-marks" role="group" aria-label={t("markOf", props.entry.name)}>
          <For each={marks}>
            {(each) => (
              <button
                type="button"
                class={`tick tick-${each}`}
                aria-pressed={mark() === each}
                onClick={() => props.ticks.tick(props.entry.personId, { mark: each })}
              >
                {t(each)}
              </button>
            )}
          </For>
        </span>
      </Show>
    </li>
  );
}
