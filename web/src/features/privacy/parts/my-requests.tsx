import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDate, formatInstant, onClock } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Card, Row, SectionHead, Stack } from "../../../ui/layout";
import { Empty, StatusDot } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { type Ask, type PrivacyRequest, privacyActs, REQUESTS } from "../my-model";
import { t } from "../my-words";
import { aboutWords, pair, toneOf } from "../request-words";

const AskSheet = late(() => import("./ask-sheet").then((m) => m.AskSheet));

/** What the member has asked for, and the three things that can be asked. */
export function MyRequests(props: { requests: readonly PrivacyRequest[] }): JSX.Element {
  const [asking, setAsking] = createSignal<Ask["kind"]>();
  return (
    <Stack gap={5}>
      <Card title={t("ask")}>
        <Row gap={3}>
          <Button onClick={() => setAsking("correction")}>{t("askCorrection")}</Button>
          <Button onClick={() => setAsking("objection")}>{t("askObjection")}</Button>
          <Button look="danger" onClick={() => setAsking("erasure")}>
            {t("askErasure")}
          </Button>
        </Row>
      </Card>
      <SectionHead title={t("view_requests")} />
      <Card flush>
        <ul class="list">
          <For
            each={props.requests}
            fallback={
              <li>
                <Empty title={t("noRequests")} note={t("noRequestsNote")} />
              </li>
            }
          >
            {(request) => <OneRequest request={request} />}
          </For>
        </ul>
      </Card>
      <Show when={asking()} keyed>
        {(kind) => <AskSheet kind={kind} onClose={() => setAsking()} />}
      </Show>
    </Stack>
  );
}

function OneRequest(props: { request: PrivacyRequest }): JSX.Element {
  const withdraw = createAction<string>({
    run: (id) => privacyActs.withdraw(id),
    refresh: [REQUESTS],
    done: () => toast(t("withdrawn")),
    failed: toastProblem,
  });
  const open = () => props.request.state === "asked" || props.request.state === "examined";
  const day = (instant: string) => formatDate(onClock(instant).day);
  return (
    <li class="list-item held-request">
      <Stack gap={2} class="grow">
        <Row justify="between">
          <span class="strong">{t(`kind_${props.request.kind}`)}</span>
          <StatusDot tone={toneOf(props.request.state)}>{t(`state_${props.request.state}`)}</StatusDot>
        </Row>
        <span>{aboutWords(props.request)}</span>
        <span class="small muted">
          {formatInstant(props.request.askedAt)}
          <Show when={open()}> · {t("dueOn", formatDate(props.request.dueOn))}</Show>
          <Show when={props.request.keptUntil}>{(until) => ` · ${t("keptUntil", day(until()))}`}</Show>
        </span>
        <Show when={props.request.note}>
          <span>{pair(t("answered", props.request.answeredByName || t("staff")), props.request.note ?? "")}</span>
        </Show>
        <Show when={open()}>
          <Row justify="end">
            <Button look="link" busy={withdraw.busy} onClick={() => withdraw.run(props.request.id)}>
              {t("withdraw")}
            </Button>
          </Row>
        </Show>
      </Stack>
    </li>
  );
}
