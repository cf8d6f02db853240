import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { useMe } from "../../../app/session";
import { formatDate, today } from "../../../lib/format";
import { Card, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { DutiesCard } from "../../notifications/parts/duties-card";
import { PrivacyToday } from "../../privacy/parts/today-card";
import { SuggestionsCard } from "../../today/parts/suggestions-card";
import { createUnits } from "../../units/model";
import { createDistrictReport, thisYear } from "../model";
import { CommunityTable } from "../parts/community-table";
import { MonthCard, TeamCard, TotalStats } from "../parts/totals";
import { t } from "../words";

/** District and street: who takes part, where teams are thin, hours by month; communities in the order of the tree. */
export function OverviewPage(): JSX.Element {
  const me = useMe();
  const may = useMay();
  const units = createUnits();
  const report = createDistrictReport(thisYear);
  const empty = () => units.data !== undefined && units.data.length <= 1;
  return (
    <Stack gap={5}>
      <PageHeader
        over={me().acting.unitName ?? me().district.name}
        title={t("overview")}
        note={t("asOf", formatDate(today()))}
      />
      <Show when={!empty()} fallback={<Begin />}>
        <Grid columns={2}>
          <DutiesCard />
          <SuggestionsCard />
          <Show when={may("privacy.list")}>
            <PrivacyToday />
          </Show>
        </Grid>
        <Remote of={report} wait={<Skeleton cards={3} />}>
          {(found) => (
            <>
              <TotalStats totals={found().totals} />
              <Grid columns="side">
                <MonthCard report={found()} />
                <TeamCard byTeam={found().totals.byTeam} />
              </Grid>
              <CommunityTable report={found()} />
            </>
          )}
        </Remote>
      </Show>
    </Stack>
  );
}

const STEPS = [
  { href: "/imports?kind=units", word: "begin1", note: "begin1Note" },
  { href: "/imports?kind=roster", word: "begin2", note: "begin2Note" },
  { href: "/people", word: "begin3", note: "begin3Note" },
] as const;

function Begin(): JSX.Element {
  return (
    <Card title={t("begin")}>
      <Stack gap={5}>
        <p class="muted">{t("beginNote")}</p>
        <ol class="next-steps">
          <For each={STEPS}>
            {(step) => (
              <li>
                <span>
                  <A href={step.href}>{t(step.word)}</A>
                  <span class="under">{t(step.note)}</span>
                </span>
              </li>
            )}
          </For>
        </ol>
      </Stack>
    </Card>
  );
}
