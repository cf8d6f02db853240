import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { formatDate, today } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card, Row } from "../../../ui/layout";
import { Badge } from "../../../ui/status";
import { createRequests, type PrivacyRequest } from "../model";
import { t } from "../words";

/** Requests that wait for the person at the screen, with the day on which the first is due; nothing when none does. */
export function PrivacyToday(): JSX.Element {
  const may = useMay();
  const requests = createRequests(() => "yes");
  const mine = (r: PrivacyRequest) =>
    may("privacy.decide") ? r.state !== "erasing" : r.kind !== "objection" && r.state === "asked";
  const ours = () => (requests.data ?? []).filter(mine);
  const first = () => ours().reduce((day, r) => (r.dueOn < day ? r.dueOn : day), "9999-12-31");
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
          <span class="muted">{t("todayDue", formatDate(first()))}</span>
          <Show when={first() < today()}>
            <Badge tone="warn">{t("late")}</Badge>
          </Show>
        </Row>
      </Card>
    </Show>
  );
}
