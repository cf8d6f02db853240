import type { JSX } from "solid-js";
import { StatusDot } from "../../../ui/status";
import type { Form } from "../model";
import { t } from "../words";

/** How far one form is at the employer. */
export function FormState(props: { form: Pick<Form, "state"> }): JSX.Element {
  const tone = () => (props.form.state === "replied" ? "ok" : props.form.state === "receipted" ? "info" : "brand");
  const word = () =>
    props.form.state === "replied"
      ? "stateReplied"
      : props.form.state === "receipted"
        ? "stateReceipted"
        : "stateDelivered";
  return <StatusDot tone={tone()}>{t(word())}</StatusDot>;
}
