import { type JSX, Match, Show, Switch } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Card, Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import type { Check } from "../../posts/my-model";
import { reasonWords } from "../../posts/my-words";
import { createDraw, createEntering, createTakingBack, type Draw, isUnderWay } from "../model";
import { t } from "../my-words";
import { ListOpener } from "./list-opener";

interface MyDrawProps {
  postId: string;
  /** The titles of the member's other posts. */
  titleOf: (postId: string) => string | undefined;
}

/** A fair opening as the member takes part in it. */
export function MyDraw(props: MyDrawProps): JSX.Element {
  const draw = createDraw(() => props.postId);
  return (
    <Card title={t("title")}>
      <Remote of={draw} wait={<Skeleton lines={3} />}>
        {(found) => (
          <Switch>
            <Match when={isUnderWay(found())}>
              <Notice>{found().state === "drawing" ? t("drawing") : t("waitsForSeal")}</Notice>
            </Match>
            <Match when={found().state === "gathering"}>
              <Entry draw={found()} titleOf={props.titleOf} />
            </Match>
            <Match when={found().state === "drawn"}>
              <Result draw={found()} titleOf={props.titleOf} />
            </Match>
            <Match when={found().state === "cancelled"}>
              <p>{t("cancelled")}</p>
            </Match>
          </Switch>
        )}
      </Remote>
    </Card>
  );
}

interface PartProps extends Pick<MyDrawProps, "titleOf"> {
  draw: Draw;
}

function Entry(props: PartProps): JSX.Element {
  const entering = createEntering(() => toast(t("doneEntered")));
  const leaving = createTakingBack(() => toast(t("doneTakenBack")));
  const postId = () => props.draw.postId;
  const against = () => props.draw.against?.[0] as Check | undefined;
  return (
    <Stack gap={4}>
      <Show when={entering.problem ?? leaving.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <Show
        when={props.draw.mine}
        fallback={
          <>
            <p>{t("how")}</p>
            <Show
              when={against()}
              fallback={
                <Button
                  look="primary"
                  large
                  wide
                  busy={entering.busy}
                  onClick={() => void entering.run({ postId: postId() })}
                >
                  {t("enter")}
                </Button>
              }
            >
              {(check) => <Notice>{t("cannot", reasonWords(check(), props.titleOf))}</Notice>}
            </Show>
          </>
        }
      >
        {(mine) => (
          <>
            <Notice tone="ok" title={t("entered")}>
              {t("enteredNote", formatInstant(props.draw.drawAt))}
            </Notice>
            <p class="small muted">
              {t("myTicket")} <span class="drawn-code">{mine().ticket}</span>
            </p>
            <Button wide large busy={leaving.busy} onClick={() => void leaving.run({ postId: postId() })}>
              {t("takeBack")}
            </Button>
          </>
        )}
      </Show>
    </Stack>
  );
}

function Result(props: PartProps): JSX.Element {
  const mine = () => props.draw.mine;
  const why = () => reasonWords({ rule: mine()?.rule ?? "", met: false, facts: {} }, props.titleOf);
  return (
    <Stack gap={4}>
      <Switch fallback={<p>{t("notEntered")}</p>}>
        <Match when={mine()?.result === "place"}>
          <Notice tone="ok" title={t("place")}>
            {t("placeNote")}
          </Notice>
        </Match>
        <Match when={mine()?.result === "turn"}>
          <Notice title={t("turn", mine()?.turn ?? 1)}>{t("turnNote")}</Notice>
        </Match>
        <Match when={mine()?.result === "none"}>
          <Notice title={t("none")}>{t("noneNote")}</Notice>
        </Match>
        <Match when={mine()?.result === "not_fitting"}>
          <Notice title={t("notFitting")}>{t("notFittingNote", why())}</Notice>
        </Match>
      </Switch>
      <Show when={mine()?.position}>
        {(position) => <p class="small">{t("position", position(), mine()?.served ?? 0)}</p>}
      </Show>
      <ListOpener draw={props.draw} />
    </Stack>
  );
}
