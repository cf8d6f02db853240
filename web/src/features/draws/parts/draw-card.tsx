import { type JSX, Match, Show, Switch } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Card, FactRow, Facts, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { createDraw, isUnderWay } from "../model";
import { t } from "../my-words";
import { ListOpener } from "./list-opener";
import "../../../styles/draws.css";

/** A fair opening as staff see it: when, the promise, and afterwards the list. Never who, and not how many before. */
export function DrawCard(props: { postId: string }): JSX.Element {
  const draw = createDraw(() => props.postId);
  return (
    <Card title={t("title")}>
      <Remote of={draw} wait={<Skeleton lines={3} />}>
        {(found) => (
          <Stack gap={4}>
            <Switch>
              <Match when={found().state === "planned"}>
                <p>{t("planned")}</p>
              </Match>
              <Match when={isUnderWay(found())}>
                <p role="status">{t("drawing")}</p>
              </Match>
              <Match when={found().state === "gathering"}>
                <p>{t("gatheringStaff", formatInstant(found().drawAt))}</p>
              </Match>
              <Match when={found().state === "cancelled"}>
                <p>{t("cancelled")}</p>
              </Match>
              <Match when={found().state === "drawn"}>
                <p>{t("over", found().entries ?? 0)}</p>
                <ListOpener draw={found()} />
              </Match>
            </Switch>
            <Show when={found().state !== "drawn" && found().seedHash}>
              {(hash) => (
                <Facts>
                  <FactRow label={t("seedHash")}>
                    <span class="drawn-code">{hash()}</span>
                  </FactRow>
                </Facts>
              )}
            </Show>
          </Stack>
        )}
      </Remote>
    </Card>
  );
}
