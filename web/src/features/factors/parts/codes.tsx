import { For, type JSX } from "solid-js";
import { Button } from "../../../ui/button";
import { CopyButton } from "../../../ui/copy-button";
import { Row, Stack } from "../../../ui/layout";
import { grouped } from "../model";
import { t } from "../words";

/** Recovery codes, shown once. */
export function Codes(props: { codes: readonly string[]; onSaved: () => void }): JSX.Element {
  return (
    <Stack gap={4}>
      <h3 class="strong">{t("codesTitle")}</h3>
      <p class="muted">{t("codesNote")}</p>
      <ol class="recovery">
        <For each={props.codes}>{(code) => <li>{grouped(code)}</li>}</For>
      </ol>
      <Row justify="between">
        <CopyButton text={() => props.codes.map(grouped).join("\n")} label={t("copy")} done={t("copied")} />
        <Button look="primary" onClick={() => props.onSaved()}>
          {t("saved")}
        </Button>
      </Row>
    </Stack>
  );
}
