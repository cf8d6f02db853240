import { createUniqueId, For, type JSX, Show } from "solid-js";
import { FieldNotes } from "./field";
import { t } from "./words";

export interface ChipsProps<V extends string> {
  label: string;
  options: readonly { value: V; label: string; count?: number }[];
  /** `""` stands for all, when `all` is given. */
  value: V | "";
  onChange: (value: V | "") => void;
  all?: string | boolean;
  /** One line that scrolls sideways, for phones. */
  scroll?: boolean;
}

/** A filter of one line: all, or one of these. */
export function Chips<V extends string>(props: ChipsProps<V>): JSX.Element {
  const Chip = (chip: { value: V | ""; label: string; count?: number | undefined }) => (
    <button
      type="button"
      class="chip"
      aria-pressed={props.value === chip.value}
      onClick={() => props.onChange(chip.value)}
    >
      {chip.label}
      <Show when={chip.count !== undefined}>
        <span class="chip-count">{chip.count}</span>
      </Show>
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a filter is not a form's fieldset.
    <div class="chips" classList={{ "chips-scroll": props.scroll }} role="group" aria-label={props.label}>
      <Show when={props.all}>
        <Chip value="" label={typeof props.all === "string" ? props.all : t("all")} />
      </Show>
      <For each={props.options}>{(option) => <Chip {...option} />}</For>
    </div>
  );
}

/** Any number of chips at once: skills, free times. */
export function ChipChoices<V extends string>(
  props: Omit<ChipsProps<V>, "value" | "onChange" | "all" | "scroll"> & {
    hint?: string;
    error?: string | undefined;
    optional?: boolean;
    value: readonly V[];
    onChange: (value: V[]) => void;
  },
): JSX.Element {
  const id = createUniqueId();
  const flip = (value: V) =>
    props.onChange(
      props.value.includes(value) ? props.value.filter((other) => other !== value) : [...props.value, value],
    );
  return (
    <fieldset class="field">
      <legend class="field-label">
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional">{t("optional")}</span>
        </Show>
      </legend>
      <div class="chips">
        <For each={props.options}>
          {(option) => (
            <button
              type="button"
              class="chip"
              aria-pressed={props.value.includes(option.value)}
              onClick={() => flip(option.value)}
            >
              {option.label}
            </button>
          )}
        </For>
      </div>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </fieldset>
  );
}
