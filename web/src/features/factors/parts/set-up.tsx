import { createSignal, type JSX, Show } from "solid-js";
import { type Me, sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { createRemote } from "../../../lib/remote";
import { CopyButton } from "../../../ui/copy-button";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { QrCode } from "../../../ui/qr-code";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { codeOf, grouped } from "../model";
import { t } from "../words";
import { Codes } from "./codes";

/** Sets up an authenticator: scan, type what it shows, keep the recovery codes. */
export function SetUp(props: { onDone: () => void }): JSX.Element {
  const [done, setDone] = createSignal<{ me: Me; codes: string[] }>();
  const seed = createRemote(() => ({
    key: ["factors", "seed"],
    load: () => json(api.factors.authenticator.$post()),
    fresh: 600_000,
  }));
  const form = createForm({
    initial: { code: "" },
    check: (values) => ({ code: /^\d{6}$/.test(codeOf(values.code)) ? undefined : t("sixWrong") }),
    send: async ({ code }) => {
      const answer = await json(api.factors.authenticator.confirm.$post({ json: { code: codeOf(code) } }));
      return answer as { me: Me; codes: string[] };
    },
    done: setDone,
  });
  const finish = (me: Me) => {
    sessionActs.proved(me);
    props.onDone();
  };
  return (
    <Show
      when={done()}
      fallback={
        <Remote of={seed} wait={<Skeleton lines={6} />}>
          {(found) => (
            <Form of={form} label={t("setUp")}>
              <Stack gap={2}>
                <h3 class="strong">{t("step1")}</h3>
                <p class="muted">{t("step1Note")}</p>
                <h3 class="strong">{t("step2")}</h3>
                <QrCode value={found().uri} label={t("qr")} />
                <p class="small muted">{t("byHand")}</p>
                <Row>
                  <code class="seed">{grouped(found().secret)}</code>
                  <CopyButton text={() => found().secret} label={t("copy")} done={t("copied")} look="link" />
                </Row>
              </Stack>
              <TextField
                label={t("step3")}
                inputMode="numeric"
                autocomplete="one-time-code"
                maxLength={8}
                code
                {...form.field("code")}
              />
              <Submit of={form} wide large>
                {t("turnOn")}
              </Submit>
            </Form>
          )}
        </Remote>
      }
    >
      {(made) => <Codes codes={made().codes} onSaved={() => finish(made().me)} />}
    </Show>
  );
}
