import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { formatDay } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card } from "../../../ui/layout";
import { Badge } from "../../../ui/status";
import { createDesk, isOverdue } from "../../suggestions/model";
import { t as said } from "../../suggestions/words";
import { t } from "../words";

const SHOWN = 3;

/** Suggestions and complaints that wait for an answer here, the one due first on top; nothing when none does. */
export function SuggestionsCard(): JSX.Element {
  const desk = createDesk(() => ({ show: "open" }));
  const waiting = () => (desk.data?.pages ?? []).flatMap((page) => page.suggestions);
  return (
    <Show when={waiting().length > 0}>
      <Card
        flush
        title={t("suggestionsTitle")}
        foot={
          <A class={buttonClass({})} href="/suggestions">
            {t("suggestionsGo")}
          </A>
        }
      >
        <ul class="list">
          <For each={waiting().slice(0, SHOWN)}>
            {(each) => (
              <li class="list-item">
                <span class="coming-words">
                  <A class="table-link strong" href={`/suggestions/${each.id}`}>
                    {each.text.length > 40 ? `${each.text.slice(0, 40)}…` : each.text}
                  </A>
                  <span class="under">{[said(each.kind), said("due", formatDay(each.dueOn))].join(" · ")}</span>
                </span>
                <Show when={isOverdue(each)}>
                  <Badge tone="warn">{said("overdue")}</Badge>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
