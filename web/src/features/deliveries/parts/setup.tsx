import { createSignal, For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Select } from "../../../ui/inputs";
import { Card, FactRow, Facts, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { CHANNELS, CHOICES, type Channel, createSenders, type Senders } from "../model";
import { t } from "../words";
import { SetSender } from "./set-sender";
import { TestSender } from "./test-sender";

type Purpose = keyof typeof CHOICES;
const PURPOSES = Object.keys(CHOICES) as Purpose[];

/** Which message goes which way, and the credentials of each. */
export function Setup(): JSX.Element {
  const senders = createSenders();
  return (
    <Remote of={senders} wait={<Skeleton cards={2} />}>
      {(now) => (
        <Stack gap={4}>
          <Show when={!now().maySet}>
            <Notice>{t("readOnly")}</Notice>
          </Show>
          <Ways of={now()} />
          <Channels of={now()} />
        </Stack>
      )}
    </Remote>
  );
}

function Ways(props: { of: Senders }): JSX.Element {
  const choose = createAction<Partial<Record<Purpose, string>>>({
    run: (routes) => json(api.senders.$patch({ json: routes as never })),
    refresh: [["senders"]],
    done: () => toast(t("saved")),
    failed: toastProblem,
  });
  return (
    <Card title={t("routes")}>
      <Stack gap={3}>
        <p class="small muted">{t("routesNote")}</p>
        <For each={PURPOSES}>
          {(purpose) => (
            <Select
              label={t(purpose)}
              empty={false}
              disabled={!props.of.maySet || choose.busy}
              value={props.of.routes[purpose] as string}
              options={CHOICES[purpose].map((value) => ({ value: value as string, label: t(value) }))}
              onChange={(value) => choose.run({ [purpose]: value })}
            />
          )}
        </For>
      </Stack>
    </Card>
  );
}

function Channels(props: { of: Senders }): JSX.Element {
  const [setting, setSetting] = createSignal<Channel>();
  const [testing, setTesting] = createSignal<Channel>();
  const remove = createAction<Channel>({
    run: (channel) => json(api.senders.channels[":channel"].$delete({ param: { channel } })),
    refresh: [["senders"]],
    done: () => toast(t("removed")),
    failed: toastProblem,
  });
  const kept = (channel: Channel) => props.of.channels.find((each) => each.channel === channel);
  const state = (channel: Channel) => {
    const own = kept(channel);
    if (own) return t("setBy", own.setByName, formatInstant(own.setAt));
    return t(channel === "sms" ? "gateway" : "unset");
  };
  return (
    <Card title={t("channels")}>
      <Stack gap={3}>
        <p class="small muted">{t("channelsNote")}</p>
        <Facts>
          <For each={CHANNELS}>
            {(channel) => (
              <FactRow label={t(channel)}>
                <Stack gap={2}>
                  <span>{state(channel)}</span>
                  <Show when={props.of.maySet}>
                    <Row gap={2}>
                      <Button onClick={() => setSetting(channel)}>{t(kept(channel) ? "renew" : "set")}</Button>
                      <Show when={kept(channel) || channel === "sms"}>
                        <Button onClick={() => setTesting(channel)}>{t("tryIt")}</Button>
                      </Show>
                      <Show when={kept(channel)}>
                        <Button look="quiet" busy={remove.busy} onClick={() => remove.run(channel)}>
                          {t("remove")}
                        </Button>
                      </Show>
                    </Row>
                  </Show>
                </Stack>
              </FactRow>
            )}
          </For>
        </Facts>
      </Stack>
      <Show when={setting()} keyed>
        {(channel) => <SetSender channel={channel} onClose={() => setSetting()} />}
      </Show>
      <Show when={testing()} keyed>
        {(channel) => <TestSender channel={channel} onClose={() => setTesting()} />}
      </Show>
    </Card>
  );
}
