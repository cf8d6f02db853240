import { createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import type { Submission } from "../../../lib/api";
import { formatDate, formatInstant, today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Row, Stack } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Badge, StatusDot } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t as er } from "../erasure-words";
import { afterRequest, type PrivacyRequest, requestActs } from "../model";
import { t as my } from "../my-words";
import { aboutWords, isStoppable, pair, toneOf } from "../request-words";
import { t } from "../words";
import { ErasurePreviewPart } from "./erasure-preview";
import { ErasureRun } from "./erasure-run";

type Act = "accept" | "refuse" | "examine" | "decide";
const TITLES = {
  accept: "acceptTitle",
  refuse: "refuseTitle",
  examine: "examineTitle",
  decide: "decideTitle",
} as const;

function run(act: Act, request: PrivacyRequest, note: string, submission: Submission): Promise<unknown> {
  if (act === "examine") return requestActs.examine(request, note, submission);
  const accepted = act !== "refuse";
  if (request.kind === "erasure") return requestActs.decide(request, accepted, note, submission);
  return requestActs.answer(request, accepted, note, submission);
}

/** One request with what can be done about it here. */
export function RequestCard(props: { request: PrivacyRequest }): JSX.Element {
  const [act, setAct] = createSignal<Act>();
  const { request } = props;
  const isOpen = () => ["asked", "examined"].includes(props.request.state);
  return (
    <Card
      title={`${props.request.name} · ${my(`kind_${props.request.kind}`)}`}
      side={<StatusDot tone={toneOf(props.request.state)}>{my(`state_${props.request.state}`)}</StatusDot>}
    >
      <Stack gap={3}>
        <p>{aboutWords(props.request)}</p>
        <p class="small muted">
          {[
            props.request.unitName,
            t(props.request.askedBy === "self" ? "bySelf" : "byDistrict"),
            formatInstant(props.request.askedAt),
          ].join(" · ")}
          <Show when={isOpen()}> · {my("dueOn", formatDate(props.request.dueOn))} </Show>
          <Show when={isOpen() && props.request.dueOn < today()}>
            <Badge tone="warn">{t("late")}</Badge>
          </Show>
        </p>
        <Show when={props.request.examinedNote}>
          {(note) => <p class="small">{pair(`${props.request.examinedByName}`, note())}</p>}
        </Show>
        <Show when={props.request.note}>
          {(note) => <p class="small">{pair(`${props.request.answeredByName}`, note())}</p>}
        </Show>
        <Show when={isOpen() && props.request.kind === "erasure"}>
          <ErasurePreviewPart request={props.request} />
        </Show>
        <Show when={props.request.kind === "erasure" && !isOpen()}>
          <ErasureRun request={props.request} />
        </Show>
        <Show when={isOpen() && props.request.kind === "objection"}>
          <p class="small">{t(isStoppable(props.request.purpose) ? "stops" : "compulsory")}</p>
        </Show>
        <Show when={isOpen()}>
          <Acts request={props.request} onAct={setAct} />
        </Show>
      </Stack>
      <Show when={act()} keyed>
        {(chosen) => (
          <ReasonDialog
            open
            onClose={() => setAct()}
            title={t(TITLES[chosen])}
            confirm={t(chosen)}
            label={t("noteLabel")}
            hint={t("noteHint")}
            draft={`privacy-${request.id}-${chosen}`}
            danger={chosen === "decide"}
            retype={
              chosen === "decide"
                ? { label: er("retype", request.name), text: request.name, wrong: er("retypeWrong", request.name) }
                : undefined
            }
            run={(note, submission) => run(chosen, props.request, note, submission)}
            done={() => {
              toast(t("finished"));
              void cache.refresh(...afterRequest);
            }}
          >
            <p>{aboutWords(props.request)}</p>
            <Show when={chosen === "decide"}>
              <p>{t("decideNote")}</p>
            </Show>
          </ReasonDialog>
        )}
      </Show>
    </Card>
  );
}

function Acts(props: { request: PrivacyRequest; onAct: (act: Act) => void }): JSX.Element {
  const may = useMay();
  const kind = () => props.request.kind;
  const decides = () => may("privacy.decide");
  const answers = () => kind() === "correction" || (kind() === "objection" && decides());
  const grants = () => kind() === "correction" || (kind() === "objection" && isStoppable(props.request.purpose));
  return (
    <Row justify="end" gap={3}>
      <Show when={kind() === "objection" && !decides()}>
        <span class="small muted">{t("districtOnly")}</span>
      </Show>
      <Show when={kind() === "erasure" && props.request.state === "examined" && !decides()}>
        <span class="small muted">{t("secondPerson")}</span>
      </Show>
      <Show when={answers() || (kind() === "erasure" && decides())}>
        <Button onClick={() => props.onAct("refuse")}>{t("refuse")}</Button>
      </Show>
      <Show when={answers() && grants()}>
        <Button look="primary" onClick={() => props.onAct("accept")}>
          {t("accept")}
        </Button>
      </Show>
      <Show when={kind() === "erasure" && props.request.state === "asked"}>
        <Button onClick={() => props.onAct("examine")}>{t("examine")}</Button>
      </Show>
      <Show when={kind() === "erasure" && props.request.state === "examined" && decides()}>
        <Button look="danger" onClick={() => props.onAct("decide")}>
          {t("decide")}
        </Button>
      </Show>
    </Row>
  );
}
