import { useParams, useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { isCommunityRole, useMe } from "../../../app/session";
import { formatInstant } from "../../../lib/format";
import { DownloadButton } from "../../../ui/download-button";
import { Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import {
  type CommunityReport,
  createCommunityReport,
  createEmployerReport,
  type EmployerReport,
  yearFrom,
} from "../model";
import { ResultTable } from "../parts/result-table";
import { MonthCard, TeamCard, TotalStats } from "../parts/totals";
import { t } from "../words";

/** A community's year, every member by name. */
export function CommunityReportPage(): JSX.Element {
  const params = useParams<{ unitId: string }>();
  const [query] = useSearchParams();
  const year = () => yearFrom(query.year);
  const report = createCommunityReport(year, () => params.unitId);
  return (
    <Remote of={report} wait={<Skeleton cards={3} />}>
      {(found) => (
        <Group
          report={found()}
          over={found().streetName}
          title={found().unitName}
          path={`communities/${params.unitId}`}
          beside="employer"
        />
      )}
    </Remote>
  );
}

/** An employer's year, every member by name. */
export function EmployerReportPage(): JSX.Element {
  const params = useParams<{ employerId: string }>();
  const [query] = useSearchParams();
  const year = () => yearFrom(query.year);
  const report = createEmployerReport(year, () => params.employerId);
  return (
    <Remote of={report} wait={<Skeleton cards={3} />}>
      {(found) => (
        <Group
          report={found()}
          title={found().employerName}
          path={`employers/${params.employerId}`}
          beside="community"
        />
      )}
    </Remote>
  );
}

function Group(props: {
  report: CommunityReport | EmployerReport;
  over?: string;
  title: string;
  path: string;
  beside: "employer" | "community";
}): JSX.Element {
  const me = useMe();
  const file = (kind: string) => `/api/documents/reports/${props.report.year}/${props.path}/${kind}`;
  const back = () =>
    isCommunityRole(me().acting.role)
      ? {}
      : { back: { href: `/evaluation?year=${props.report.year}`, label: t("back") } };
  return (
    <Stack gap={5}>
      <PageHeader
        {...back()}
        over={`${props.over ? `${props.over} · ` : ""}${t("yearOf", props.report.year)}`}
        title={props.title}
        actions={
          <>
            <DownloadButton path={file("xlsx")} label={t("excel")} />
            <DownloadButton path={file("pdf")} label={t("pdf")} />
          </>
        }
      />
      <Show when={props.report.frozen} fallback={<Notice title={t("preview")}>{t("previewNote")}</Notice>}>
        <Notice tone="ok">{t("frozen", formatInstant(props.report.frozenAt ?? ""))}</Notice>
      </Show>
      <TotalStats totals={props.report.totals} />
      <Grid columns="side">
        <MonthCard report={props.report} />
        <TeamCard byTeam={props.report.totals.byTeam} />
      </Grid>
      <ResultTable year={props.report.year} members={props.report.members} beside={props.beside} />
    </Stack>
  );
}
