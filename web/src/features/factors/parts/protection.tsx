import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { createFactors, FACTORS, type Factors } from "../model";
import { t } from "../words";
import { Codes } from "./codes";
import { PasswordForm } from "./password-form";
import { SetUp } from "./set-up";

/** In the account sheet of staff: the authenticator, its recovery codes, the password. */
export function Protection(): JSX.Element {
  const factors = createFactors();
  const [settingUp, setSettingUp] = createSignal(false);
  return (
    <Stack gap={3}>
      <h3 class="strong">{t("title")}</h3>
      <Remote of={factors} wait={<Skeleton lines={2} />}>
        {(found) => (
          <Switch
            fallback={
              <>
                <p class="muted">{t("off")}</p>
                <Button wide onClick={() => setSettingUp(true)}>
                  {t("setUp")}
                </Button>
              </>
            }
          >
            <Match when={settingUp()}>
              <SetUp
                onDone={() => {
                  setSettingUp(false);
                  void cache.refresh(FACTORS);
                }}
              />
            </Match>
            <Match when={found().since}>
              <Guarded factors={found()} />
            </Match>
          </Switch>
        )}
      </Remote>
    </Stack>
  );
}

function Guarded(props: { factors: Factors }): JSX.Element {
  const [codes, setCodes] = createSignal<readonly string[]>();
  const [ending, setEnding] = createSignal(false);
  const renew = createAction<void, { codes: string[] }>({
    run: () => json(api.factors.recovery.$post()),
    done: (made) => setCodes(made.codes),
    failed: toastProblem,
  });
  const end = createAction<void, unknown>({
    run: () => api.factors.authenticator.$delete(),
    done: () => {
      toast(t("stopped"));
      sessionActs.lost();
    },
    failed: toastProblem,
  });
  const saved = () => {
    setCodes();
    void cache.refresh(FACTORS);
  };
  return (
    <Stack gap={3}>
      <p>
        {t("on", formatInstant(props.factors.since ?? ""))}
        <br />
        <span class="small muted">{t("left", props.factors.recoveryLeft)}</span>
      </p>
      <Show when={codes()} fallback={<Password factors={props.factors} />}>
        {(made) => <Codes codes={made()} onSaved={saved} />}
      </Show>
      <Show when={!codes()}>
        <Row>
          <Button look="link" busy={renew.busy} onClick={() => renew.run()}>
            {t("newCodes")}
          </Button>
          <Show when={props.factors.mode === "asked"}>
            <Button look="link" onClick={() => setEnding(true)}>
              {t("stop")}
            </Button>
          </Show>
        </Row>
        <p class="small muted">{t("newCodesNote")}</p>
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
          <p>{t("stopSay")}</p>
        </ConfirmDialog>
      </Show>
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
    <Show when={!typing()} fallback={<PasswordForm onClose={() => setTyping(false)} />}>
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
