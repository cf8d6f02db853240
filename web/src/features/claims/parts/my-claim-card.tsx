import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { onClock, today } from "../../../lib/format";
import { Button, buttonClass } from "../../../ui/button";
import { StatusDot } from "../../../ui/status";
import { canWithdraw } from "../../posts/my-model";
import { t as post } from "../../posts/my-words";
import { PostLines } from "../../posts/parts/my-post-card";
import type { MyClaim } from "../my-model";
import { t } from "../my-words";

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
  const waits = () => props.claim.state === "waitlisted";
  const leavable = () => canWithdraw({ ...props.claim.post, mine: props.claim.state });
  const isToday = () => props.claim.post.startsAt && onClock(props.claim.post.startsAt).day <= today();
  return (
    <PostLines post={props.claim.post} level={props.level ?? 3}>
      <div class="post-act">
        <span class="row gap-3">
          <StatusDot tone={waits() ? "info" : "ok"}>
            {waits() ? post("turn", props.claim.turn ?? 1) : post("claimed")}
          </StatusDot>
          <Show when={soon(props.claim.post.startsAt)}>{(words) => <span class="small strong">{words()}</span>}</Show>
        </span>
        <Show when={props.onLeave}>
          {(onLeave) => (
            <Show
              when={leavable()}
              fallback={
                <A class={buttonClass({ look: "link" })} href={`/my/posts/${props.claim.post.id}`}>
                  {t("callInstead")}
                </A>
              }
            >
              <Button
                round
                aria-label={`${waits() ? post("leaveQueue") : post("withdraw")}：${props.claim.post.title}`}
                onClick={() => onLeave()(props.claim)}
              >
                {waits() ? post("leaveQueue") : post("withdraw")}
              </Button>
            </Show>
          )}
        </Show>
      </div>
      <Show when={isToday() && !waits()}>
        <p class="small muted">{t("checkInHint")}</p>
      </Show>
    </PostLines>
  );
}
