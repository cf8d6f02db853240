import type { Service } from "@rengang/core/services/schema";
import { A } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import Clock from "lucide-solid/icons/clock";
import Info from "lucide-solid/icons/info";
import { type JSX, Match, onMount, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { clockNow } from "../../../lib/clock";
import { formatDay, formatHours, formatInstant, formatTime } from "../../../lib/format";
import { type Problem, sentence } from "../../../lib/problem";
import { createAction } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { Card, Stack } from "../../../ui/layout";
import { t } from "../my-words";

const HALF_HOUR = 1_800_000;

/** Checks in as it appears, and says large how it went. */
export function CheckIn(props: { code: string }): JSX.Element {
  const refresh = [["services"], ["claims"], ["posts"]] as const;
  const arriving = createAction<void, Service>({
    run: async () =>
      (await json(api.attendance["check-in"].$post({ json: { code: props.code } }))) as unknown as Service,
    refresh,
  });
  const leaving = createAction<void, Service>({
    run: async () =>
      (await json(api.attendance["check-out"].$post({ json: { code: props.code } }))) as unknown as Service,
    refresh,
  });
  onMount(() => void arriving.run());
  const record = () => leaving.result ?? arriving.result;
  return (
    <Card>
      <div role="status" aria-live="polite">
        <Switch
          fallback={
            <div class="result">
              <span class="spinner result-spinner" aria-hidden="true" />
              <p class="result-title">{t("wait")}</p>
            </div>
          }
        >
          <Match when={record()}>
            {(service) => (
              <Done service={service()} problem={leaving.problem} busy={leaving.busy} onLeave={() => leaving.run()} />
            )}
          </Match>
          <Match when={!arriving.busy && arriving.problem}>
            {(problem) => <NotDone problem={problem()} code={props.code} onRetry={() => arriving.run()} />}
          </Match>
        </Switch>
      </div>
    </Card>
  );
}

function titleOf(service: Service): string {
  if (service.state === "confirmed") return t("confirmed");
  if (service.checkedOutAt) return t("out");
  const justNow = service.checkedInAt && clockNow() - Date.parse(service.checkedInAt) < 2 * 60_000;
  return justNow ? t("done") : t("again");
}

function Done(props: {
  service: Service;
  problem: Problem | undefined;
  busy: boolean;
  onLeave: () => void;
}): JSX.Element {
  const service = () => props.service;
  const standing = () => !service().endsAt;
  const mayLeave = () =>
    service().state === "checked_in" &&
    !service().checkedOutAt &&
    (standing() || clockNow() >= Date.parse(service().endsAt ?? "") - HALF_HOUR);
  const note = () => {
    if (service().state === "confirmed") return t("confirmedNote", formatHours(service().hours));
    return standing() && !service().checkedOutAt ? t("standingNote") : t("note", formatHours(service().hours));
  };
  return (
    <div class="result result-page">
      <CircleCheck class="result-ok" aria-hidden="true" />
      <p class="result-title">{titleOf(service())}</p>
      <p class="result-number">
        {formatTime(service().checkedOutAt ?? service().checkedInAt ?? service().startsAt ?? "")}
      </p>
      <p class="strong">{service().title}</p>
      <p class="muted">
        {formatDay(service().on)} · {service().place}
      </p>
      <p class="small">{note()}</p>
      <Stack gap={3} class="result-acts">
        <Show when={props.problem}>{(problem) => <p class="small result-words">{outcomeOf(problem()).note}</p>}</Show>
        <Show when={mayLeave()}>
          <Button large wide busy={props.busy} onClick={() => props.onLeave()}>
            {t("checkOut")}
          </Button>
          <Show when={!standing()}>
            <p class="small muted">{t("checkOutNote")}</p>
          </Show>
        </Show>
        <A class={buttonClass({ large: true, wide: true, look: mayLeave() ? "quiet" : "plain" })} href="/my/record">
          {t("record")}
        </A>
      </Stack>
    </div>
  );
}

const when = (minutes: unknown): string => formatInstant(new Date(Number(minutes) * 60_000).toISOString());

interface Outcome {
  title: string;
  note: string;
  /** It is a matter of time. */
  time?: boolean;
  /** Trying again may help. */
  again?: boolean;
  /** The post itself explains more. */
  post?: boolean;
}

/** A refusal at the door, in kind words: what is the case, and how the person's presence still counts. */
export function outcomeOf(problem: Problem): Outcome {
  const { facts } = problem;
  switch (problem.code) {
    case "attendance.too_early":
      return { title: t("early"), note: t("earlyNote", when(facts.from)), time: true, again: true };
    case "attendance.code_expired":
      return { title: t("expired"), note: t("expiredNote"), time: true };
    case "attendance.no_place":
      return facts.waiting
        ? { title: t("waiting"), note: t("waitingNote"), again: true }
        : { title: t("noPlace"), note: t("noPlaceNote"), post: true };
    case "attendance.code_invalid":
    case "input.invalid":
      return { title: t("invalid"), note: t("invalidNote") };
    case "attendance.session_off":
      return { title: t("off"), note: t("offNote") };
    case "service.already_rejected":
      return { title: t("rejected"), note: t("rejectedNote", String(facts.reason ?? "")) };
    case "attendance.too_early_to_leave":
      return { title: t("outEarly"), note: t("outEarlyNote", when(facts.from)) };
    default:
      return { title: t("other"), note: sentence(problem), again: true };
  }
}

/** The post that a code names in its first part. */
const postOf = (code: string): string => `pst_${code.split("~")[0]}`;

function NotDone(props: { problem: Problem; code: string; onRetry: () => void }): JSX.Element {
  const outcome = () => outcomeOf(props.problem);
  return (
    <div class="result result-page">
      <Show when={outcome().time} fallback={<Info class="result-note" aria-hidden="true" />}>
        <Clock class="result-note" aria-hidden="true" />
      </Show>
      <p class="result-title">{outcome().title}</p>
      <p class="result-words">{outcome().note}</p>
      <Stack gap={3} class="result-acts">
        <Show when={outcome().again}>
          <Button look="primary" large wide onClick={() => props.onRetry()}>
            {t("retry")}
          </Button>
        </Show>
        <Show when={outcome().post}>
          <A class={buttonClass({ large: true, wide: true })} href={`/my/posts/${postOf(props.code)}`}>
            {t("seePost")}
          </A>
        </Show>
        <A class={buttonClass({ large: true, wide: true, look: "quiet" })} href="/my">
          {t("home")}
        </A>
      </Stack>
    </div>
  );
}
