import type { JSX } from "solid-js";
import { Sheet } from "../../../ui/dialog";
import { toast } from "../../../ui/toast";
import { t } from "../words";
import { ProveForm } from "./prove-form";

/** Asks for the second factor before something delicate; what was typed behind it stays. */
export function ProveSheet(props: { onClose: () => void }): JSX.Element {
  const done = () => {
    toast(t("again"));
    props.onClose();
  };
  return (
    <Sheet open onClose={props.onClose} title={t("proveTitle")}>
      <ProveForm done={done} />
    </Sheet>
  );
}
