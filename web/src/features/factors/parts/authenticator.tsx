import { createSignal, type JSX, Show } from "solid-js";
import { sessionActs } from "../../../app/session";
import { api } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { Row, Stack } from "../../../ui/layout";
import { toast, toastProblem } from "../../../ui/toast";
import type { Factors } from "../model";
import { t } from "../words";

/** The authenticator: set up, or since when, and a way to put it away where something else may guard the account. */
export function Authenticator(props: { factors: Factors; onSetUp: () => void }): JSX.Element {
  const [ending, setEnding] = createSignal(false);
  const end = createAction<void, unknown>({
    run: () => api.factors.authenticator.$delete(),
    done: () => {
      toast(t("stopped"));
      sessionActs.lost();
    },
    failed: toastProblem,
  });
  const last = () => props.factors.passkeys.length === 0;
  return (
    <Stack gap={2}>
      <p class="strong">{t("code")}</p>
      <Show
        when={props.factors.since}
        fallback={
          <>
            <p class="small muted">{t("authenticatorNote")}</p>
            <Row>
              <Button onClick={() => props.onSetUp()}>{t("setUp")}</Button>
            </Row>
          </>
        }
      >
        {(since) => (
          <>
            <p class="small muted">{t("on", formatInstant(since()))}</p>
            <Show when={props.factors.mode === "asked" || !last()}>
              <Row>
                <Button look="link" onClick={() => setEnding(true)}>
                  {t("stop")}
                </Button>
              </Row>
            </Show>
          </>
        )}
      </Show>
      <Show when={ending()}>
        <ConfirmDialog
          open
          danger
          busy={end.busy}
          title={t("stop")}
          confirm={t("stop")}
          onClose={() => setEnding(false)}
          onConfirm={() => void end.run().then(() => setEnding(false))}
        >
          <p>{t(last() ? "stopSay" : "stopOneSay")}</p>
        </ConfirmDialog>
      </Show>
    </Stack>
  );
}
