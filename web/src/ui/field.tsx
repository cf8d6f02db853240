import CircleAlert from "lucide-solid/icons/circle-alert";
import { createUniqueId, type JSX, Show } from "solid-js";
import { t } from "./words";

export interface FieldProps {
  label: string;
  hint?: JSX.Element;
  error?: string | undefined;
  /** Marks the field as one that may stay empty. Fields are needed unless they say so. */
  optional?: boolean;
  /** Reads the label out without showing it: for search boxes and filters. */
  hideLabel?: boolean;
}

export interface ControlLinks {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
  "aria-required": "true" | undefined;
}

/** Label, hint and error around one control; gives the control the attributes that tie them together. */
export function Field(props: FieldProps & { children: (links: ControlLinks) => JSX.Element }): JSX.Element {
  const id = createUniqueId();
  const links: ControlLinks = {
    id,
    get "aria-describedby"() {
      return [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(" ") || undefined;
    },
    get "aria-invalid"() {
      return props.error ? ("true" as const) : undefined;
    },
    get "aria-required"() {
      return props.optional || props.hideLabel ? undefined : ("true" as const);
    },
  };
  return (
    <div class="field">
      <label class={props.hideLabel ? "visually-hidden" : "field-label"} for={id}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional">{t("optional")}</span>
        </Show>
      </label>
      {props.children(links)}
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}

/** The hint and the error below a control or a group of controls. */
export function FieldNotes(props: { id: string; hint?: JSX.Element; error?: string | undefined }): JSX.Element {
  return (
    <>
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${props.id}-error`}>
          <CircleAlert aria-hidden="true" />
          <span>{props.error}</span>
        </p>
      </Show>
    </>
  );
}
