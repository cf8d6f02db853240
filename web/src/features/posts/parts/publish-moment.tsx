import { type JSX, Show } from "solid-js";
import { DateField, TimeField } from "../../../ui/inputs";
import { t } from "../publish-words";
import type { PostForm } from "./publish-shape";

/** A day that may be left out, and, once it is chosen, the time of that day. */
export function Moment(props: {
  of: PostForm;
  label: string;
  hint: string;
  on: "claimOn" | "openOn" | "drawOn";
  at: "claimAt" | "openTime" | "drawTime";
  max?: string;
}): JSX.Element {
  return (
    <div class="publish-moment">
      <DateField
        label={props.label}
        optional
        hint={props.hint}
        {...(props.max && { max: props.max })}
        {...props.of.field(props.on)}
      />
      <Show when={props.of.values[props.on]}>
        <TimeField label={t("f_at")} {...props.of.field(props.at)} />
      </Show>
    </div>
  );
}
