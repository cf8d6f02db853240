import { A } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { formatHours, formatNumber } from "../../../lib/format";
import { listed } from "../../../lib/words";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card } from "../../../ui/layout";
import { Empty } from "../../../ui/status";
import type { DistrictReport } from "../model";
import { t } from "../words";
import { emptyTeams } from "./totals";

type Line = DistrictReport["communities"][number];

/** Communities in the order of the tree, with plain facts. There is no other order: nothing here is ranked. */
export function CommunityTable(props: { report: DistrictReport }): JSX.Element {
  const heads = () => props.report.totals.members !== undefined;
  const missing = (line: Line) => {
    const names = emptyTeams(line.byTeam);
    if (names.length === 0) return <span class="muted">{t("allTeams")}</span>;
    return names.length > 4 ? t("manyTeams", names.length) : listed(names);
  };
  const columns = createMemo((): Column<Line>[] => [
    {
      key: "community",
      label: t("community"),
      title: true,
      width: "10rem",
      cell: (line) => (
        <A class="table-link" href={`/evaluation/communities/${line.unitId}?year=${props.report.year}`}>
          {line.unitName}
        </A>
      ),
    },
    { key: "street", label: t("street"), width: "9rem", cell: (line) => line.streetName },
    { key: "teams", label: t("noTeam"), width: "1.6fr", hide: "narrow", cell: missing },
    ...(heads()
      ? [
          {
            key: "registered",
            label: t("registered"),
            width: "8rem",
            end: true,
            cell: (line: Line) => `${formatNumber(line.registered ?? 0)} / ${formatNumber(line.members ?? 0)}`,
          },
        ]
      : []),
    { key: "served", label: t("served"), width: "7rem", end: true, cell: (line) => formatNumber(line.served) },
    { key: "times", label: t("times"), width: "6rem", end: true, cell: (line) => formatNumber(line.times) },
    { key: "hours", label: t("hoursShort"), width: "6rem", end: true, cell: (line) => formatHours(line.hours) },
  ]);
  return (
    <Card flush title={t("communities")} side={t("communitiesSide")}>
      <DataTable
        label={t("communities")}
        columns={columns()}
        rows={props.report.communities}
        rowId={(line) => line.unitId}
        rowName={(line) => line.unitName}
        empty={<Empty title={t("noCommunities")} />}
      />
    </Card>
  );
}
