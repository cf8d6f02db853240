import { createEffect, createSignal, type JSX, Match, on, Show, Switch } from "solid-js";
import { useMe } from "../../../app/session";
import { formatInstant } from "../../../lib/format";
import { createJob } from "../../../lib/job";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Row, Stack } from "../../../ui/layout";
import { Progress } from "../../../ui/progress";
import { Notice } from "../../../ui/status";
import { t as close } from "../close-words";
import type { DistrictReport, YearState } from "../model";
import { t } from "../words";
import { CloseYear } from "./close-year";

/** Where the year stands: a preview that can be closed, a close that is running, or the frozen report. */
export function YearStateCard(props: { state: YearState; basis?: DistrictReport["basis"] | undefined }): JSX.Element {
  const me = useMe();
  const [closing, setClosing] = createSignal(false);
  const admin = () => me().acting.role === "district_admin";
  // What was read as a preview is now the report.
  createEffect(
    on(
      () => props.state.state,
      (now, before) => {
        if (before === "running" && now === "frozen") void cache.refresh(["evaluation", props.state.year]);
      },
    ),
  );
  return (
    <>
      <Switch>
        <Match when={props.state.state === "open"}>
          <Notice
            title={t("preview")}
            action={
              <Show when={admin()}>
                <Button onClick={() => setClosing(true)}>{close("close")}</Button>
              </Show>
            }
          >
            {t("previewNote")} {props.basis === "recorded" ? t("previewRecorded") : ""}
          </Notice>
        </Match>
        <Match when={props.state.state === "running"}>
          <Running state={props.state} onAgain={() => setClosing(true)} admin={admin()} />
        </Match>
        <Match when={props.state.state === "frozen"}>
          <Notice tone="ok" title={t("frozen", formatInstant(props.state.frozenAt ?? ""))}>
            {t("frozenNote", props.state.closedByName ?? "")}
            <Show when={props.state.objectBefore}>{(until) => <p>{t("objectUntil", formatInstant(until()))}</p>}</Show>
          </Notice>
        </Match>
      </Switch>
      <Show when={closing()}>
        <CloseYear state={props.state} onClose={() => setClosing(false)} />
      </Show>
    </>
  );
}

function Running(props: { state: YearState; admin: boolean; onAgain: () => void }): JSX.Element {
  const job = createJob(() => props.state.jobId);
  return (
    <Show
      when={job.data?.state !== "failed"}
      fallback={
        <Notice
          tone="warn"
          title={close("failed")}
          action={
            <Show when={props.admin}>
              <Button onClick={() => props.onAgain()}>{close("again")}</Button>
            </Show>
          }
        >
          {close("failedNote")}
        </Notice>
      }
    >
      <Card>
        <Stack gap={3}>
          <Progress label={close("running")} value={job.data?.done ?? 0} max={Math.max(1, job.data?.total ?? 1)} now />
          <Row>
            <p class="small muted">{close("runningNote")}</p>
          </Row>
        </Stack>
      </Card>
    </Show>
  );
}
