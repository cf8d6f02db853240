import { createSignal, For, type JSX, Show } from "solid-js";
import { type Me, sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { Row, Stack } from "../../../ui/layout";
import { toast, toastProblem } from "../../../ui/toast";
import { FACTORS, type Factors } from "../model";
import { knowsPasskeys } from "../passkey";
import { t } from "../passkey-words";

type Passkey = Factors["passkeys"][number];

/** One's passkeys with their names, and a way to add one where the browser knows them. */
export function Passkeys(props: { factors: Factors; onAdd: () => void }): JSX.Element {
  const [going, setGoing] = createSignal<Passkey>();
  const end = createAction<Passkey, Me>({
    run: async ({ id }) => (await json(api.factors.passkeys[":passkeyId"].$delete({ param: { passkeyId: id } }))) as Me,
    done: (me) => {
      toast(t("removed"));
      sessionActs.proved(me);
    },
    refresh: [[...FACTORS]],
    failed: toastProblem,
  });
  const last = () => props.factors.passkeys.length === 1 && props.factors.since === undefined;
  return (
    <Show when={knowsPasskeys() || props.factors.passkeys.length > 0}>
      <Stack gap={2}>
        <div>
          <p class="strong">{t("title")}</p>
          <p class="small muted">{t("note")}</p>
        </div>
        <ul class="list">
          <For each={props.factors.passkeys}>
            {(passkey) => (
              <li>
                <Row justify="between">
                  <span>
                    {passkey.name}
                    <br />
                    <Stand of={passkey} />
                  </span>
                  <Button look="link" aria-label={t("removeOf", passkey.name)} onClick={() => setGoing(passkey)}>
                    {t("remove")}
                  </Button>
                </Row>
              </li>
            )}
          </For>
        </ul>
        <Show when={knowsPasskeys()}>
          <Row>
            <Button onClick={() => props.onAdd()}>{t("add")}</Button>
          </Row>
        </Show>
      </Stack>
      <Show when={going()}>
        {(passkey) => (
          <ConfirmDialog
            open
            danger
            busy={end.busy}
            title={t("removeTitle", passkey().name)}
            confirm={t("remove")}
            onClose={() => setGoing()}
            onConfirm={() => void end.run(passkey()).then(() => setGoing())}
          >
            <p>{t(last() ? "removeLast" : "removeSay")}</p>
          </ConfirmDialog>
        )}
      </Show>
    </Show>
  );
}

/** Whether it may be used, and since when it has been. */
function Stand(props: { of: Passkey }): JSX.Element {
  const day = () => t("since", formatInstant(props.of.since));
  return (
    <Show when={!props.of.stoppedAt} fallback={<span class="small">{t("stopped")}</span>}>
      <span class="small muted">
        {props.of.usedAt ? `${day()} · ${t("used", formatInstant(props.of.usedAt))}` : day()}
      </span>
    </Show>
  );
}
