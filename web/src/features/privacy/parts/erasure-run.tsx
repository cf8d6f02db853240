import { createEffect, type JSX, Match, on, Show, Switch } from "solid-js";
import { formatDate, formatInstant, onClock } from "../../../lib/format";
import { createJob } from "../../../lib/job";
import { cache } from "../../../lib/remote";
import { Progress } from "../../../ui/progress";
import { Notice } from "../../../ui/status";
import { t } from "../erasure-words";
import { afterRequest, type PrivacyRequest } from "../model";

/** An erasure that runs, step by step; once it is done, what it has left. */
export function ErasureRun(props: { request: PrivacyRequest }): JSX.Element {
  const running = () => props.request.state === "erasing";
  const job = createJob(() => (running() ? props.request.jobId : undefined));
  createEffect(
    on(
      () => job.data?.state,
      (now) => {
        if (now === "done") void cache.refresh(...afterRequest);
      },
      { defer: true },
    ),
  );
  return (
    <Switch>
      <Match when={running() && job.data?.state === "failed"}>
        <Notice tone="warn" title={t("stopped")}>
          {t("stoppedNote")}
        </Notice>
      </Match>
      <Match when={running()}>
        <Progress label={t("running")} value={job.data?.done ?? 0} max={Math.max(1, job.data?.total ?? 1)} now />
      </Match>
      <Match when={props.request.state === "erased"}>
        <Notice tone="ok" title={t("erased", formatInstant(props.request.erasedAt ?? ""))}>
          {t("erasedNote")}
          <Show when={props.request.keptUntil}>
            {(until) => <p>{t("keptForms", formatDate(onClock(until()).day))}</p>}
          </Show>
        </Notice>
      </Match>
    </Switch>
  );
}
