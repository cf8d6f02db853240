import type { MemberResult } from "@rengang/core/evaluation/schema";
import { A } from "@solidjs/router";
import { createMemo, type JSX } from "solid-js";
import { formatHours, formatNumber } from "../../../lib/format";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card } from "../../../ui/layout";
import { Empty, StatusDot } from "../../../ui/status";
import { requirementSaid } from "../said";
import { t } from "../words";

/** Members by name, never in the order of hours; each opens into the records behind the figures. */
export function ResultTable(props: {
  year: string;
  members: readonly MemberResult[];
  /** The column beside the name: where one works, or where one lives. */
  beside: "employer" | "community";
}): JSX.Element {
  const asked = () => props.members.some((member) => requirementSaid(member.required) !== "");
  const left = (member: MemberResult) => {
    if (requirementSaid(member.required) === "") return <span class="muted">{t("noRequirement")}</span>;
    return requirementSaid(member.remaining) || <StatusDot tone="ok">{t("nothingLeft")}</StatusDot>;
  };
  const columns = createMemo((): Column<MemberResult>[] => [
    {
      key: "name",
      label: t("name"),
      title: true,
      width: "8rem",
      cell: (member) => (
        <A class="table-link" href={`/evaluation/members/${member.personId}?year=${props.year}`}>
          {member.name}
        </A>
      ),
    },
    {
      key: "beside",
      label: t(props.beside),
      width: "2fr",
      cell: (member) => (props.beside === "employer" ? member.employerName : member.unitName),
    },
    {
      key: "state",
      label: t("state"),
      width: "7rem",
      cell: (member) => t(member.registered ? "isRegistered" : "notRegistered"),
    },
    { key: "times", label: t("timesShort"), width: "5rem", end: true, cell: (member) => formatNumber(member.times) },
    { key: "hours", label: t("hoursShort"), width: "5rem", end: true, cell: (member) => formatHours(member.hours) },
    ...(asked() ? [{ key: "left", label: t("remaining"), width: "9rem", end: true, cell: left }] : []),
  ]);
  return (
    <Card flush>
      <DataTable
        label={t("members")}
        columns={columns()}
        rows={props.members}
        rowId={(member) => member.personId}
        rowName={(member) => member.name}
        empty={<Empty title={t("noMembers")} />}
      />
    </Card>
  );
}
