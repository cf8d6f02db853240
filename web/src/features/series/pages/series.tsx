import { A, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDate, formatSpan } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { StatusDot } from "../../../ui/status";
import { createSeries, type SeriesDetail } from "../model";
import { LastJob } from "../parts/last-job";
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
    cell: (post) => (
      <span>
        <A href={`/posts/${post.id}`}>{formatSpan(post.startsAt ?? "", post.endsAt ?? "")}</A>
        <Show when={post.own}>
          {(own) => (
            <span class="small muted">
              {" · "}
              {own() === "moved" ? t("own_moved", formatDate(post.day)) : t("own_changed")}
            </span>
          )}
        </Show>
      </span>
    ),
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
          <LastJob of={data()} />
          <Row gap={2}>
            <For each={["change", "extend", "cancel"] as const}>
              {(each) => (
                <Button
                  look={each === "cancel" ? "danger" : "plain"}
                  disabled={data().job !== undefined && data().job?.state !== "done"}
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
