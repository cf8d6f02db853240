import ChevronDown from "lucide-solid/icons/chevron-down";
import Search from "lucide-solid/icons/search";
import { For, type JSX, Show, splitProps } from "solid-js";
import { Field, type FieldProps } from "./field";
import { t } from "./words";

interface ValueProps<V> {
  name?: string;
  value: V;
  onChange: (value: V) => void;
  onFocus?: () => void;
  disabled?: boolean;
}

const FIELD = ["label", "hint", "error", "optional", "hideLabel"] as const;

export interface TextFieldProps extends FieldProps, ValueProps<string> {
  type?: "text" | "tel" | "email" | "url" | "number" | "search" | "password";
  inputMode?: "text" | "numeric" | "tel" | "decimal" | "search" | "email" | "url";
  autocomplete?: string;
  placeholder?: string;
  maxLength?: number;
  /** Large, spaced digits for a one-time code. */
  code?: boolean;
  /** More attributes for the input, `ref` among them. */
  input?: JSX.InputHTMLAttributes<HTMLInputElement>;
}

/** One line of text. */
export function TextField(props: TextFieldProps): JSX.Element {
  const [field, own] = splitProps(props, FIELD);
  return (
    <Field {...field}>
      {(links) => (
        <input
          {...links}
          {...own.input}
          class={own.code ? "input input-code" : "input"}
          type={own.type ?? "text"}
          inputmode={own.inputMode}
          name={own.name}
          autocomplete={own.autocomplete ?? "off"}
          placeholder={own.placeholder}
          maxLength={own.maxLength}
          disabled={own.disabled}
          value={own.value}
          onInput={(event) => own.onChange(event.currentTarget.value)}
          onFocus={() => own.onFocus?.()}
        />
      )}
    </Field>
  );
}

/** A search box with its glass; the label is read out only. */
export function SearchField(props: ValueProps<string> & { label: string; placeholder?: string }): JSX.Element {
  return (
    <Field label={props.label} hideLabel>
      {(links) => (
        <span class="input-wrap input-wrap-start">
          <Search aria-hidden="true" />
          <input
            {...links}
            class="input"
            type="search"
            name={props.name}
            autocomplete="off"
            placeholder={props.placeholder ?? props.label}
            value={props.value}
            onInput={(event) => props.onChange(event.currentTarget.value)}
          />
        </span>
      )}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps, ValueProps<string> {
  placeholder?: string;
  maxLength?: number;
  rows?: number;
}

/** Several lines of text; with `maxLength` it counts quietly once it gets close. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const [field, own] = splitProps(props, FIELD);
  const near = () => own.maxLength !== undefined && own.value.length > own.maxLength * 0.8;
  return (
    <Field {...field}>
      {(links) => (
        <>
          <textarea
            {...links}
            class="input"
            name={own.name}
            rows={own.rows ?? 3}
            placeholder={own.placeholder}
            maxLength={own.maxLength}
            disabled={own.disabled}
            value={own.value}
            onInput={(event) => own.onChange(event.currentTarget.value)}
            onFocus={() => own.onFocus?.()}
          />
          <Show when={near()}>
            <span class="field-hint number">
              {own.value.length} / {own.maxLength}
            </span>
          </Show>
        </>
      )}
    </Field>
  );
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<V extends string> extends FieldProps, ValueProps<V> {
  options: readonly Option<V>[];
  /** What the empty choice says; `false` leaves it out. */
  empty?: string | false;
}

/** The native select: the platform's own wheel on a phone, type-ahead on a desk. */
export function Select<V extends string>(props: SelectProps<V>): JSX.Element {
  const [field, own] = splitProps(props, FIELD);
  return (
    <Field {...field}>
      {(links) => (
        <span class="input-wrap input-wrap-end">
          <select
            {...links}
            class="input"
            name={own.name}
            disabled={own.disabled}
            onChange={(event) => own.onChange(event.currentTarget.value as V)}
            onFocus={() => own.onFocus?.()}
          >
            <Show when={own.empty !== false}>
              <option value="" selected={own.value === ""}>
                {own.empty || t("choose")}
              </option>
            </Show>
            <For each={own.options}>
              {(option) => (
                <option value={option.value} selected={option.value === own.value} disabled={option.disabled}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <ChevronDown aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}

export interface DateFieldProps extends FieldProps, ValueProps<string> {
  min?: string;
  max?: string;
}

/** A local date, `2026-11-28`, by the platform's own picker. */
export function DateField(props: DateFieldProps): JSX.Element {
  return <NativePicker {...props} type="date" />;
}

/** A local time, `08:30`, by the platform's own picker. */
export function TimeField(props: DateFieldProps): JSX.Element {
  return <NativePicker {...props} type="time" />;
}

function NativePicker(props: DateFieldProps & { type: "date" | "time" }): JSX.Element {
  const [field, own] = splitProps(props, FIELD);
  return (
    <Field {...field}>
      {(links) => (
        <input
          {...links}
          class="input"
          type={own.type}
          name={own.name}
          min={own.min}
          max={own.max}
          step={own.type === "time" ? 300 : undefined}
          disabled={own.disabled}
          value={own.value}
          onInput={(event) => own.onChange(event.currentTarget.value)}
          onFocus={() => own.onFocus?.()}
        />
      )}
    </Field>
  );
}
