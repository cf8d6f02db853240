import { type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { type Column, DataTable } from "../../../ui/data-table";
import { Stack } from "../../../ui/layout";
import { StatusDot } from "../../../ui/status";
import { t } from "../claim-words";
import type { Import } from "../model";
import { t as words } from "../words";

type Planned = NonNullable<Import["claims"]>[number];

const columns = (): Column<Planned>[] => [
  { key: "name", label: t("name"), width: "8rem", title: true, cell: (claim) => claim.name },
  { key: "row", label: words("row"), width: "7rem", hide: "narrow", cell: (claim) => words("rowOf", claim.row) },
  { key: "post", label: t("post"), width: "2fr", cell: (claim) => claim.title },
  {
    key: "when",
    label: t("when"),
    width: "12rem",
    cell: (claim) => (claim.startsAt ? formatInstant(claim.startsAt) : t("anyTime")),
  },
  {
    key: "state",
    label: t("state"),
    width: "8rem",
    cell: (claim) => <StatusDot tone={claim.state === "claimed" ? "ok" : "info"}>{t(claim.state)}</StatusDot>,
  },
];

/** Who would be placed where, in the order of the file. */
export function PlannedClaims(props: { of: Import }): JSX.Element {
  const claims = () => props.of.claims ?? [];
  const more = () => props.of.counts.added - claims().length;
  return (
    <Stack gap={4}>
      <p class="small muted">{t("plannedNote")}</p>
      <div class="table-edge">
        <DataTable
          label={t("planned")}
          columns={columns()}
          rows={claims()}
          rowId={(claim) => String(claim.row)}
          rowName={(claim) => claim.name}
        />
      </div>
      <Show when={more() > 0}>
        <p class="small muted">{t("plannedMore", more())}</p>
      </Show>
    </Stack>
  );
}
