import type { JSX } from "solid-js";
import { dayParts } from "../lib/format";

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
