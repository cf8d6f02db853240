import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { t } from "../words";

/** The product's mark and name, with where one is. */
export function Brand(props: { place?: string | undefined; href: string }): JSX.Element {
  return (
    <A class="brand" href={props.href} end>
      <span class="mark" aria-hidden="true">
        <svg
          aria-hidden="true"
          viewBox="0 0 20 20"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
          stroke-linejoin="round"
        >
          <path d="M3.5 6.3V4h13v2.3M10 1.6V4M3.5 18V9.8h13V18M7.2 13.3l2 2 3.8-3.9" />
        </svg>
      </span>
      <span class="brand-words">
        <span class="brand-name">{t("product")}</span>
        <span class="brand-place">{props.place}</span>
      </span>
    </A>
  );
}
