import { A } from "@solidjs/router";
import ChevronRight from "lucide-solid/icons/chevron-right";
import type { JSX, ParentProps } from "solid-js";

/** A line of a list that leads somewhere: its words below each other, what stands at its end, the arrow. */
export function LineLink(props: ParentProps<{ href: string; side?: JSX.Element; onClick?: () => void }>): JSX.Element {
  return (
    <A class="line-link" href={props.href} onClick={() => props.onClick?.()}>
      <span class="line-link-words">{props.children}</span>
      {props.side}
      <ChevronRight aria-hidden="true" size={18} />
    </A>
  );
}
