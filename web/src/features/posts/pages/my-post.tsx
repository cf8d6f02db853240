import { A, useParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Button, buttonClass } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { createClaiming, createMyClaims } from "../../claims/my-model";
import { Held } from "../../claims/parts/my-held";
import { HistoryLink, WhyLink } from "../../claims/parts/my-links";
import { Question } from "../../claims/parts/my-stand-in";
import { teamName } from "../../teams/words";
import { createPost, type PostDetail, standingOf } from "../my-model";
import { reasonWords, t } from "../my-words";
import { KeepNote } from "../parts/my-keep-note";
import { PostFacts } from "../parts/my-post-facts";
import { PostState } from "../parts/my-post-state";

const MyDraw = late(() => import("../../draws/parts/my-draw").then((m) => m.MyDraw));

/** One post at an address that can be passed on. */
export function MyPostPage(): JSX.Element {
  const params = useParams<{ postId: string }>();
  const detail = createPost(() => params.postId);
  const titleOf = createTitles();
  const over = () => detail.data && `${teamName(detail.data.team)} · ${detail.data.unitName}`;
  return (
    <Stack gap={5}>
      <PageHeader
        back={{ href: "/my/posts", label: t("toPosts") }}
        over={over()}
        title={detail.data?.title ?? t("title")}
      />
      <Remote of={detail} wait={<Skeleton cards={2} />}>
        {(post) => (
          <>
            <PostState post={post()} />
            <Asked post={post()} />
            <Card>
              <PostFacts post={post()} />
            </Card>
            <Show when={post().drawAt}>
              <MyDraw postId={post().id} titleOf={titleOf} />
            </Show>
            <Act post={post()} />
          </>
        )}
      </Remote>
    </Stack>
  );
}

/** The titles of the member's other posts, to name what is in the way. */
function createTitles(): (postId: string) => string | undefined {
  const claims = createMyClaims();
  return (postId) => claims.data?.claims.find((claim) => claim.post.id === postId)?.post.title;
}

/** Whoever asks me to stand in at this post. */
function Asked(props: { post: PostDetail }): JSX.Element {
  const claims = createMyClaims();
  const titleOf = createTitles();
  return (
    <For each={(claims.data?.standIns ?? []).filter((ask) => ask.post.id === props.post.id)}>
      {(ask) => (
        <Card>
          <Question ask={ask} titleOf={titleOf} />
        </Card>
      )}
    </For>
  );
}

/** States in which there is nothing for a member to do here. */
const OFF: readonly PostDetail["state"][] = [
  "proposed",
  "returned",
  "cancelled",
  "moved",
  "moving",
  "gathering",
  "drawing",
];

function Act(props: { post: PostDetail }): JSX.Element {
  const claiming = createClaiming();
  const titleOf = createTitles();
  const standing = () => standingOf(props.post);
  const takes = () => standing().is === "free" || standing().is === "queue";
  const off = () => OFF.includes(props.post.state);
  const claims = createMyClaims();
  // Whoever is asked to stand in has one question to answer, not two.
  const asked = () => !props.post.mine && claims.data?.standIns.some((ask) => ask.post.id === props.post.id);
  const known = () => props.post.state !== "proposed" && props.post.state !== "returned";
  return (
    <Stack gap={4}>
      <Show when={!off() && !asked()}>
        <Show when={claiming.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        <Switch>
          <Match when={props.post.mine}>
            <Held post={props.post} />
          </Match>
          <Match when={takes()}>
            <Show when={standing().is === "queue"}>
              <Notice>{t("queueNote", props.post.waiting + 1)}</Notice>
            </Show>
            <KeepNote post={props.post} />
            <div class="action-bar">
              <Button
                look="primary"
                large
                wide
                busy={claiming.busy}
                onClick={() => claiming.run({ postId: props.post.id, wait: standing().is === "queue" })}
              >
                {standing().is === "queue" ? t("confirmQueue", props.post.waiting + 1) : t("confirm")}
              </Button>
            </div>
          </Match>
          <Match when={standing().check}>
            {(check) => <Notice action={<WayOut rule={check().rule} />}>{reasonWords(check(), titleOf)}</Notice>}
          </Match>
        </Switch>
      </Show>
      <Show when={known()}>
        <Row gap={5}>
          <Show when={!off() && !props.post.mine}>
            <WhyLink post={props.post} titleOf={titleOf} />
          </Show>
          <HistoryLink post={props.post} />
        </Row>
      </Show>
    </Stack>
  );
}

/** The one step that would help, where there is one. */
function WayOut(props: { rule: string }): JSX.Element {
  return (
    <Switch>
      <Match when={props.rule === "claim.not_registered"}>
        <A class={buttonClass({})} href="/my/registration">
          {t("report")}
        </A>
      </Match>
      <Match when={props.rule === "claim.skill_needed"}>
        <A class={buttonClass({})} href="/my/me/edit">
          {t("addSkill")}
        </A>
      </Match>
    </Switch>
  );
}
