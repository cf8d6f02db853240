import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { createJob, type Job } from "../../../lib/job";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { Card } from "../../../ui/layout";
import { Progress } from "../../../ui/progress";
import { Notice } from "../../../ui/status";
import { toastProblem } from "../../../ui/toast";
import { createRoster } from "../../members/model";
import { feedbackActs, type Period } from "../model";
import { t } from "../words";

/** Draws up the forms of a whole community, or takes their facts anew; it goes on when one leaves the page. */
export function GenerateButton(props: {
  period: Period;
  unitId: string;
  again: boolean;
  onStarted: (jobId: string) => void;
}): JSX.Element {
  const [asking, setAsking] = createSignal(false);
  const roster = createRoster();
  const count = () =>
    (roster.data ?? []).filter((m) => m.unitId === props.unitId && m.registration.state === "accepted").length;
  const start = createAction<void, Job>({
    run: (_, submission) => feedbackActs.generate(props.period.id, props.unitId, submission),
    done: (job) => {
      setAsking(false);
      props.onStarted(job.id);
    },
    failed: toastProblem,
  });
  return (
    <>
      <Button look={props.again ? "plain" : "primary"} onClick={() => setAsking(true)}>
        {props.again ? t("refresh") : t("generate")}
      </Button>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={props.again ? t("refresh") : t("generateTitle")}
        confirm={props.again ? t("refresh") : t("generate")}
        busy={start.busy}
        onConfirm={() => start.run()}
      >
        <p>{props.again ? t("refreshNote") : t("generateNote", count())}</p>
      </ConfirmDialog>
    </>
  );
}

/** How far the drawing up has come; says when it is done. */
export function GenerationProgress(props: { jobId: string }): JSX.Element {
  const job = createJob(() => props.jobId);
  const state = () => job.data?.state;
  createEffect(on(state, (now) => now === "done" && void cache.refresh(["feedback"])));
  const result = (name: string) => Number(job.data?.result[name] ?? 0);
  return (
    <Show when={job.data}>
      {(now) => (
        <Show
          when={now().state === "running"}
          fallback={
            <Notice tone={now().state === "done" ? "ok" : "warn"}>
              {now().state === "done" ? t("generated", result("made"), result("refreshed")) : t("generateFailed")}
            </Notice>
          }
        >
          <Card>
            <Progress label={t("generating")} value={now().done} max={now().total} now />
          </Card>
        </Show>
      )}
    </Show>
  );
}
