import { A } from "@solidjs/router";
import CalendarPlus from "lucide-solid/icons/calendar-plus";
import { For, type JSX, Show } from "solid-js";
import { dayPlus, formatTime, onClock, today } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { CopyButton } from "../../../ui/copy-button";
import { Day } from "../../../ui/day";
import { Card, Row } from "../../../ui/layout";
import { Badge, Empty } from "../../../ui/status";
import { groupText, type Post, stageOf } from "../../posts/model";
import { Places } from "../../posts/parts/post-table";
import { teamName } from "../../teams/words";
import { t } from "../words";

const dayOf = (post: Post): string => onClock(post.startsAt ?? 0).day;

/** Sessions of today and the next two weeks, as they come. */
export function comingPosts(posts: readonly Post[]): Post[] {
  const until = dayPlus(today(), 14);
  return posts.filter(
    (post) =>
      post.kind === "dated" &&
      dayOf(post) <= until &&
      ["open", "full", "gathering", "drawing", "closed", "running", "over"].includes(stageOf(post)),
  );
}

/** What comes next and who is still missing; each row has its one action. */
export function ComingCard(props: { posts: readonly Post[] }): JSX.Element {
  return (
    <Card flush title={t("comingTitle")} side={<A href="/posts">{t("seeAll")}</A>}>
      <Show
        when={props.posts.length > 0}
        fallback={
          <Empty
            icon={<CalendarPlus aria-hidden="true" />}
            title={t("noneComing")}
            note={t("noneComingNote")}
            action={
              <A class={buttonClass({})} href="/posts/publish">
                {t("publish")}
              </A>
            }
          />
        }
      >
        <ul class="list">
          <For each={props.posts}>{(post) => <Coming post={post} />}</For>
        </ul>
      </Show>
    </Card>
  );
}

function Coming(props: { post: Post }): JSX.Element {
  const isToday = () => dayOf(props.post) === today();
  // The day stands at the left; an end on the next day is told by its time alone.
  const times = () => [props.post.startsAt, props.post.endsAt].map((at) => formatTime(at ?? "")).join("–");
  return (
    <li class="list-item coming">
      <Day day={dayOf(props.post)} />
      <span class="coming-words">
        <Row gap={2}>
          <A class="table-link strong" href={`/posts/${props.post.id}`}>
            {props.post.title}
          </A>
          <Show when={isToday()}>
            <Badge tone="brand">{t("todayBadge")}</Badge>
          </Show>
        </Row>
        <span class="under">{[times(), props.post.place, teamName(props.post.team)].join(" · ")}</span>
      </span>
      <Places post={props.post} />
      <span class="coming-act">
        <Show
          when={isToday()}
          fallback={
            <Show when={stageOf(props.post) === "open"}>
              <CopyButton look="link" text={() => groupText(props.post)} label={t("share")} done={t("share")} />
            </Show>
          }
        >
          <A class={buttonClass({})} href={`/posts/${props.post.id}/attendance`}>
            {t("attendance")}
          </A>
        </Show>
      </span>
    </li>
  );
}
