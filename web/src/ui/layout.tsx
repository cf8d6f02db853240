import { A } from "@solidjs/router";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import { type JSX, type ParentProps, Show } from "solid-js";

type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 8;

/** Things below each other with one gap (4-pixel steps). */
export function Stack(props: ParentProps<{ gap?: Gap; class?: string }>): JSX.Element {
  return <div class={`stack gap-${props.gap ?? 4} ${props.class ?? ""}`}>{props.children}</div>;
}

/** Things beside each other, wrapping. */
export function Row(
  props: ParentProps<{ gap?: Gap; align?: "center" | "top" | "baseline"; justify?: "between" | "end"; class?: string }>,
): JSX.Element {
  const classes = () =>
    [
      "row",
      `gap-${props.gap ?? 3}`,
      props.align && `row-${props.align}`,
      props.justify && `row-${props.justify}`,
      props.class,
    ]
      .filter(Boolean)
      .join(" ");
  return <div class={classes()}>{props.children}</div>;
}

/** Equal columns on a desk, one on a phone; `side` is two thirds and one third. */
export function Grid(props: ParentProps<{ columns?: 2 | 3 | 4 | "side"; gap?: Gap; class?: string }>): JSX.Element {
  return (
    <div class={`grid grid-${props.columns ?? 2} ${props.gap ? `gap-${props.gap}` : ""} ${props.class ?? ""}`}>
      {props.children}
    </div>
  );
}

export interface CardProps {
  title?: JSX.Element;
  /** A short fact or an action at the right of the title. */
  side?: JSX.Element;
  foot?: JSX.Element;
  /** No inner spacing: lists and tables reach the edges. */
  flush?: boolean;
  class?: string;
}

/** A white sheet with a hairline. */
export function Card(props: ParentProps<CardProps>): JSX.Element {
  return (
    <section class={`card ${props.class ?? ""}`}>
      <Show when={props.title || props.side}>
        <div class="card-head">
          <h2>{props.title}</h2>
          <Show when={props.side}>
            <div class="small muted">{props.side}</div>
          </Show>
        </div>
      </Show>
      <Show when={!props.flush} fallback={props.children}>
        <div class="card-body">{props.children}</div>
      </Show>
      <Show when={props.foot}>
        <div class="card-foot">{props.foot}</div>
      </Show>
    </section>
  );
}

export interface PageHeaderProps {
  title: string;
  /** A short line above: where one is. */
  over?: JSX.Element;
  note?: JSX.Element;
  actions?: JSX.Element;
  back?: { href: string; label: string };
}

/** The one `h1` of a page, what it is about, and its actions. */
export function PageHeader(props: PageHeaderProps): JSX.Element {
  return (
    <header class="page-header">
      <div class="page-header-words">
        <Show when={props.back}>
          {(back) => (
            <A class="page-header-back no-print" href={back().href}>
              <ChevronLeft aria-hidden="true" size={16} />
              {back().label}
            </A>
          )}
        </Show>
        <Show when={props.over}>
          <p class="page-header-over">{props.over}</p>
        </Show>
        <h1>{props.title}</h1>
        <Show when={props.note}>
          <p class="page-header-note">{props.note}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="row page-header-actions">{props.actions}</div>
      </Show>
    </header>
  );
}

/** A heading with a fact or an action on its line. */
export function SectionHead(props: { title: string; side?: JSX.Element }): JSX.Element {
  return (
    <div class="section-head">
      <h2>{props.title}</h2>
      <Show when={props.side}>
        <span class="small muted">{props.side}</span>
      </Show>
    </div>
  );
}

/** Label and value pairs. */
export function Facts(props: ParentProps<{ columns?: 1 | 2 }>): JSX.Element {
  return <dl class={props.columns === 2 ? "facts facts-2" : "facts"}>{props.children}</dl>;
}

/** One pair of `Facts`. */
export function FactRow(props: ParentProps<{ label: string }>): JSX.Element {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
