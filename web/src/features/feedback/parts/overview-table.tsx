import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { createOverview, type Overview, type Period } from "../model";
import { t } from "../words";

type Unit = Overview["units"][number];

const columns = (periodId: string): Column<Unit>[] => [
  {
    key: "unit",
    label: t("unit"),
    title: true,
    width: "1.4fr",
    cell: (u) => (
      <A class="table-link" href={`/feedback?period=${periodId}&unit=${u.unitId}`}>
        {u.unitName}
      </A>
    ),
  },
  { key: "total", label: t("total"), end: true, cell: (u) => u.total },
  ...(
    [
      ["drafted", "st_write", ["drafted"]],
      ["shown", "st_shown", ["shown"]],
      ["objected", "st_objected", ["objected"]],
      ["sign", "st_sign", ["confirmed", "answered"]],
      ["signed", "st_signed", ["signed"]],
      ["delivered", "st_delivered", ["delivered"]],
      ["receipted", "st_receipted", ["receipted"]],
      ["replied", "st_replied", ["replied"]],
    ] as const
  ).map(
    ([key, word, states]): Column<Unit> => ({
      key,
      label: t(word),
      end: true,
      cell: (u) => states.reduce((sum, state) => sum + (u.counts[state] ?? 0), 0) || <span class="muted">0</span>,
    }),
  ),
];

/** Where the forms of each community stand, in the order of the tree. */
export function OverviewTable(props: { period: Period }): JSX.Element {
  const overview = createOverview(() => props.period.id);
  return (
    <Remote of={overview}>
      {(data) => (
        <Stack gap={3}>
          <Card flush>
            <DataTable
              label={t("forms")}
              columns={columns(props.period.id)}
              rows={data().units}
              rowId={(u) => u.unitId}
              rowName={(u) => u.unitName}
            />
          </Card>
          <p class="small muted">{t("overviewNote")}</p>
        </Stack>
      )}
    </Remote>
  );
}
