import { useParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import { For, type JSX, Show } from "solid-js";
import { download } from "../../../lib/download";
import { formatDate, formatHours, onClock, today } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { BarChart } from "../../../ui/bar-chart";
import { Button } from "../../../ui/button";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { Progress } from "../../../ui/progress";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Notice, Skeleton } from "../../../ui/status";
import { Line, Lines } from "../../members/parts/my-lines";
import { teamName } from "../../teams/words";
import { createMyReport, type Report } from "../my-model";
import { t } from "../my-words";
import { ReportObjection } from "../parts/my-objection";
import { ReportRecords } from "../parts/my-records";

/** The member's year: what counts, what is still asked, how each entry was counted. */
export function MyReportPage(): JSX.Element {
  const params = useParams<{ year: string }>();
  const report = createMyReport(() => params.year);
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/record", label: t("back") }} title={t("title", params.year)} />
      <Remote of={report} wait={<Skeleton cards={3} />}>
        {(data) => (
          <>
            <Show when={data().frozen} fallback={<Notice title={t("preview")}>{t("previewNote")}</Notice>}>
              <Notice tone="ok" title={t("frozenTitle")}>
                {t("frozen", formatDate(onClock(data().frozenAt ?? "").day))}
              </Notice>
            </Show>
            <Figures report={data()} />
            <Asked report={data()} />
            <Months report={data()} />
            <Teams report={data()} />
            <ReportRecords records={data().records} />
            <ReportObjection report={data()} />
            <Files year={params.year} />
            <p class="small muted center">{t("basis")}</p>
          </>
        )}
      </Remote>
    </Stack>
  );
}

function Figures(props: { report: Report }): JSX.Element {
  const { member } = props.report;
  return (
    <Stack gap={2}>
      <Stats>
        <Stat label={t("hours")} value={formatHours(props.report.member.hours)} unit={t("hoursUnit")} />
        <Stat label={t("times")} value={props.report.member.times} unit={t("timesUnit")} />
        <Show when={member.points !== undefined}>
          <Stat label={t("points")} value={String(props.report.member.points)} />
        </Show>
        <Show when={member.band}>{(band) => <Stat label={t("band")} value={band()} />}</Show>
      </Stats>
      <p class="small muted">{t("recorded", props.report.recorded.times, formatHours(props.report.recorded.hours))}</p>
    </Stack>
  );
}

function Asked(props: { report: Report }): JSX.Element {
  const lines = () =>
    (
      [
        ["times", t("timesOf"), t("timesUnit")],
        ["hours", t("hoursOf"), t("hoursUnit")],
      ] as const
    ).flatMap(([key, label, unit]) => {
      const max = props.report.member.required[key];
      return max ? [{ key, label, unit, max, left: props.report.member.remaining[key] ?? 0 }] : [];
    });
  return (
    <Card title={t("asked")}>
      <Show when={lines().length > 0} fallback={<p class="muted">{t("askedNothing")}</p>}>
        <Stack gap={4}>
          <For each={lines()}>
            {(line) => (
              <Progress
                label={`${line.label} ${formatHours(line.max - line.left)} / ${formatHours(line.max)}`}
                value={line.max - line.left}
                max={line.max}
                side={line.left > 0 ? t("left", formatHours(line.left), line.unit) : t("met")}
              />
            )}
          </For>
        </Stack>
      </Show>
      <For each={props.report.exemptions}>
        {(period) => (
          <p class="small muted exempt">
            {t("exemptions")}：{period.reason}，{t("exempted", formatDate(period.from), formatDate(period.to))}
          </p>
        )}
      </For>
    </Card>
  );
}

function Months(props: { report: Report }): JSX.Element {
  const bars = () =>
    Array.from({ length: 12 }, (_, i) => {
      const key = `${props.report.year}-${String(i + 1).padStart(2, "0")}`;
      const value = props.report.member.byMonth[key]?.hours ?? 0;
      return { label: t("monthOf", i + 1), value, now: key === today().slice(0, 7) };
    });
  return (
    <Show when={props.report.member.hours > 0}>
      <Card title={t("byMonth", props.report.year)}>
        <BarChart
          label={t("byMonth", props.report.year)}
          bars={bars()}
          over={t("month")}
          unit={t("hoursUnit")}
          height={150}
        />
      </Card>
    </Show>
  );
}

function Teams(props: { report: Report }): JSX.Element {
  const teams = () => Object.entries(props.report.member.byTeam);
  return (
    <Show when={teams().length > 0}>
      <Card title={t("byTeam")}>
        <Lines>
          <For each={teams()}>
            {([team, sums]) => <Line label={teamName(team)}>{t("teamLine", sums.times, formatHours(sums.hours))}</Line>}
          </For>
        </Lines>
      </Card>
    </Show>
  );
}

function Files(props: { year: string }): JSX.Element {
  const fetching = createAction<"pdf" | "xlsx", void>({
    run: (kind) => download(`/api/documents/reports/${props.year}/mine/${kind}`),
  });
  return (
    <Stack gap={3}>
      <Show when={fetching.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <Row>
        <For each={["pdf", "xlsx"] as const}>
          {(kind) => (
            <Button
              icon={<Download aria-hidden="true" />}
              busy={fetching.input === kind}
              onClick={() => fetching.run(kind)}
            >
              {kind === "pdf" ? t("pdf") : t("excel")}
            </Button>
          )}
        </For>
      </Row>
    </Stack>
  );
}
