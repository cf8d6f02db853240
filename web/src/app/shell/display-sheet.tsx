import type { JSX } from "solid-js";
import { Sheet } from "../../ui/dialog";
import { t } from "../words";
import { DisplaySettings } from "./account";

/** Language and large type for those who have not signed in; fetched when it is first opened. */
export function DisplaySheet(props: { onClose: () => void }): JSX.Element {
  return (
    <Sheet open onClose={() => props.onClose()} title={`${t("language")} · ${t("large")}`}>
      <DisplaySettings />
    </Sheet>
  );
}
