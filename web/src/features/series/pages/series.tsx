import { A, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDate, formatSpan } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, StatusDot } from "../../../ui/status";
import { createSeries, type SeriesDetail } from "../model";
import { type SeriesAct, SeriesDialog } from "../parts/series-dialog";
import { t } from "../words";

type Session = SeriesDetail["posts"][number];

const ENDED: readonly string[] = ["cancelled", "moved", "returned"];
const columns = (): Column<Session>[] => [
  {
    key: "when",
    label: t("when"),
    width: "1.4fr",
    title: true,
    cell: (post) => <A href={`/posts/${post.id}`}>{formatSpan(post.startsAt ?? "", post.endsAt ?? "")}</A>,
  },
  { key: "title", label: t("f_title"), width: "1fr", hide: "narrow", cell: (post) => post.title },
  {
    key: "taken",
    label: t("taken"),
    width: "9rem",
    cell: (post) =>
      [t("takenOf", post.taken, post.places), ...(post.waiting > 0 ? [t("waiting", post.waiting)] : [])].join(" · "),
  },
  {
    key: "state",
    label: t("state"),
    width: "8rem",
    cell: (post) => (
      <StatusDot tone={ENDED.includes(post.state) ? "warn" : post.state === "open" ? "ok" : "plain"}>
        {t(`s_${post.state}`)}
      </StatusDot>
    ),
  },
];

/** One series: its sessions, what is at work on it, and what can be done from a day on. */
export function SeriesPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const series = createSeries(() => params.id);
  const [act, setAct] = createSignal<SeriesAct>();
  return (
    <Remote of={series}>
      {(data) => (
        <Stack gap={5}>
          <PageHeader
            title={data().facts.title}
            note={[data().facts.place, t("sessions", data().sessions), t("until", formatDate(data().plan.until))].join(
              " · ",
            )}
            back={{ href: "/series", label: t("back") }}
          />
          <JobSaid of={data()} />
          <Row gap={2}>
            <For each={["change", "extend", "cancel"] as const}>
              {(each) => (
                <Button
                  look={each === "cancel" ? "danger" : "plain"}
                  disabled={data().job?.state === "running"}
                  onClick={() => setAct(each)}
                >
                  {t(each)}
                </Button>
              )}
            </For>
          </Row>
          <Card flush>
            <DataTable
              label={t("title")}
              columns={columns()}
              rows={data().posts}
              rowId={(post) => post.id}
              rowName={(post) => post.day}
            />
          </Card>
          <Show when={act()}>{(each) => <SeriesDialog series={data()} act={each()} onClose={() => setAct()} />}</Show>
        </Stack>
      )}
    </Remote>
  );
}

/** How far the last change has come, and what it left for a person to see to. */
function JobSaid(props: { of: SeriesDetail }): JSX.Element {
  const job = () => props.of.job;
  const number = (name: string) => Number(job()?.result[name] ?? 0);
  const lines = () => [
    ...(number("changed") ? [t("result", number("changed"))] : []),
    ...(number("own") ? [t("resultOwn", number("own"))] : []),
    ...(number("refused") ? [t("resultRefused", number("refused"), String(job()?.result.refusedOn ?? ""))] : []),
    ...(number("late") ? [t("resultLate", number("late"))] : []),
  ];
  return (
    <>
      <Show when={job()?.state === "running" && job()}>
        {(running) => <Notice title={t("working", running().done, running().total)} />}
      </Show>
      <Show when={job()?.state === "failed"}>
        <Notice tone="warn">{t("failed")}</Notice>
      </Show>
      <Show when={job()?.state === "done" && lines().length > 0}>
        <Notice tone={number("refused") ? "warn" : "ok"}>{lines().join("；")}</Notice>
      </Show>
    </>
  );
}
