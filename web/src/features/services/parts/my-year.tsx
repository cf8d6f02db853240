import { type JSX, Show } from "solid-js";
import { formatHours, today } from "../../../lib/format";
import { BarChart } from "../../../ui/bar-chart";
import { Card, Stack } from "../../../ui/layout";
import { Stat, Stats } from "../../../ui/stats";
import type { Ledger } from "../my-model";
import { t } from "../my-words";

/** Twelve months with the present one marked. */
function months(ledger: Ledger) {
  const now = today().slice(0, 7);
  return Array.from({ length: 12 }, (_, i) => {
    const key = `${ledger.year}-${String(i + 1).padStart(2, "0")}`;
    return { label: t("monthOf", i + 1), value: ledger.summary.byMonth[key]?.hours ?? 0, now: key === now };
  });
}

/** The year in two big numbers and one line of bars. */
export function YearOfService(props: { ledger: Ledger }): JSX.Element {
  const pending = () =>
    props.ledger.services.filter((service) => service.state === "pending" || service.state === "checked_in").length;
  return (
    <Stack gap={3}>
      <Stats>
        <Stat label={t("hours")} value={formatHours(props.ledger.summary.hours)} unit={t("hoursUnit")} />
        <Stat label={t("times")} value={props.ledger.summary.times} unit={t("timesUnit")} />
      </Stats>
      <Show when={pending() > 0}>
        <p class="small muted">{t("pendingNote", pending())}</p>
      </Show>
      <Show when={props.ledger.summary.hours > 0}>
        <Card>
          <BarChart
            label={t("chart", props.ledger.year)}
            bars={months(props.ledger)}
            over={t("month")}
            unit={t("hoursUnit")}
            height={150}
          />
        </Card>
      </Show>
    </Stack>
  );
}
