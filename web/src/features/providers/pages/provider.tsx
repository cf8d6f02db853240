import KeyRound from "lucide-solid/icons/key-round";
import { type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { formatInstant } from "../../../lib/format";
import { CopyButton } from "../../../ui/copy-button";
import { Card, FactRow, Facts, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Notice, Skeleton } from "../../../ui/status";
import { createProvider, type Provider, STANDARD_CLAIM } from "../model";
import { Acts } from "../parts/acts";
import { t } from "../words";

/** The district's own identity provider: what is set, and what the provider has to know of us. */
export function ProviderPage(): JSX.Element {
  const remote = createProvider();
  const may = useMay();
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} />
      <Remote of={remote} wait={<Skeleton cards={2} />}>
        {(now) => (
          <Stack gap={4}>
            <Show when={!may("providers.set")}>
              <Notice>{t("readOnly")}</Notice>
            </Show>
            <Card title={t("answerAt")}>
              <Stack gap={3}>
                <p class="small muted">{t("answerAtNote")}</p>
                <code class="seed">{now().answerAt}</code>
                <CopyButton text={() => now().answerAt} label={t("copy")} done={t("copied")} />
              </Stack>
            </Card>
            <Card title={t("current")}>
              <Stack gap={4}>
                <Show
                  when={now().provider}
                  fallback={<Empty icon={<KeyRound aria-hidden="true" />} title={t("none")} note={t("noneNote")} />}
                >
                  {(provider) => <Settings of={provider()} />}
                </Show>
                <Show when={may("providers.set")}>
                  <Acts of={now().provider} />
                </Show>
              </Stack>
            </Card>
          </Stack>
        )}
      </Remote>
    </Stack>
  );
}

function Settings(props: { of: Provider }): JSX.Element {
  return (
    <Facts>
      <FactRow label={t("name")}>{props.of.name}</FactRow>
      <FactRow label={t("state")}>
        {t(props.of.on ? "on" : "off")}
        <br />
        <span class="small muted">{t("setBy", props.of.setByName, formatInstant(props.of.setAt))}</span>
      </FactRow>
      <FactRow label={t("issuer")}>{props.of.issuer}</FactRow>
      <FactRow label={t("clientId")}>{props.of.clientId}</FactRow>
      <FactRow label={t("scope")}>{props.of.scope}</FactRow>
      <FactRow label={t("phoneClaim")}>
        {props.of.phoneClaim === STANDARD_CLAIM ? t("standardClaim") : props.of.phoneClaim}
        <Show when={props.of.vouched}>
          <br />
          <span class="small muted">{t("vouched")}</span>
        </Show>
      </FactRow>
    </Facts>
  );
}
