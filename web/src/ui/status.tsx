import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, type JSX, type ParentProps, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { t } from "./words";

export type Tone = "plain" | "ok" | "info" | "warn" | "brand" | "gold";

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
