import type { JSX, ParentProps } from "solid-js";

/** Facts as lines: what at the left, the fact at the right, a hairline between them. */
export function Lines(props: ParentProps): JSX.Element {
  return <dl class="lines">{props.children}</dl>;
}

/** One line of `Lines`. */
export function Line(props: ParentProps<{ label: string }>): JSX.Element {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
