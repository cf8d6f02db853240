import { createUniqueId, For, type JSX, Show } from "solid-js";
import { FieldNotes } from "./field";
import { t } from "./words";

export interface CheckboxProps {
  label: JSX.Element;
  note?: JSX.Element;
  name?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** One yes or no, with its words as part of the target. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  return (
    <label class="check">
      <input
        class="check-box"
        type="checkbox"
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="check-words">
        {props.label}
        <Show when={props.note}>
          <span class="check-note">{props.note}</span>
        </Show>
      </span>
    </label>
  );
}

export interface Choice<V extends string> {
  value: V;
  label: string;
  note?: string;
  /** A short fact at the end of the line. */
  side?: string;
  disabled?: boolean;
}

interface ChoiceGroupProps<V extends string> {
  label: string;
  hideLabel?: boolean;
  name?: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  options: readonly Choice<V>[];
  columns?: 1 | 2;
  onFocus?: () => void;
}

function ChoiceGroup<V extends string>(
  props: ChoiceGroupProps<V> & {
    type: "radio" | "checkbox";
    chosen: (value: V) => boolean;
    onPick: (value: V, on: boolean) => void;
  },
): JSX.Element {
  const id = createUniqueId();
  const described = () =>
    [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset class="field" aria-describedby={described()} role={props.type === "radio" ? "radiogroup" : "group"}>
      <legend class={props.hideLabel ? "visually-hidden" : "field-label"}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional">{t("optional")}</span>
        </Show>
      </legend>
      <div class={props.columns === 2 ? "choices choices-2" : "choices"}>
        <For each={props.options}>
          {(option) => (
            <label
              class="choice"
              classList={{ "choice-chosen": props.chosen(option.value), "choice-off": option.disabled }}
            >
              <input
                class="check-box"
                type={props.type}
                name={props.name ?? id}
                value={option.value}
                checked={props.chosen(option.value)}
                disabled={option.disabled}
                aria-invalid={props.error ? "true" : undefined}
                onChange={(event) => props.onPick(option.value, event.currentTarget.checked)}
                onFocus={() => props.onFocus?.()}
              />
              <span class="choice-words">
                {option.label}
                <Show when={option.note}>
                  <span class="choice-note">{option.note}</span>
                </Show>
              </span>
              <Show when={option.side}>
                <span class="choice-side">{option.side}</span>
              </Show>
            </label>
          )}
        </For>
      </div>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </fieldset>
  );
}

/** One of a few, each a card with room for a note: times, kinds, roles. */
export function RadioCards<V extends string>(
  props: ChoiceGroupProps<V> & { value: V | ""; onChange: (value: V) => void },
): JSX.Element {
  return (
    <ChoiceGroup
      {...props}
      type="radio"
      chosen={(value) => props.value === value}
      onPick={(value) => props.onChange(value)}
    />
  );
}

/** Any number of a few, each a card. */
export function CheckCards<V extends string>(
  props: ChoiceGroupProps<V> & { value: readonly V[]; onChange: (value: V[]) => void },
): JSX.Element {
  const pick = (value: V, on: boolean) =>
    props.onChange(on ? [...props.value, value] : props.value.filter((other) => other !== value));
  return <ChoiceGroup {...props} type="checkbox" chosen={(value) => props.value.includes(value)} onPick={pick} />;
}

/** On or off, at once: settings. */
export function Switch(props: {
  label: string;
  note?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      <span>
        {props.label}
        <Show when={props.note}>
          <span class="check-note">{props.note}</span>
        </Show>
      </span>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}

/** Two to four views of the same thing, side by side. */
export function Segments<V extends string>(props: {
  label: string;
  options: readonly { value: V; label: string; lang?: string }[];
  value: V;
  onChange: (value: V) => void;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a view switch is not a form's fieldset.
    <div class="segments" role="group" aria-label={props.label}>
      <For each={props.options}>
        {(option) => (
          <button
            type="button"
            class="segment"
            lang={option.lang}
            aria-pressed={props.value === option.value}
            onClick={() => props.onChange(option.value)}
          >
            {option.label}
          </button>
        )}
      </For>
    </div>
  );
}
