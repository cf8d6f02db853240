import type { Objection } from "@rengang/core/evaluation/schema";
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t } from "../words";

/** What members contest of their reports, and what was answered. */
export function ObjectionList(props: { year: string }): JSX.Element {
  const key = () => ["evaluation", props.year, "objections"];
  const objections = createRemote<Objection[]>(() => ({
    key: key(),
    load: async () =>
      (await json(api.evaluation[":year"].objections.$get({ param: { year: props.year } }))).objections as Objection[],
  }));
  const [answering, setAnswering] = createSignal<Objection>();
  return (
    <Remote of={objections} wait={<Skeleton cards={1} />}>
      {(list) => (
        <Card flush>
          <Show when={list().length > 0} fallback={<Empty title={t("noObjections")} />}>
            <ul class="list">
              <For each={list()}>
                {(each) => (
                  <li class="list-item">
                    <div class="grow">
                      <A class="table-link strong" href={`/evaluation/members/${each.personId}?year=${props.year}`}>
                        {each.name}
                      </A>
                      <p>{each.text}</p>
                      <p class="small muted">{t("objectionOf", formatInstant(each.at))}</p>
                      <Show when={each.answer}>
                        <p class="quote">
                          {each.answer}
                          <span class="under">{t("answered", each.answeredByName ?? "")}</span>
                        </p>
                      </Show>
                    </div>
                    <Show when={!each.answer} fallback={<StatusDot tone="ok">{t("answerDone")}</StatusDot>}>
                      <Button onClick={() => setAnswering(each)}>{t("answer")}</Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={answering()} keyed>
            {(each) => (
              <ReasonDialog
                open
                onClose={() => setAnswering()}
                title={t("answerTitle", each.name)}
                label={t("answer")}
                hint={t("answerHint")}
                confirm={t("answer")}
                draft={`answer.${props.year}.${each.personId}`}
                run={(answer, submission) =>
                  api.evaluation[":year"].objections[":personId"].answer.$put(
                    { param: { year: props.year, personId: each.personId }, json: { answer } },
                    submission.options,
                  )
                }
                done={() => {
                  toast(t("answerDone"));
                  void objections.refetch();
                }}
              >
                <p class="quote">{each.text}</p>
              </ReasonDialog>
            )}
          </Show>
        </Card>
      )}
    </Remote>
  );
}
