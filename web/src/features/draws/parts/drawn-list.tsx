import { For, type JSX, Show } from "solid-js";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { FactRow, Facts, Stack } from "../../../ui/layout";
import { LoadMore, ProblemNotice, Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { type Checked, checkPost, createDrawnList, type Draw } from "../model";
import { t } from "../my-words";
import "../../../styles/draws.css";

/** The published list, without names, and how to check it. */
export function DrawnList(props: { draw: Draw }): JSX.Element {
  const list = createDrawnList(() => props.draw.postId);
  const rows = () => list.data?.pages.flatMap((page) => page.list ?? []) ?? [];
  return (
    <Stack gap={4}>
      <Remote of={list} wait={<Skeleton lines={6} />}>
        {() => (
          <Show when={rows().length > 0} fallback={<p class="muted">{t("nobody")}</p>}>
            <table class="drawn">
              <caption>{t("list", props.draw.entries ?? 0)}</caption>
              <thead>
                <tr>
                  <th scope="col" class="drawn-number">
                    {t("number")}
                  </th>
                  <th scope="col">{t("ticket")}</th>
                  <th scope="col" class="drawn-number">
                    {t("served")}
                  </th>
                  <th scope="col">{t("result")}</th>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>
                  {(row, index) => (
                    <tr classList={{ "drawn-mine": row.ticket === props.draw.mine?.ticket }}>
                      <td class="drawn-number">{index() + 1}</td>
                      <th scope="row" class="drawn-code">
                        {row.ticket}
                        <Show when={row.ticket === props.draw.mine?.ticket}>{t("mine")}</Show>
                      </th>
                      <td class="drawn-number">{t("times", row.served)}</td>
                      <td>{t(`result_${row.result}`)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <LoadMore of={list} />
          </Show>
        )}
      </Remote>
      <HowToCheck draw={props.draw} />
    </Stack>
  );
}

function HowToCheck(props: { draw: Draw }): JSX.Element {
  const checking = createAction<string, Checked>({ run: (postId) => checkPost(postId) });
  return (
    <Stack gap={3}>
      <h3>{t("checkTitle")}</h3>
      <p>{t("checkHow")}</p>
      <Facts>
        <FactRow label={t("seed")}>
          <span class="drawn-code">{props.draw.seed}</span>
        </FactRow>
        <FactRow label={t("seedHash")}>
          <span class="drawn-code">{props.draw.seedHash}</span>
        </FactRow>
      </Facts>
      <Show when={checking.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <Show when={checking.result}>
        {(found) => <Notice tone={found() === "checkOk" ? "ok" : "warn"}>{t(found())}</Notice>}
      </Show>
      <div>
        <Button busy={checking.busy} onClick={() => void checking.run(props.draw.postId)}>
          {t("check")}
        </Button>
      </div>
    </Stack>
  );
}
