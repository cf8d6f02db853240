import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { onClock, today } from "../../../lib/format";
import { Button, buttonClass } from "../../../ui/button";
import { StatusDot } from "../../../ui/status";
import { AddToCalendar } from "../../calendars/parts/add-to-calendar";
import { leavingOf } from "../../posts/my-model";
import { t as post } from "../../posts/my-words";
import { PostLines } from "../../posts/parts/my-post-card";
import { t as held } from "../my-held-words";
import type { MyClaim } from "../my-model";
import { t } from "../my-words";
import { OfferActs, offerWords } from "./my-offer";
import { StandInAsked } from "./my-stand-in";

/** `今天`, `明天`, `3 天后`; nothing for what is further away or has no day. */
function soon(startsAt: string | undefined): string | undefined {
  if (!startsAt) return undefined;
  const days = (Date.parse(onClock(startsAt).day) - Date.parse(today())) / 86_400_000;
  if (days <= 0) return t("today");
  if (days === 1) return t("tomorrow");
  return days <= 7 ? t("inDays", days) : undefined;
}

/** A claim of one's own: when it is, where one stands, the way out. */
export function ClaimCard(props: { claim: MyClaim; level?: 2; onLeave?: (claim: MyClaim) => void }): JSX.Element {
  const here = () => props.claim.post;
  const waits = () => props.claim.state === "waitlisted";
  const isToday = () => here().startsAt && onClock(here().startsAt as string).day <= today();
  return (
    <PostLines post={here()} level={props.level ?? 3}>
      <Show when={props.claim.state === "offered"} fallback={<Stands {...props} />}>
        <div class="asked stack gap-2">
          <p class="strong">{held("offered")}</p>
          <Show when={props.claim.until}>{(until) => <p class="small">{offerWords(until())}</p>}</Show>
          <OfferActs post={here()} />
        </div>
      </Show>
      <Switch>
        <Match when={here().state === "moving"}>
          <p class="small muted">{held("movingNote")}</p>
        </Match>
        <Match when={here().state === "closed" && !waits()}>
          <p class="small muted">{held("closedHeld")}</p>
        </Match>
      </Switch>
      <Show when={isToday() && props.claim.state === "claimed"}>
        <p class="small muted">{t("checkInHint")}</p>
      </Show>
      <Show when={props.claim.standInAsked}>{(end) => <StandInAsked postId={here().id} end={end()} />}</Show>
      <AddToCalendar post={here()} />
    </PostLines>
  );
}

function Stands(props: { claim: MyClaim; onLeave?: (claim: MyClaim) => void }): JSX.Element {
  const waits = () => props.claim.state === "waitlisted";
  const begun = () => leavingOf({ ...props.claim.post, mine: props.claim.state }) === "begun";
  const out = () => (waits() ? held("leaveQueue") : held("withdraw"));
  return (
    <div class="post-act">
      <span class="row gap-3">
        <StatusDot tone={waits() ? "info" : "ok"}>
          {waits() ? post("turn", props.claim.turn ?? 1) : post("claimed")}
        </StatusDot>
        <Show when={soon(props.claim.post.startsAt)}>{(words) => <span class="small strong">{words()}</span>}</Show>
      </span>
      <Show when={props.claim.post.state !== "moving" && props.onLeave}>
        {(onLeave) => (
          <Show
            when={!begun()}
            fallback={
              <A class={buttonClass({ look: "link" })} href={`/my/posts/${props.claim.post.id}`}>
                {t("callInstead")}
              </A>
            }
          >
            <Button round aria-label={`${out()}：${props.claim.post.title}`} onClick={() => onLeave()(props.claim)}>
              {out()}
            </Button>
          </Show>
        )}
      </Show>
    </div>
  );
}
