import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { formatHours, formatNumber } from "../../../lib/format";
import { Chips } from "../../../ui/chips";
import { type Column, DataTable } from "../../../ui/data-table";
import { SearchField, Select } from "../../../ui/inputs";
import { Card, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Empty } from "../../../ui/status";
import { createCommunityLedger, type Member, yearsBack } from "../model";
import { t } from "../words";

type Ledger = NonNullable<ReturnType<typeof createCommunityLedger>["data"]>;
type Line = Ledger["members"][number];
type Has = "with" | "without";

const columns = (): Column<Line>[] => [
  {
    key: "name",
    label: t("name"),
    title: true,
    width: "7rem",
    sort: (m) => m.name,
    cell: (m) => (
      <A class="table-link" href={`/members/${m.personId}`}>
        {m.name}
      </A>
    ),
  },
  {
    key: "employer",
    label: t("employer"),
    width: "1.6fr",
    sort: (m) => m.employerName ?? "",
    cell: (m) => m.employerName ?? t("notGiven"),
  },
  {
    key: "compound",
    label: t("compound"),
    sort: (m) => m.compoundName ?? "",
    cell: (m) => m.compoundName ?? t("notGiven"),
  },
  {
    key: "skills",
    label: t("skills"),
    hide: "narrow",
    cell: (m) => m.skills.join("、") || <span class="muted">{t("nobody")}</span>,
  },
  // Times and hours are facts beside a name: they are not offered as an order of people.
  { key: "times", label: t("times"), end: true, width: "5rem", cell: (m) => m.times || <span class="muted">0</span> },
  {
    key: "hours",
    label: t("hours"),
    end: true,
    width: "7rem",
    cell: (m) => (m.hours ? formatHours(m.hours) : <span class="muted">0</span>),
  },
];

/** 台账: the summary columns of a year and a line for every member, by name. */
export function LedgerView(props: {
  unitId: Member["unitId"] | undefined;
  actions?: (year: string) => JSX.Element;
}): JSX.Element {
  const years = yearsBack();
  const [year, setYear] = createSignal(years[0] as string);
  const ledger = createCommunityLedger(() => props.unitId, year);
  return (
    <Remote of={ledger}>
      {(data) => (
        <Shown ledger={data()} years={years} year={year()} onYear={setYear} actions={props.actions?.(year())} />
      )}
    </Remote>
  );
}

function Shown(props: {
  ledger: Ledger;
  years: string[];
  year: string;
  onYear: (year: string) => void;
  actions: JSX.Element;
}): JSX.Element {
  const [has, setHas] = createSignal<Has | "">("");
  const [typed, setTyped] = createSignal("");
  const rows = () =>
    props.ledger.members.filter(
      (m) =>
        (has() === "" || (has() === "with") === m.times > 0) &&
        [m.name, m.employerName, m.compoundName, ...m.skills].some((word) => word?.includes(typed().trim())),
    );
  const sum = () => props.ledger.columns;
  const silent = () => props.ledger.members.filter((m) => m.times === 0).length;
  return (
    <Stack gap={4}>
      <Stats>
        <Stat label={t("ledgerMembers")} value={formatNumber(sum().members)} unit={t("peopleUnit")} />
        <Stat label={t("ledgerRegistered")} value={formatNumber(sum().registered)} unit={t("peopleUnit")} />
        <Stat label={t("ledgerSkilled")} value={formatNumber(sum().skilled)} unit={t("peopleUnit")} />
        <Stat label={t("ledgerClaimed")} value={formatNumber(sum().claimed)} unit={t("claimsUnit")} />
        <Stat label={t("ledgerTimes")} value={formatNumber(sum().times)} unit={t("timesUnit")} />
        <Stat label={t("ledgerHours")} value={formatHours(sum().hours)} unit={t("hoursUnit")} />
      </Stats>
      <div class="tools">
        <Row gap={3}>
          <Select
            label={t("year")}
            hideLabel
            empty={false}
            value={props.year}
            onChange={props.onYear}
            options={props.years.map((year) => ({ value: year, label: year }))}
          />
          <Chips<Has>
            label={t("state")}
            all={t("everyone")}
            value={has()}
            onChange={setHas}
            options={[
              { value: "with", label: t("withRecord"), count: props.ledger.members.length - silent() },
              { value: "without", label: t("withoutRecord"), count: silent() },
            ]}
          />
        </Row>
        <div class="tools-search">
          <SearchField label={t("search")} value={typed()} onChange={setTyped} />
        </div>
      </div>
      <Card flush>
        <DataTable
          label={t("ledger")}
          columns={columns()}
          rows={rows()}
          rowId={(m) => m.personId}
          rowName={(m) => m.name}
          empty={<Empty title={t("noMatch")} />}
        />
      </Card>
      <Row justify="between">
        <p class="small muted">{t("ledgerNote")}</p>
        <Show when={props.actions}>{props.actions}</Show>
      </Row>
    </Stack>
  );
}
