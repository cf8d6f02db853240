import { For, type JSX, Show } from "solid-js";
import { formatHours, formatNumber } from "../../../lib/format";
import { BarChart } from "../../../ui/bar-chart";
import { Card } from "../../../ui/layout";
import { Stat, Stats } from "../../../ui/stats";
import { teamName, teamOptions } from "../../teams/words";
import { type DistrictReport, monthBars, type Sums } from "../model";
import { t } from "../words";

type Totals = DistrictReport["totals"];

/** The group in big plain numbers; head counts only where the report has counted heads. */
export function TotalStats(props: { totals: Totals }): JSX.Element {
  const rest = () => (props.totals.members ?? 0) - (props.totals.registered ?? 0);
  return (
    <Stats>
      <Show when={props.totals.members !== undefined}>
        <Stat label={t("members")} value={formatNumber(props.totals.members ?? 0)} unit={t("people")} />
        <Stat
          label={t("registered")}
          value={formatNumber(props.totals.registered ?? 0)}
          unit={t("people")}
          note={rest() > 0 ? t("notYet", formatNumber(rest())) : undefined}
        />
      </Show>
      <Stat label={t("served")} value={formatNumber(props.totals.served)} unit={t("people")} note={t("servedNote")} />
      <Stat label={t("times")} value={formatNumber(props.totals.times)} />
      <Stat label={t("hours")} value={formatHours(props.totals.hours)} unit={t("hoursUnit")} />
    </Stats>
  );
}

/** Hours by month, the present month in red. */
export function MonthCard(props: { report: { from: string; to: string; totals: Totals } }): JSX.Element {
  return (
    <Card title={t("byMonth")} side={t("unitHours")}>
      <BarChart
        label={t("byMonth")}
        bars={monthBars(props.report)}
        over={t("month")}
        unit={t("hoursUnit")}
        height={330}
      />
    </Card>
  );
}

interface TeamLine {
  name: string;
  times: number;
  hours: number;
}

/** The eight in their own order, then the others as one; never in the order of hours. */
function linesOf(byTeam: Sums): TeamLine[] {
  const eight = teamOptions().map(({ value, label }) => ({
    name: label,
    times: byTeam[value]?.times ?? 0,
    hours: byTeam[value]?.hours ?? 0,
  }));
  const others = Object.entries(byTeam).filter(([team]) => team.startsWith("n:"));
  if (others.length === 0) return eight;
  const sum = (of: "times" | "hours") => others.reduce((total, [, each]) => total + each[of], 0);
  const name = others.length === 1 ? teamName(others[0]?.[0] ?? "") : t("otherTeams");
  return [...eight, { name, times: sum("times"), hours: sum("hours") }];
}

/** Which teams serve how much, in their standing order: an empty line is what to see. */
export function TeamCard(props: { byTeam: Sums }): JSX.Element {
  const lines = () => linesOf(props.byTeam);
  const most = () => Math.max(1, ...lines().map((line) => line.hours));
  return (
    <Card title={t("byTeam")} side={t("byTeamSide")}>
      <ul class="teams">
        <For each={lines()}>
          {(line) => (
            <li>
              <span class="teams-name">{line.name}</span>
              <span class="teams-say" classList={{ "teams-none": line.times === 0 }}>
                {line.times === 0 ? t("noneYet") : t("teamSay", formatNumber(line.times), formatHours(line.hours))}
              </span>
              <span class="teams-track" aria-hidden="true">
                <span class="teams-bar" style={{ width: `${(line.hours / most()) * 100}%` }} />
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}

/** The standard teams that have not served in a group. */
export const emptyTeams = (byTeam: Sums): string[] =>
  teamOptions()
    .filter(({ value }) => !byTeam[value]?.times)
    .map(({ label }) => label);
