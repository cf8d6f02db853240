import { createSignal, For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { formatDay, formatHours, formatInstant, formatTime, onClock } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { Badge, Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { Line, Lines } from "../../members/parts/my-lines";
import { teamName } from "../../teams/words";
import type { Service } from "../my-model";
import { evidenceWord, stateWord, t } from "../my-words";

/** One entry in full: what is recorded, on what ground, by whom; and the way to say that it is wrong. */
export function ServiceSheet(props: { service: Service | undefined; onClose: () => void }): JSX.Element {
  const [telling, setTelling] = createSignal(false);
  const close = () => {
    setTelling(false);
    props.onClose();
  };
  return (
    <Sheet
      open={props.service !== undefined}
      onClose={close}
      over={props.service && stateWord(props.service.state)}
      title={props.service?.title ?? ""}
      foot={
        telling() ? undefined : (
          <Button wide onClick={() => setTelling(true)}>
            {props.service?.dispute ? t("sayAgain") : t("wrong")}
          </Button>
        )
      }
    >
      <Show when={props.service}>
        {(service) => (
          <Stack gap={5}>
            <Remarks service={service()} />
            <Show when={telling()} fallback={<Facts service={service()} />}>
              <DisputeForm service={service()} onDone={() => setTelling(false)} />
            </Show>
          </Stack>
        )}
      </Show>
    </Sheet>
  );
}

/** What is out of the ordinary about the entry, first. */
function Remarks(props: { service: Service }): JSX.Element {
  const service = () => props.service;
  return (
    <>
      <Show when={service().state === "rejected" && service().reason}>
        {(reason) => <Notice title={t("rejected")}>{t("because", reason())}</Notice>}
      </Show>
      <For each={service().marks ?? []}>{(mark) => <Notice tone="warn">{t(mark)}</Notice>}</For>
      <Show when={service().dispute}>
        {(dispute) => (
          <div class="said">
            <p class="small muted">
              {t("said")} · {formatDay(onClock(dispute().at).day)}
            </p>
            <p>{dispute().text}</p>
            <Show when={dispute().answer} fallback={<p class="small said-wait">{t("waitingAnswer")}</p>}>
              {(answer) => (
                <>
                  <p class="small muted said-answer">
                    {t("answered", dispute().answeredByName ?? "")}
                    <Show when={dispute().answeredAt}>{(at) => <> · {formatDay(onClock(at()).day)}</>}</Show>
                  </p>
                  <p>{answer()}</p>
                </>
              )}
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}

function Facts(props: { service: Service }): JSX.Element {
  const service = () => props.service;
  const times = () => {
    const { startsAt, endsAt } = service();
    return startsAt && endsAt ? `${formatTime(startsAt)}–${formatTime(endsAt)}` : "";
  };
  return (
    <Lines>
      <Line label={t("when")}>
        {formatDay(service().on)} {times()}
      </Line>
      <Line label={t("length")}>{service().hours > 0 ? t("hoursOf", formatHours(service().hours)) : "–"}</Line>
      <Line label={t("team")}>{teamName(service().team)}</Line>
      <Line label={t("where")}>{service().place}</Line>
      <Show when={service().content}>{(content) => <Line label={t("content")}>{content()}</Line>}</Show>
      <Show when={service().beneficiaries}>{(whom) => <Line label={t("forWhom")}>{whom()}</Line>}</Show>
      <Line label={t("evidence")}>
        <Row gap={2}>
          {evidenceWord(service().evidence)}
          <Show when={service().backfilled}>
            <Badge>{t("backfilled")}</Badge>
          </Show>
          <Show when={service().walkIn}>
            <Badge>{t("walkIn")}</Badge>
          </Show>
        </Row>
        <Show when={service().backfilled && service().reason}>
          {(reason) => <p class="small muted">{t("because", reason())}</p>}
        </Show>
      </Line>
      <Show when={service().checkedInAt}>
        {(at) => (
          <Line label={t("checkedIn")}>
            {formatTime(at())}
            <Show when={service().checkedOutAt}>{(out) => <>–{formatTime(out())}</>}</Show>
          </Line>
        )}
      </Show>
      <Show when={service().quality}>{(quality) => <Line label={t("quality")}>{quality()}</Line>}</Show>
      <Line label={t("recordedBy")}>{service().recordedByName}</Line>
      <Show when={service().state === "confirmed" && service().confirmedAt}>
        {(at) => (
          <Line label={t("confirmedBy")}>{t("confirmedAt", service().confirmedByName ?? "", formatInstant(at()))}</Line>
        )}
      </Show>
      <Show when={service().correction}>
        {(change) => (
          <Line label={t("correction")}>
            {t("corrected", change().byName, formatDay(onClock(change().at).day), formatHours(change().hoursBefore))}
            <p class="small muted">{t("because", change().reason)}</p>
          </Line>
        )}
      </Show>
    </Lines>
  );
}

function DisputeForm(props: { service: Service; onDone: () => void }): JSX.Element {
  const { id } = props.service;
  const form = createForm({
    draft: `dispute.${id}`,
    initial: { text: "" },
    check: ({ text }) => ({ text: text.trim() ? undefined : t("missing") }),
    send: ({ text }, submission) =>
      json(api.services[":serviceId"].dispute.$post({ param: { serviceId: id }, json: { text } }, submission.options)),
    done: () => {
      void cache.refresh(["services"]);
      toast(t("sent"));
      props.onDone();
    },
  });
  return (
    <Form of={form} label={t("wrong")}>
      <TextArea label={t("wrongLabel")} hint={t("wrongHint")} maxLength={200} rows={4} {...form.field("text")} />
      <Submit of={form} wide large>
        {t("send")}
      </Submit>
    </Form>
  );
}
