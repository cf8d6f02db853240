import { A, useParams } from "@solidjs/router";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { useMe } from "../../../app/session";
import { formatInstant } from "../../../lib/format";
import { Button, buttonClass } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { createClaiming, createMyClaims } from "../../claims/my-model";
import { WithdrawDialog } from "../../claims/parts/my-withdraw";
import { teamName } from "../../teams/words";
import { canWithdraw, createPost, type PostDetail, standingOf, withdrawUntil } from "../my-model";
import { reasonWords, t } from "../my-words";
import { KeepNote } from "../parts/my-claim-sheet";
import { PostFacts } from "../parts/my-post-facts";

/** One post at an address that can be passed on. */
export function MyPostPage(): JSX.Element {
  const params = useParams<{ postId: string }>();
  const detail = createPost(() => params.postId);
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
            <State post={post()} />
            <Card>
              <PostFacts post={post()} />
            </Card>
            <Act post={post()} />
          </>
        )}
      </Remote>
    </Stack>
  );
}

function State(props: { post: PostDetail }): JSX.Element {
  const me = useMe();
  const own = () => props.post.proposedBy === me().person.id;
  return (
    <Switch>
      <Match when={props.post.state === "cancelled"}>
        <Notice tone="warn">{t("cancelledBecause", props.post.reason ?? "")}</Notice>
      </Match>
      <Match when={props.post.state === "returned"}>
        <Notice
          title={t("proposedByMe")}
          action={
            <A class={buttonClass({})} href="/my/proposals/new">
              {t("propose")}
            </A>
          }
        >
          {t("returnedBecause", props.post.reason ?? "")}
        </Notice>
      </Match>
      <Match when={own() && props.post.state === "proposed"}>
        <Notice title={t("proposedByMe")}>{t("proposed")}</Notice>
      </Match>
    </Switch>
  );
}

function Act(props: { post: PostDetail }): JSX.Element {
  const claims = createMyClaims();
  const claiming = createClaiming();
  const [asking, setAsking] = createSignal(false);
  const standing = () => standingOf(props.post);
  const turn = () => claims.data?.claims.find((claim) => claim.post.id === props.post.id)?.turn;
  const titleOf = (postId: string) => claims.data?.claims.find((claim) => claim.post.id === postId)?.post.title;
  const takes = () => standing().is === "free" || standing().is === "queue";
  const off = () => ["proposed", "returned", "cancelled"].includes(props.post.state);
  return (
    <Show when={!off()}>
      <Stack gap={4}>
        <Show when={claiming.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        <Switch>
          <Match when={props.post.mine}>
            <Held post={props.post} turn={turn()} onLeave={() => setAsking(true)} />
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
        <WithdrawDialog
          post={asking() ? props.post : undefined}
          waits={props.post.mine === "waitlisted"}
          onClose={() => setAsking(false)}
        />
      </Stack>
    </Show>
  );
}

function Held(props: { post: PostDetail; turn: number | undefined; onLeave: () => void }): JSX.Element {
  const waits = () => props.post.mine === "waitlisted";
  const until = () => new Date(withdrawUntil(props.post) ?? 0).toISOString();
  return (
    <>
      <Notice tone={waits() ? "info" : "ok"} title={waits() ? t("turn", props.turn ?? 1) : t("claimed")}>
        {waits() ? t("doneWaitingNote") : props.post.startsAt ? t("doneClaimedNote") : t("doneStandingNote")}
      </Notice>
      <Show when={canWithdraw(props.post)} fallback={<p class="small">{t("withdrawLate", formatInstant(until()))}</p>}>
        <Show when={!waits()}>
          <KeepNote post={props.post} />
        </Show>
        <Button wide large onClick={() => props.onLeave()}>
          {waits() ? t("leaveQueue") : t("withdraw")}
        </Button>
      </Show>
    </>
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
