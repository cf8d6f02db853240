import type { Overview } from "@rengang/core/feedback/schema";
import { createMemo, type JSX, Show } from "solid-js";
import { formatNumber } from "../../../lib/format";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card, Stack } from "../../../ui/layout";
import { Stat, Stats } from "../../../ui/stats";
import { t } from "../period-words";

type Unit = Overview["units"][number];
type State = keyof Unit["counts"] & string;

/** States in the order of the work, as the district needs to tell them apart. */
const STAGES = [
  { word: "writing", states: ["drafted"] },
  { word: "withMember", states: ["shown", "objected"] },
  { word: "toSign", states: ["confirmed", "answered"] },
  { word: "signed", states: ["signed"] },
  { word: "arrived", states: ["delivered", "receipted"] },
  { word: "finished", states: ["replied"] },
] as const satisfies readonly { word: string; states: readonly State[] }[];

const sum = (unit: Pick<Unit, "counts">, states: readonly State[]) =>
  states.reduce((total, state) => total + (unit.counts[state] ?? 0), 0);

/** Communities in the order of the tree, with how many forms stand where. */
export function FormProgress(props: { overview: Overview }): JSX.Element {
  const whole = (states: readonly State[]) =>
    props.overview.units.reduce((total, unit) => total + sum(unit, states), 0);
  const columns = createMemo((): Column<Unit>[] => [
    { key: "community", label: t("community"), title: true, width: "1.6fr", cell: (unit) => unit.unitName },
    {
      key: "total",
      label: t("total"),
      width: "6rem",
      end: true,
      cell: (unit) => (
        <Show when={unit.total > 0} fallback={<span class="muted">{t("notBegun")}</span>}>
          {formatNumber(unit.total)}
        </Show>
      ),
    },
    ...STAGES.map(
      ({ word, states }): Column<Unit> => ({
        key: word,
        label: t(word),
        width: "6.5rem",
        end: true,
        cell: (unit) => (unit.total > 0 ? formatNumber(sum(unit, states)) : ""),
      }),
    ),
  ]);
  return (
    <Stack gap={4}>
      <Stats>
        {STAGES.map(({ word, states }) => (
          <Stat label={t(word)} value={formatNumber(whole(states))} />
        ))}
      </Stats>
      <Card flush title={t("communities")} side={t("order_tree")}>
        <DataTable
          label={t("communities")}
          columns={columns()}
          rows={props.overview.units}
          rowId={(unit) => unit.unitId}
          rowName={(unit) => unit.unitName}
        />
      </Card>
    </Stack>
  );
}
