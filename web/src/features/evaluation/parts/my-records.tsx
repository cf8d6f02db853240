import { For, type JSX, Show } from "solid-js";
import { formatDay, formatHours } from "../../../lib/format";
import { Card } from "../../../ui/layout";
import { teamName } from "../../teams/words";
import type { Report } from "../my-model";
import { ruleWords, t } from "../my-words";

type Counted = Report["records"][number];

/** Each entry with how much of it counts, and the rule that took the rest. */
export function ReportRecords(props: { records: readonly Counted[] }): JSX.Element {
  return (
    <Card title={t("records")} flush>
      <Show when={props.records.length > 0} fallback={<p class="card-body muted">{t("none")}</p>}>
        <ul class="list">
          <For each={props.records}>
            {(record) => (
              <li class="list-item">
                <span class="line-link-words">
                  <span class="small muted">
                    {formatDay(record.on)} · {teamName(record.team)}
                  </span>
                  <span>{record.title}</span>
                  <For each={record.why}>
                    {(why) => <span class="small line-link-note">{ruleWords(why.rule, why.limit)}</span>}
                  </For>
                </span>
                <span class="record-sums">
                  <span class="strong">
                    {record.countedHours > 0 ? t("counted", formatHours(record.countedHours)) : t("notCounted")}
                  </span>
                  <Show when={record.countedHours !== record.hours}>
                    <span class="small muted">{t("outOf", formatHours(record.hours))}</span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
