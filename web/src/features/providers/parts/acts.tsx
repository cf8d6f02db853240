import { createSignal, type JSX, Show } from "solid-js";
import { api } from "../../../lib/api";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { Row } from "../../../ui/layout";
import { toast, toastProblem } from "../../../ui/toast";
import type { Provider } from "../model";
import { t } from "../words";
import { SettingsForm } from "./settings-form";

/** What the security administrator does with the provider. */
export function Acts(props: { of: Provider | undefined }): JSX.Element {
  const [open, setOpen] = createSignal<"form" | "remove">();
  const look = createAction({
    run: async () => void (await api.provider.test.$post()),
    done: () => toast(t("tried")),
    failed: toastProblem,
  });
  const remove = createAction({
    run: async () => void (await api.provider.$delete()),
    refresh: [["provider"]],
    done: () => {
      setOpen();
      toast(t("removed"));
    },
    failed: toastProblem,
  });
  return (
    <>
      <Row gap={2}>
        <Button look="primary" onClick={() => setOpen("form")}>
          {t(props.of ? "change" : "add")}
        </Button>
        <Show when={props.of}>
          <Button busy={look.busy} onClick={() => look.run()}>
            {t("tryIt")}
          </Button>
          <Button look="quiet" onClick={() => setOpen("remove")}>
            {t("remove")}
          </Button>
        </Show>
      </Row>
      <Show when={open() === "form"}>
        <SettingsForm of={props.of} onClose={() => setOpen()} />
      </Show>
      <ConfirmDialog
        open={open() === "remove"}
        onClose={() => setOpen()}
        title={t("remove")}
        confirm={t("remove")}
        onConfirm={() => remove.run()}
        danger
        busy={remove.busy}
      >
        {t("removeAsk")}
      </ConfirmDialog>
    </>
  );
}
