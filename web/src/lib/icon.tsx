import type { JSX } from "solid-js";
import { For, splitProps } from "solid-js";
import { Dynamic } from "solid-js/web";

interface IconProps extends JSX.SvgSVGAttributes<SVGSVGElement> {
  size?: number | string;
  icon: { node: readonly (readonly [string, Record<string, string>])[] };
}

/** Draws a Lucide icon. It stands in for the package's own drawing code, which weighs more than all icons of a page. */
export default function Icon(props: IconProps): JSX.Element {
  const [own, rest] = splitProps(props, ["icon", "size"]);
  return (
    <svg
      width={own.size ?? 24}
      height={own.size ?? 24}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      {...rest}
    >
      <For each={own.icon.node}>{([tag, { key: _, ...shape }]) => <Dynamic component={tag} {...shape} />}</For>
    </svg>
  );
}
