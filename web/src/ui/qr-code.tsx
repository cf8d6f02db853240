import { createMemo, type JSX } from "solid-js";
import { encode } from "uqr";

/** A link as a code: black on white whatever the theme, with the quiet zone scanners need. */
export function QrCode(props: { value: string; label: string }): JSX.Element {
  const code = createMemo(() => encode(props.value, { ecc: "M", border: 1 }));
  const path = () =>
    code()
      .data.map((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join(""))
      .join("");
  return (
    <div class="qr">
      <svg
        role="img"
        aria-label={props.label}
        viewBox={`0 0 ${code().size} ${code().size}`}
        shape-rendering="crispEdges"
      >
        <path d={path()} fill="#000" />
      </svg>
    </div>
  );
}
