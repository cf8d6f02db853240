import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { today } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card, Row } from "../../../ui/layout";
import { Badge } from "../../../ui/status";
import { createRequests } from "../model";
import { t } from "../words";

/** Requests that wait for the community; nothing when none does. */
export function PrivacyToday(): JSX.Element {
  const requests = createRequests(() => "yes");
  const ours = () => (requests.data ?? []).filter((r) => r.kind === "correction" || r.state === "asked");
  return (
    <Show when={ours().length > 0}>
      <Card
        title={t("todayTitle")}
        foot={
          <A class={buttonClass({})} href="/privacy">
            {t("todayGo")}
          </A>
        }
      >
        <Row gap={2}>
          <span>{t("todayCount", ours().length)}</span>
          <Show when={ours().some((r) => r.dueOn < today())}>
            <Badge tone="warn">{t("late")}</Badge>
          </Show>
        </Row>
      </Card>
    </Show>
  );
}
