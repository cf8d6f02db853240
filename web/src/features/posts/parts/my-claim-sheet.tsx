import type { Claim } from "@rengang/core/claims/schema";
import CircleCheck from "lucide-solid/icons/circle-check";
import { createSignal, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { createClaiming } from "../../claims/my-model";
import { createPost, type Post, type PostDetail, standingOf, withdrawUntil } from "../my-model";
import { reasonWords, t } from "../my-words";
import { PostFacts } from "./my-post-facts";

/** What to know and one button; the second press of it changes nothing. Opens for the post that is given. */
export function ClaimSheet(props: {
  post: Post | undefined;
  titleOf: (postId: string) => string | undefined;
  onClose: () => void;
}): JSX.Element {
  const [done, setDone] = createSignal<Claim>();
  const detail = createPost(() => props.post?.id);
  const claiming = createClaiming(setDone);
  const seen = () => detail.data ?? props.post;
  const standing = () => {
    const post = seen();
    return post ? standingOf(post) : undefined;
  };
  const waits = () => standing()?.is === "queue";
  const close = () => {
    setDone();
    props.onClose();
  };
  const confirm = () => {
    const post = seen();
    if (post) void claiming.run({ postId: post.id, wait: waits() });
  };
  function Before(): JSX.Element {
    return (
      <Remote of={detail} wait={<Skeleton lines={6} />}>
        {(post) => (
          <Stack gap={4}>
            <Show when={waits() && !claiming.busy}>
              <Notice>{t("queueNote", post().waiting + 1)}</Notice>
            </Show>
            <Show when={claiming.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
            <Show when={standing()?.is === "stopped" && !claiming.problem && standing()?.check}>
              {(check) => <Notice>{reasonWords(check(), props.titleOf)}</Notice>}
            </Show>
            <PostFacts post={post()} />
            <KeepNote post={post()} />
          </Stack>
        )}
      </Remote>
    );
  }
  return (
    <Sheet
      open={props.post !== undefined}
      onClose={close}
      over={done() ? undefined : waits() ? t("queueTitle") : t("claimTitle")}
      title={seen()?.title ?? ""}
      foot={
        <Show
          when={done()}
          fallback={
            <Show when={standing()?.is === "free" || waits()}>
              <Button look="primary" large wide busy={claiming.busy} onClick={confirm}>
                {waits() ? t("confirmQueue", (seen()?.waiting ?? 0) + 1) : t("confirm")}
              </Button>
            </Show>
          }
        >
          <Button look="primary" large wide onClick={close}>
            {t("good")}
          </Button>
        </Show>
      }
    >
      <Show when={done()} fallback={<Before />}>
        {(claim) => <ClaimDone claim={claim()} post={seen() as Post} />}
      </Show>
    </Sheet>
  );
}

/** Until when one can change one's mind. */
export function KeepNote(props: { post: PostDetail }): JSX.Element {
  const until = () => withdrawUntil(props.post);
  return (
    <p class="small muted">
      {until() === undefined
        ? t("keepAlways")
        : t("keepUntil", formatInstant(new Date(until() as number).toISOString()))}
    </p>
  );
}

/** It worked: said large, with what comes next. */
export function ClaimDone(props: { claim: Claim; post: Post }): JSX.Element {
  const waits = () => props.claim.state === "waitlisted";
  const next = () =>
    waits() ? t("doneWaitingNote") : props.post.startsAt ? t("doneClaimedNote") : t("doneStandingNote");
  return (
    <div class="result" role="status">
      <CircleCheck class="result-ok" aria-hidden="true" />
      <p class="result-title">{waits() ? t("doneWaiting", props.claim.turn ?? 1) : t("doneClaimed")}</p>
      <Show when={props.post.startsAt}>{(at) => <p class="strong">{formatInstant(at())}</p>}</Show>
      <p>{props.post.place}</p>
      <p class="small muted">{next()}</p>
    </div>
  );
}
