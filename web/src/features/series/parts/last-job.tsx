import { For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatDate } from "../../../lib/format";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toastProblem } from "../../../ui/toast";
import type { SeriesDetail } from "../model";
import { t } from "../words";

const WHY: Record<string, "why_places" | "why_busy"> = {
  "post.places_below_taken": "why_places",
  "post.busy": "why_busy",
};
const listed = (text: unknown): string[] =>
  String(text ?? "")
    .split("; ")
    .filter(Boolean);

/** `2026-12-05 post.busy` in words. */
function inWords(refused: string): string {
  const [day = "", code = ""] = refused.split(" ");
  return t("because", formatDate(day), t(WHY[code] ?? "why_other"));
}

/** How far the last change of a series has come, and what it left for a person to see to. */
export function LastJob(props: { of: SeriesDetail }): JSX.Element {
  const job = () => props.of.job;
  const number = (name: string) => Number(job()?.result[name] ?? 0);
  const refused = () => listed(job()?.result.refusedOn);
  const own = () => listed(job()?.result.ownOn).map((day) => formatDate(day));
  const said = () =>
    [
      number("changed") ? t("result", number("changed")) : "",
      own().length > 0 ? t("resultOwn", own().join("、")) : "",
      number("late") ? t("resultLate", number("late")) : "",
    ].join("");
  const resume = createAction<string, unknown>({
    run: (seriesId) => json(api.series[":seriesId"].resume.$post({ param: { seriesId: seriesId as never } })),
    done: () => void cache.refresh(["series"]),
    failed: toastProblem,
  });
  return (
    <>
      <Show when={job()?.state === "running" && job()}>
        {(running) => <Notice title={t("working", running().done, running().total)} />}
      </Show>
      <Show when={job()?.state === "failed"}>
        <Notice tone="warn">
          <Stack gap={2}>
            <p>{t("failed")}</p>
            <Button busy={resume.busy} onClick={() => resume.run(props.of.id)}>
              {t("resume")}
            </Button>
          </Stack>
        </Notice>
      </Show>
      <Show when={job()?.state === "done" && (said() || refused().length > 0)}>
        <Notice tone={refused().length > 0 ? "warn" : "ok"}>
          <p>{said()}</p>
          <Show when={refused().length > 0}>
            <p>{t("resultRefused")}</p>
            <ul>
              <For each={refused()}>{(each) => <li>{inWords(each)}</li>}</For>
            </ul>
          </Show>
        </Notice>
      </Show>
    </>
  );
}
