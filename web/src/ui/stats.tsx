import { A } from "@solidjs/router";
import { type JSX, type ParentProps, Show } from "solid-js";

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
