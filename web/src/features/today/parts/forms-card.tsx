import { A } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { buttonClass } from "../../../ui/button";
import { Card } from "../../../ui/layout";
import { createForms, createPeriods, type Stage, stageOf } from "../../feedback/model";
import { t as fb } from "../../feedback/words";
import { t } from "../words";

/** The stages at which it is the community's turn. */
const ours: readonly Stage[] = ["objected", "write", "show", "sign", "signed"];

/** Which forms of the running period wait for the community, stage by stage. */
export function FormsCard(): JSX.Element {
  const me = useMe();
  const periods = createPeriods();
  const period = () => periods.data?.[0];
  const forms = createForms(
    () => period()?.id,
    () => me().acting.unitId,
  );
  const due = createMemo(() => {
    const found = new Map<Stage, number>();
    for (const form of forms.data ?? []) found.set(stageOf(form), (found.get(stageOf(form)) ?? 0) + 1);
    return ours.flatMap((stage) => (found.has(stage) ? [{ stage, count: found.get(stage) as number }] : []));
  });
  return (
    <Show when={forms.data && period()}>
      {(now) => (
        <Card flush title={t("formsTitle", now().title)}>
          <Show
            when={(forms.data ?? []).length > 0}
            fallback={
              <div class="list-item">
                <span class="coming-words">{t("formsNone")}</span>
                <A class={buttonClass({})} href="/feedback">
                  {t("formsMake")}
                </A>
              </div>
            }
          >
            <ul class="list">
              <For each={due()} fallback={<li class="list-item muted">{t("formsQuiet")}</li>}>
                {(each) => (
                  <li class="list-item">
                    <span class="coming-words">
                      {fb(`st_${each.stage}`)} <span class="strong">{each.count}</span> {t("formsUnit")}
                    </span>
                    <A class="table-link" href={`/feedback?stage=${each.stage}`}>
                      {t("formsGo")}
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Card>
      )}
    </Show>
  );
}
