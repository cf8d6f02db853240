import { A } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, type JSX, type ParentProps, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { dayParts } from "../lib/format";
import { t } from "./words";

export type Tone = "plain" | "ok" | "info" | "warn" | "brand" | "gold";

/** Big plain numbers side by side. */
export function Stats(props: ParentProps): JSX.Element {
  return <div class="stats">{props.children}</div>;
}

export interface StatProps {
  label: string;
  value: string | number;
  unit?: string;
  note?: JSX.Element;
  /** Needs someone's attention: set in the brand's ink. One in a row. */
  due?: boolean;
  href?: string;
}

/** One number of `Stats`; with `href` it opens into what it counts. */
export function Stat(props: StatProps): JSX.Element {
  const inner = () => (
    <>
      <p class="stat-label">{props.label}</p>
      <p class="stat-value">
        {props.value}
        <Show when={props.unit}>
          <span class="stat-unit">{props.unit}</span>
        </Show>
      </p>
      <Show when={props.note}>
        <p class="stat-note">{props.note}</p>
      </Show>
    </>
  );
  return (
    <Show
      when={props.href}
      fallback={
        <div class="stat" classList={{ "stat-due": props.due }}>
          {inner()}
        </div>
      }
    >
      {(href) => (
        <A class="stat" classList={{ "stat-due": props.due }} href={href()}>
          {inner()}
        </A>
      )}
    </Show>
  );
}

/** A word on a soft ground. */
export function Badge(props: ParentProps<{ tone?: Tone }>): JSX.Element {
  return <span class={`badge badge-${props.tone ?? "plain"}`}>{props.children}</span>;
}

/** A state: a dot and its word (never colour alone). */
export function StatusDot(props: ParentProps<{ tone?: Tone }>): JSX.Element {
  return <span class={`status status-${props.tone ?? "plain"}`}>{props.children}</span>;
}

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert };

/** A message in the page. `warn` is read out at once. */
export function Notice(
  props: ParentProps<{ tone?: "info" | "ok" | "warn"; title?: string; action?: JSX.Element }>,
): JSX.Element {
  return (
    <div class={`notice notice-${props.tone ?? "info"}`} role={props.tone === "warn" ? "alert" : "status"}>
      <Dynamic component={icons[props.tone ?? "info"]} aria-hidden="true" />
      <div class="notice-body">
        <Show when={props.title}>
          <p class="notice-title">{props.title}</p>
        </Show>
        {props.children}
      </div>
      {props.action}
    </div>
  );
}

/** Nothing here yet: what will be, and the one action that fills it. */
export function Empty(props: {
  icon?: JSX.Element;
  title: string;
  note?: JSX.Element;
  action?: JSX.Element;
}): JSX.Element {
  return (
    <div class="empty">
      {props.icon}
      <p class="empty-title">{props.title}</p>
      <Show when={props.note}>
        <p class="empty-note">{props.note}</p>
      </Show>
      <Show when={props.action}>
        <div class="empty-action">{props.action}</div>
      </Show>
    </div>
  );
}

/** Grey lines (or cards) in the shape of what is coming. */
export function Skeleton(props: { lines?: number; cards?: number }): JSX.Element {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{t("loading")}</span>
      <For each={Array.from({ length: props.cards ?? props.lines ?? 3 })}>
        {() => <div class={props.cards ? "skeleton-card" : "skeleton-line"} aria-hidden="true" />}
      </For>
    </div>
  );
}

/** A date as a calendar block: month, big number, weekday. */
export function Day(props: { day: string }): JSX.Element {
  const parts = () => dayParts(props.day);
  return (
    <div class="day">
      {parts().month}
      <span class="day-number">{parts().number}</span>
      {parts().week}
    </div>
  );
}
