import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { formatHours, formatNumber } from "../../../lib/format";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createEmployers, type Employer } from "../../employers/model";
import { createEmployersReport, type EmployersReport } from "../model";
import { t } from "../words";

type Line = EmployersReport["employers"][number];

const link = (year: string, id: string, name: string) => (
  <A class="table-link" href={`/evaluation/employers/${id}?year=${year}`}>
    {name}
  </A>
);

/** Employers by name: with their sums once the year is frozen, before that as the way to each one's preview. */
export function EmployerTable(props: { year: string; frozen: boolean }): JSX.Element {
  return (
    <Show when={props.frozen} fallback={<Names year={props.year} />}>
      <Sums year={props.year} />
    </Show>
  );
}

function Sums(props: { year: string }): JSX.Element {
  const report = createEmployersReport(
    () => props.year,
    () => true,
  );
  const columns = (): Column<Line>[] => [
    {
      key: "name",
      label: t("employer"),
      title: true,
      width: "2fr",
      cell: (line) => link(props.year, line.employerId, line.employerName),
    },
    { key: "members", label: t("members"), width: "7rem", end: true, cell: (line) => formatNumber(line.members ?? 0) },
    { key: "served", label: t("served"), width: "7rem", end: true, cell: (line) => formatNumber(line.served) },
    { key: "times", label: t("times"), width: "6rem", end: true, cell: (line) => formatNumber(line.times) },
    { key: "hours", label: t("hoursShort"), width: "6rem", end: true, cell: (line) => formatHours(line.hours) },
  ];
  return (
    <Remote of={report} wait={<Skeleton cards={1} />}>
      {(found) => (
        <Card flush>
          <DataTable
            label={t("employers")}
            columns={columns()}
            rows={found().employers}
            rowId={(line) => line.employerId}
            rowName={(line) => line.employerName}
            empty={<Empty title={t("noEmployers")} />}
          />
        </Card>
      )}
    </Remote>
  );
}

function Names(props: { year: string }): JSX.Element {
  const employers = createEmployers();
  const columns = (): Column<Employer>[] => [
    { key: "name", label: t("employer"), title: true, cell: (each) => link(props.year, each.id, each.name) },
  ];
  return (
    <Remote of={employers} wait={<Skeleton cards={1} />}>
      {(list) => (
        <Card flush title={t("employers")} side={t("employersNotYet")}>
          <DataTable
            label={t("employers")}
            columns={columns()}
            rows={list()}
            rowId={(each) => each.id}
            rowName={(each) => each.name}
            empty={<Empty title={t("noEmployers")} />}
          />
        </Card>
      )}
    </Remote>
  );
}
