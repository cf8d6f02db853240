import { A } from "@solidjs/router";
import Clock from "lucide-solid/icons/clock";
import Info from "lucide-solid/icons/info";
import MapPin from "lucide-solid/icons/map-pin";
import { type JSX, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { formatDay, formatTime, onClock } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Day } from "../../../ui/day";
import { StatusDot } from "../../../ui/status";
import type { Fit } from "../../matching/my-model";
import { FitTags } from "../../matching/parts/fit-tags";
import { teamName } from "../../teams/words";
import { hoursOf, leftOf, type Post, reachOf, standingOf } from "../my-model";
import { reasonWords, t } from "../my-words";
import { timetableWords } from "../timetable";

/** `08:30–11:00 · 2.5 小时`; the second day is named when it differs. */
export function timesOf(post: Post): string {
  if (!post.startsAt || !post.endsAt) return post.timetable ? timetableWords(post.timetable) : t("anyTime");
  const [from, to] = [onClock(post.startsAt), onClock(post.endsAt)];
  const end = from.day === to.day ? to.time : `${formatDay(to.day)} ${to.time}`;
  return `${formatTime(post.startsAt)}–${end} · ${t("hours", hoursOf(post) ?? "")}`;
}

/** How many places are left, in words. */
export function placesWords(post: Post): string {
  const left = leftOf(post);
  if (left === 0 || post.waiting > 0) return post.waiting > 0 ? t("fullWaiting", post.waiting) : t("full");
  return left <= 2 ? t("lastLeft", left) : t("left", left);
}

/** The date block and the words of a post, without what can be done with it. */
export function PostLines(props: { post: Post; children: JSX.Element; level?: 2 | 3 }): JSX.Element {
  const post = () => props.post;
  const reach = () => reachOf(post().unitId);
  return (
    <article class="card dated-card post-card">
      <Show when={post().startsAt} fallback={<div class="day day-standing">{t("standing")}</div>}>
        {(at) => <Day day={onClock(at()).day} />}
      </Show>
      <div class="dated-card-words stack gap-1">
        <p class="small muted">
          {teamName(post().team)}
          <Show when={reach() !== "near"}> · {t(reach() as "street")}</Show>
        </p>
        <Dynamic component={props.level === 2 ? "h2" : "h3"} class="post-title">
          <A href={`/my/posts/${post().id}`}>{post().title}</A>
        </Dynamic>
        <Show when={post().startsAt || post().timetable}>
          <p class="post-line">
            <Clock size={16} />
            <span>{timesOf(post())}</span>
          </p>
        </Show>
        <p class="post-line">
          <MapPin size={16} />
          <span>{post().place}</span>
        </p>
        {props.children}
      </div>
    </article>
  );
}

export interface PostCardProps {
  /** With why it suits, where that was asked. */
  post: Post & { fits?: readonly Fit[] };
  titleOf: (postId: string) => string | undefined;
  onClaim: (post: Post) => void;
}

/** A post in a list: when, what, where, places left; the one action, or why there is none. */
export function PostCard(props: PostCardProps): JSX.Element {
  const standing = () => standingOf(props.post);
  const open = () => ["free", "queue"].includes(standing().is);
  return (
    <PostLines post={props.post}>
      <Show when={open()}>
        <FitTags fits={props.post.fits} />
      </Show>
      <Switch>
        <Match when={standing().check?.rule === "claim.not_registered"}>
          <p class="small post-state">{placesWords(props.post)}</p>
        </Match>
        <Match when={standing().is === "stopped" && standing().check}>
          {(check) => (
            <p class="post-why">
              <Info size={16} />
              <span>{reasonWords(check(), props.titleOf)}</span>
            </p>
          )}
        </Match>
        <Match when={standing().is === "claimed"}>
          <p class="post-state">
            <StatusDot tone="ok">{t("claimed")}</StatusDot>
          </p>
        </Match>
        <Match when={standing().is === "offered"}>
          <p class="post-state">
            <StatusDot tone="warn">{t("offered")}</StatusDot>
          </p>
        </Match>
        <Match when={standing().is === "waitlisted"}>
          <p class="post-state">
            <StatusDot tone="info">{t("waitlisted")}</StatusDot>
          </p>
        </Match>
        <Match when={true}>
          <div class="post-act">
            <span class="small" classList={{ strong: leftOf(props.post) <= 2 && standing().is === "free" }}>
              {placesWords(props.post)}
            </span>
            <Button
              round
              aria-label={`${standing().is === "queue" ? t("queue") : t("claim")}：${props.post.title}`}
              onClick={() => props.onClaim(props.post)}
            >
              {standing().is === "queue" ? t("queue") : t("claim")}
            </Button>
          </div>
        </Match>
      </Switch>
    </PostLines>
  );
}
