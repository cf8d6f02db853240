import type { AuditRetention } from "@rengang/core/audit/schema";
import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { formatDate, formatInstant } from "../../../lib/format";
import { cache, createRemote } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Card, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t } from "../words";

const KEY = ["audit", "retention"];

/** For how long the trail is kept, and what is about to go; the district's administrator changes it here. */
export function Retention(props: { change?: boolean }): JSX.Element {
  const kept = createRemote<AuditRetention>(() => ({
    key: KEY,
    load: async () => (await json(api.audit.retention.$get())) as AuditRetention,
  }));
  return (
    <Card title={t("retention")}>
      <Remote of={kept}>
        {(found) => (
          <Stack gap={3}>
            <p>
              {t("keptMonths", found().months)} · {t("keptFrom", formatDate(found().keptFrom))}
            </p>
            <Show when={found().removedTo}>{(day) => <p>{t("removedTo", formatDate(day()))}</p>}</Show>
            <Show when={found().next}>
              {(next) => (
                <Notice tone="warn" title={t("shorter", next().months, formatInstant(next().from))}>
                  {t("shorterNote", next().byName, formatInstant(next().at))}
                </Notice>
              )}
            </Show>
            <p class="small muted">{t("retentionNote")}</p>
            <Show when={props.change}>
              <Change months={found().months} />
            </Show>
          </Stack>
        )}
      </Remote>
    </Card>
  );
}

function Change(props: { months: number }): JSX.Element {
  const form = createForm({
    initial: { months: String(props.months) },
    send: async ({ months }, submission) =>
      (await json(
        api.audit.retention.$put({ json: { months: Number(months || Number.NaN) } }, submission.options),
      )) as AuditRetention,
    done: (now) => {
      cache.put(KEY, now);
      toast(t("savedRetention"));
    },
  });
  return (
    <Form of={form} label={t("retention")}>
      <TextField label={t("months")} hint={t("monthsHint")} inputMode="numeric" {...form.field("months")} />
      <Row>
        <Submit of={form}>{t("saveRetention")}</Submit>
      </Row>
    </Form>
  );
}
