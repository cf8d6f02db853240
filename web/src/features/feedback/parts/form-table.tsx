import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { formatDay, formatHours, onClock } from "../../../lib/format";
import { type Column, DataTable } from "../../../ui/data-table";
import { type FormSummary, type Stage, stageOf } from "../model";
import { t } from "../words";
import { StageDot } from "./stage-dot";

/** A community's forms as rows; each opens in the queue of its stage. */
export function FormTable(props: {
  forms: readonly FormSummary[];
  stage: Stage | "";
  selected: ReadonlySet<string>;
  onSelect: (selected: Set<string>) => void;
  empty: JSX.Element;
  bulk: (ids: readonly string[]) => JSX.Element;
}): JSX.Element {
  const address = (form: FormSummary) =>
    `/feedback/${form.periodId}/${form.personId}${props.stage ? `?stage=${props.stage}` : ""}`;
  const columns: Column<FormSummary>[] = [
    {
      key: "name",
      label: t("name"),
      title: true,
      width: "6rem",
      sort: (f) => f.name,
      cell: (f) => (
        <A class="table-link" href={address(f)}>
          {f.name}
        </A>
      ),
    },
    {
      key: "employer",
      label: t("employer"),
      width: "1.2fr",
      sort: (f) => f.employerName ?? "",
      cell: (f) => f.employerName ?? <span class="muted">{t("noEmployer")}</span>,
    },
    // Times and hours are facts on the form; they are not offered as an order of people.
    { key: "times", label: t("times"), width: "3.5rem", end: true, cell: (f) => f.times },
    { key: "hours", label: t("hours"), width: "3.5rem", end: true, cell: (f) => formatHours(f.hours) },
    {
      key: "remark",
      label: t("remark"),
      width: "2fr",
      hide: "card",
      cell: (f) => (
        <span class="one-line" title={f.remark}>
          {f.remark || <span class="muted">{t("noRemark")}</span>}
        </span>
      ),
    },
    { key: "grade", label: t("grade"), width: "4rem", cell: (f) => f.grade ?? "" },
    {
      key: "stage",
      label: t("state"),
      width: "8.5rem",
      cell: (f) => (
        <span>
          <StageDot form={f} />
          {stageOf(f) === "shown" && f.objectionUntil && (
            <span class="under">{t("until", formatDay(onClock(f.objectionUntil).day))}</span>
          )}
        </span>
      ),
    },
    {
      key: "act",
      label: "",
      width: "4rem",
      cell: (f) => (
        <A class="table-link" href={address(f)}>
          {stageOf(f) === "write" ? t("write") : t("look")}
        </A>
      ),
    },
  ];
  return (
    <DataTable
      label={t("forms")}
      columns={columns}
      rows={props.forms}
      rowId={(f) => f.personId}
      rowName={(f) => f.name}
      selected={props.selected}
      onSelect={props.onSelect}
      bulk={props.bulk}
      empty={props.empty}
    />
  );
}
