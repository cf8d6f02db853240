import type { CountedRecord } from "@rengang/core/evaluation/schema";
import { A, useParams, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { formatDate, formatHours, formatInstant, formatNumber } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { DownloadButton } from "../../../ui/download-button";
import { Card, FactRow, Facts, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Badge, Empty, Notice, Skeleton } from "../../../ui/status";
import { teamName } from "../../teams/words";
import { createMemberReport, type MemberReport, yearFrom } from "../model";
import { requirementSaid } from "../said";
import { t as scheme } from "../scheme-words";
import { whySaid } from "../why";
import { t } from "../words";

/** One member's year: the figures, and every record they came from with how much of it counts. */
export function MemberReportPage(): JSX.Element {
  const params = useParams<{ personId: string }>();
  const [query] = useSearchParams();
  const year = () => yearFrom(query.year);
  const report = createMemberReport(year, () => params.personId);
  const file = (kind: string) => `/api/documents/reports/${year()}/members/${params.personId}/${kind}`;
  return (
    <Remote of={report} wait={<Skeleton cards={3} />}>
      {(found) => (
        <Stack gap={5}>
          <PageHeader
            back={{
              href: `/evaluation/communities/${found().member.unitId}?year=${year()}`,
              label: found().member.unitName,
            }}
            over={[t("yearOf", found().year), found().member.employerName].filter(Boolean).join(" · ")}
            title={found().member.name}
            actions={
              <>
                <A class={buttonClass({})} href={`/members/${params.personId}`}>
                  {t("ledger")}
                </A>
                <DownloadButton path={file("xlsx")} label={t("excel")} />
                <DownloadButton path={file("pdf")} label={t("pdf")} />
              </>
            }
          />
          <Show when={found().frozen} fallback={<Notice title={t("preview")}>{t("previewNote")}</Notice>}>
            <Notice tone="ok">{t("frozen", formatInstant(found().frozenAt ?? ""))}</Notice>
          </Show>
          <Figures report={found()} />
          <Show when={found().objection}>
            {(objection) => (
              <Card title={t("objections")} side={t("objectionOf", formatInstant(objection().at))}>
                <p>{objection().text}</p>
                <Show when={objection().answer} fallback={<p class="small muted">{t("open")}</p>}>
                  <p class="quote">
                    {objection().answer}
                    <span class="under">{t("answered", objection().answeredByName ?? "")}</span>
                  </p>
                </Show>
              </Card>
            )}
          </Show>
          <Records records={found().records} />
        </Stack>
      )}
    </Remote>
  );
}

function Figures(props: { report: MemberReport }): JSX.Element {
  const member = () => props.report.member;
  const recorded = () => props.report.recorded;
  const differs = () => recorded().times !== member().times || recorded().hours !== member().hours;
  return (
    <>
      <Stats>
        <Stat
          label={t("timesShort")}
          value={formatNumber(member().times)}
          unit={t("timesUnit")}
          note={differs() ? `${t("recorded")} ${formatNumber(recorded().times)}` : undefined}
        />
        <Stat
          label={t("hours")}
          value={formatHours(member().hours)}
          unit={t("hoursUnit")}
          note={differs() ? `${t("recorded")} ${formatHours(recorded().hours)}` : undefined}
        />
        <Show when={requirementSaid(member().required)}>
          <Stat label={t("required")} value={requirementSaid(member().required)} />
          <Stat label={t("remaining")} value={requirementSaid(member().remaining) || t("nothingLeft")} />
        </Show>
      </Stats>
      <Show when={props.report.exemptions.length > 0}>
        <Card>
          <Facts>
            <FactRow label={t("exemptions")}>
              <For each={props.report.exemptions}>
                {(each) => <p>{t("exemptionSay", formatDate(each.from), formatDate(each.to), each.reason)}</p>}
              </For>
            </FactRow>
          </Facts>
        </Card>
      </Show>
    </>
  );
}

function Records(props: { records: readonly CountedRecord[] }): JSX.Element {
  const columns = (): Column<CountedRecord>[] => [
    {
      key: "record",
      label: t("record"),
      title: true,
      width: "2fr",
      cell: (record) => (
        <>
          {record.title} <Show when={record.backfilled}>{<Badge tone="warn">{t("backfilled")}</Badge>}</Show>
        </>
      ),
    },
    { key: "on", label: t("on"), width: "9rem", cell: (record) => formatDate(record.on) },
    { key: "team", label: t("team"), width: "8rem", cell: (record) => teamName(record.team) },
    { key: "evidence", label: t("evidence"), width: "8rem", cell: (record) => scheme(record.evidence) },
    { key: "hours", label: t("recorded"), width: "5rem", end: true, cell: (record) => formatHours(record.hours) },
    {
      key: "counted",
      label: t("counted"),
      width: "5rem",
      end: true,
      cell: (record) => formatHours(record.countedHours),
    },
    { key: "why", label: t("why"), width: "1.4fr", hide: "narrow", cell: whySaid },
  ];
  return (
    <Card flush title={t("records")} side={t("recordsSide")}>
      <DataTable
        label={t("records")}
        columns={columns()}
        rows={props.records}
        rowId={(record) => record.id}
        rowName={(record) => record.title}
        empty={<Empty title={t("noRecords")} />}
      />
    </Card>
  );
}
