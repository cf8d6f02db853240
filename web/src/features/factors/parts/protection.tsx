import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { createFactors, FACTORS, type Factors } from "../model";
import { t } from "../words";
import { AddPasskey } from "./add-passkey";
import { Authenticator } from "./authenticator";
import { Codes } from "./codes";
import { Passkeys } from "./passkeys";
import { PasswordForm } from "./password-form";
import { Recovery } from "./recovery";
import { SetUp } from "./set-up";

/** In the account sheet of staff: passkeys, the authenticator, recovery codes, the password. */
export function Protection(): JSX.Element {
  const factors = createFactors();
  const [adding, setAdding] = createSignal<"passkey" | "authenticator">();
  const [codes, setCodes] = createSignal<readonly string[]>();
  const done = () => {
    setAdding();
    setCodes();
    void cache.refresh(FACTORS);
  };
  const guarded = () => factors.data?.since !== undefined || (factors.data?.passkeys.length ?? 0) > 0;
  return (
    <Stack gap={3}>
      <h3 class="strong">{t("title")}</h3>
      <Remote of={factors} wait={<Skeleton lines={2} />}>
        {(found) => (
          <Switch
            fallback={
              <Stack gap={5}>
                <Show when={!guarded()}>
                  <p class="muted">{t("off")}</p>
                </Show>
                <Passkeys factors={found()} onAdd={() => setAdding("passkey")} />
                <Authenticator factors={found()} onSetUp={() => setAdding("authenticator")} />
                <Show when={guarded()}>
                  <Password factors={found()} />
                  <Recovery factors={found()} onNew={setCodes} />
                </Show>
              </Stack>
            }
          >
            <Match when={adding() === "passkey"}>
              <AddPasskey onDone={done} onBack={() => setAdding()} />
            </Match>
            <Match when={adding() === "authenticator"}>
              <SetUp onDone={done} />
            </Match>
            <Match when={codes()}>{(made) => <Codes codes={made()} onSaved={done} />}</Match>
          </Switch>
        )}
      </Remote>
    </Stack>
  );
}

function Password(props: { factors: Factors }): JSX.Element {
  const [typing, setTyping] = createSignal(false);
  const end = createAction<void, unknown>({
    run: () => api.factors.password.$delete(),
    done: () => toast(t("passwordEnded")),
    refresh: [[...FACTORS]],
    failed: toastProblem,
  });
  const since = () => props.factors.passwordSince;
  return (
    <Show when={!typing()} fallback={<PasswordForm changes={since() !== undefined} onClose={() => setTyping(false)} />}>
      <div>
        <p class="strong">{t("password")}</p>
        <p class="small muted">{since() ? t("passwordOn", formatInstant(since() ?? "")) : t("passwordNone")}</p>
        <Row>
          <Button onClick={() => setTyping(true)}>{t(since() ? "changePassword" : "setPassword")}</Button>
          <Show when={since()}>
            <Button look="link" busy={end.busy} onClick={() => end.run()}>
              {t("endPassword")}
            </Button>
          </Show>
        </Row>
      </div>
    </Show>
  );
}
