import { Navigate, useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { isCommunityRole, useMe } from "../../../app/session";
import { DownloadButton } from "../../../ui/download-button";
import { Select } from "../../../ui/inputs";
import { Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { createDistrictReport, createYear, type DistrictReport, thisYear, yearFrom } from "../model";
import { CommunityTable } from "../parts/community-table";
import { EmployerTable } from "../parts/employer-table";
import { ObjectionList } from "../parts/objection-list";
import { MonthCard, TeamCard, TotalStats } from "../parts/totals";
import { YearStateCard } from "../parts/year-state";
import { t } from "../words";

/** The year of the district or street; a community's own page for those who work there. */
export function EvaluationPage(): JSX.Element {
  const me = useMe();
  const own = () => (isCommunityRole(me().acting.role) ? me().acting.unitId : undefined);
  return (
    <Show when={!own()} fallback={<Navigate href={`/evaluation/communities/${own()}`} />}>
      <WholeYear />
    </Show>
  );
}

function WholeYear(): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const year = () => yearFrom(query.year);
  const state = createYear(year);
  const report = createDistrictReport(year);
  const years = () => [0, 1, 2].map((back) => String(Number(thisYear()) - back));
  const file = (kind: string) => `/api/documents/reports/${year()}/district/${kind}`;
  return (
    <Stack gap={5}>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <>
            <Select
              label={t("year")}
              hideLabel
              empty={false}
              value={year()}
              options={years().map((each) => ({ value: each, label: t("yearOf", each) }))}
              onChange={(next) => setQuery({ year: next }, { replace: true })}
            />
            <DownloadButton path={file("xlsx")} label={t("excel")} />
            <DownloadButton path={file("pdf")} label={t("pdf")} />
          </>
        }
      />
      <Remote of={state} wait={<Skeleton lines={2} />}>
        {(found) => <YearStateCard state={found()} basis={report.data?.basis} />}
      </Remote>
      <Remote of={report} wait={<Skeleton cards={3} />}>
        {(found) => <Report report={found()} />}
      </Remote>
    </Stack>
  );
}

type Tab = "communities" | "employers" | "objections";

function Report(props: { report: DistrictReport }): JSX.Element {
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const district = () => me().acting.role === "district_admin";
  const tabs = (): { value: Tab; label: string }[] => [
    { value: "communities", label: t("communities") },
    ...(district()
      ? [
          { value: "employers" as const, label: t("employers") },
          { value: "objections" as const, label: t("objections") },
        ]
      : []),
  ];
  const now = (): Tab => tabs().find((tab) => tab.value === query.show)?.value ?? "communities";
  return (
    <>
      <TotalStats totals={props.report.totals} />
      <Grid columns="side">
        <MonthCard report={props.report} />
        <TeamCard byTeam={props.report.totals.byTeam} />
      </Grid>
      <Tabs
        label={t("title")}
        tabs={tabs()}
        value={now()}
        onChange={(show) => setQuery({ show }, { replace: true, scroll: false })}
      >
        <Switch>
          <Match when={now() === "communities"}>
            <CommunityTable report={props.report} />
          </Match>
          <Match when={now() === "employers"}>
            <EmployerTable year={props.report.year} frozen={props.report.frozen} />
          </Match>
          <Match when={now() === "objections"}>
            <ObjectionList year={props.report.year} />
          </Match>
        </Switch>
      </Tabs>
    </>
  );
}
