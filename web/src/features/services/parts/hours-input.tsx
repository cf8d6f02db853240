import type { JSX } from "solid-js";

/** Hours to the half, in a row of a table; what is no number of hours is not taken over. */
export function HoursInput(props: {
  label: string;
  value: number;
  onChange: (hours: number) => void;
  disabled?: boolean;
}): JSX.Element {
  const take = (input: HTMLInputElement) => {
    const hours = Math.round(Number(input.value) * 2) / 2;
    if (hours >= 0.5 && hours <= 24) props.onChange(hours);
    input.value = hours >= 0.5 && hours <= 24 ? String(hours) : props.value ? String(props.value) : "";
  };
  return (
    <input
      class="input hours-input"
      type="number"
      inputmode="decimal"
      min="0.5"
      max="24"
      step="0.5"
      aria-label={props.label}
      value={props.value || ""}
      disabled={props.disabled}
      onChange={(event) => take(event.currentTarget)}
    />
  );
}
