import { A } from "@solidjs/router";
import Check from "lucide-solid/icons/check";
import { createEffect, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import type { Key } from "../../../lib/cache";
import { createJob } from "../../../lib/job";
import { cache, createAction } from "../../../lib/remote";
import { listed } from "../../../lib/words";
import { Button, buttonClass } from "../../../ui/button";
import { Card, Row, Stack } from "../../../ui/layout";
import { Progress } from "../../../ui/progress";
import { ProblemNotice } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { outcomeOf } from "../claim-words";
import { kindSee } from "../kind-words";
import { type Import, type ImportKind, rowsOf, writes } from "../model";
import { t } from "../words";

const seen: Readonly<Record<ImportKind, string>> = {
  units: "/units",
  employers: "/employers",
  roster: "/members",
  claims: "/posts",
};

/** What was read before the import is no longer what stands. */
const stale = (of: Import): Key[] =>
  of.kind === "claims"
    ? [["posts"], ["claims"], ["imports", of.id]]
    : [["units"], ["employers"], ["members"], ["evaluation"]];

/** What will be written; then how far it has come; then what was written. */
export function RunCard(props: { of: Import }): JSX.Element {
  const start = createAction<void, { jobId: string }>({
    run: (_, submission) =>
      json(api.imports[":importId"].run.$post({ param: { importId: props.of.id } }, submission.options)),
    done: ({ jobId }) => cache.put(["imports", props.of.id], { ...props.of, state: "started", jobId }),
    refresh: [["imports"]],
  });
  const ready = () => (props.of.reading?.missingColumns.length ?? 1) === 0;
  return (
    <Switch>
      <Match when={props.of.jobId}>{(jobId) => <Running of={props.of} jobId={jobId()} />}</Match>
      <Match when={ready() && writes(props.of).length > 0}>
        <Card class="will-do">
          <Stack gap={4}>
            <Row justify="between" gap={5}>
              <div class="grow">
                <p class="small muted">{t("willDo")}</p>
                <ul class="will-list">
                  <For each={writes(props.of)}>
                    {(line) => (
                      <li>
                        <Check aria-hidden="true" />
                        {line}
                      </li>
                    )}
                  </For>
                  <Show when={props.of.errors.length > 0}>
                    <li class="muted">{t("willLeave", rowsOf(props.of.errors))}</li>
                  </Show>
                </ul>
              </div>
              <Button look="primary" large busy={start.busy} onClick={() => start.run()}>
                {t("run")}
              </Button>
            </Row>
            <Show when={start.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
          </Stack>
        </Card>
      </Match>
      <Match when={ready() && props.of.counts.unchanged > 0}>
        <Notice tone="ok" title={t("same")}>
          {props.of.errors.length > 0 ? t("sameBut", rowsOf(props.of.errors)) : t("sameNote")}
        </Notice>
      </Match>
      <Match when={ready()}>
        <Notice tone="warn" title={t("onlyProblems")}>
          {t("onlyProblemsNote")}
        </Notice>
      </Match>
    </Switch>
  );
}

function Running(props: { of: Import; jobId: string }): JSX.Element {
  const job = createJob(() => props.jobId);
  const state = () => job.data?.state ?? "running";
  const done = () => (props.of.kind === "claims" ? outcomeOf(job.data?.result ?? {}) : writes(props.of));
  createEffect(
    on(
      state,
      (now) => {
        if (now === "done") void cache.refresh(...stale(props.of));
      },
      { defer: true },
    ),
  );
  return (
    <Switch>
      <Match when={state() === "running"}>
        <Card>
          <Stack gap={3}>
            <Progress label={t("running")} value={job.data?.done ?? 0} max={Math.max(1, job.data?.total ?? 1)} now />
            <p class="small muted">{t("runningNote")}</p>
          </Stack>
        </Card>
      </Match>
      <Match when={state() === "done"}>
        <Notice
          tone="ok"
          title={t("done")}
          action={
            <Row gap={2}>
              <A class={buttonClass({})} href={seen[props.of.kind]}>
                {kindSee(props.of.kind)}
              </A>
              <A class={buttonClass({ look: "primary" })} href={`/imports?kind=${props.of.kind}`}>
                {t("again")}
              </A>
            </Row>
          }
        >
          {t("doneNote", listed(done()))}
        </Notice>
      </Match>
      <Match when={state() === "failed"}>
        <Notice
          tone="warn"
          title={t("failed")}
          action={
            <A class={buttonClass({})} href={`/imports?kind=${props.of.kind}`}>
              {t("again")}
            </A>
          }
        >
          {t("failedNote")}
        </Notice>
      </Match>
    </Switch>
  );
}
