import { createSignal, type JSX } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { cache } from "../../../lib/remote";
import { TextField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { MassAction } from "../../../ui/mass-action";
import { type Form, inParts, type Package, resultsOf } from "../model";
import { t } from "../words";

/** Signs for one form or for many: who signs, what it means, and what became of each. */
export function ReceiptDialog(props: { pack: Package; forms: readonly Form[]; onClose: () => void }): JSX.Element {
  const me = useMe();
  const [name, setName] = createSignal(me().person.name);
  const sign = (personIds: string[]) =>
    json(
      api.packages.receipts.$post({
        json: {
          periodId: props.pack.periodId,
          personIds: personIds as never[],
          ...(name().trim() && { name: name().trim() }),
        },
      }),
    ).then(({ results }) => resultsOf(results));
  return (
    <MassAction
      open
      onClose={() => {
        void cache.refresh(["packages"]);
        props.onClose();
      }}
      title={t("receiptTitle", props.forms.length)}
      confirm={t("receiptOne")}
      rows={props.forms.map((form) => ({ id: form.personId, name: form.name, note: form.unitName }))}
      run={() =>
        inParts(
          props.forms.map((form) => form.personId),
          sign,
        )
      }
    >
      <Stack gap={4}>
        <p>{t("receiptSay")}</p>
        <TextField label={t("signer")} maxLength={30} value={name()} onChange={setName} />
      </Stack>
    </MassAction>
  );
}
