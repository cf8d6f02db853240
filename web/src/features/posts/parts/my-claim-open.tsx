import type { Claim } from "@rengang/core/claims/schema";
import CircleCheck from "lucide-solid/icons/circle-check";
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { t as held } from "../../claims/my-held-words";
import { createClaiming } from "../../claims/my-model";
import { WhyLink } from "../../claims/parts/my-links";
import { offerWords } from "../../claims/parts/my-offer";
import { createPost, type Post, standingOf } from "../my-model";
import { reasonWords, t } from "../my-words";
import type { ClaimSheetProps } from "./my-claim-sheet";
import { KeepNote } from "./my-keep-note";
import { PostFacts } from "./my-post-facts";

/** The open sheet of a claim: `ClaimSheet` fetches it when it is first needed. */
export function ClaimOpen(props: ClaimSheetProps & { post: Post }): JSX.Element {
  const { post, titleOf } = props;
  const { id } = post;
  const [done, setDone] = createSignal<Claim>();
  const detail = createPost(() => id);
  const claiming = createClaiming(setDone);
  const seen = () => detail.data ?? post;
  const standing = () => standingOf(seen());
  const waits = () => standing().is === "queue";
  const offered = () => standing().is === "offered";
  const takes = () => standing().is === "free" || waits() || offered();
  const yes = () => (waits() ? t("confirmQueue", seen().waiting + 1) : offered() ? held("offerYes") : t("confirm"));
  // The button that opened the sheet is gone once the place is taken: the focus goes to the page instead of nowhere.
  onCleanup(() =>
    setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
    }),
  );
  const confirm = () => void claiming.run({ postId: id, wait: waits() });
  function Foot(): JSX.Element {
    return (
      <Show
        when={done()}
        fallback={
          <Button look="primary" large wide busy={claiming.busy} onClick={confirm}>
            {yes()}
          </Button>
        }
      >
        <Button look="primary" large wide onClick={() => props.onClose()}>
          {t("good")}
        </Button>
      </Show>
    );
  }
  function Before(): JSX.Element {
    return (
      <Remote of={detail} wait={<Skeleton lines={6} />}>
        {(found) => (
          <Stack gap={4}>
            <Show when={waits() && !claiming.busy}>
              <Notice>{t("queueNote", found().waiting + 1)}</Notice>
            </Show>
            <Show when={offered() && seen().offeredUntil}>
              {(until) => <Notice title={held("offered")}>{offerWords(until())}</Notice>}
            </Show>
            <Show when={claiming.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
            <Show when={standing().is === "stopped" && !claiming.problem && standing().check}>
              {(check) => <Notice>{reasonWords(check(), titleOf)}</Notice>}
            </Show>
            <PostFacts post={found()} />
            <Show when={takes() && !offered()}>
              <KeepNote post={found()} />
            </Show>
            <Show when={!found().mine}>
              <WhyLink post={found()} titleOf={titleOf} />
            </Show>
          </Stack>
        )}
      </Remote>
    );
  }
  return (
    <Sheet
      open
      onClose={() => props.onClose()}
      over={done() || offered() ? undefined : waits() ? t("queueTitle") : t("claimTitle")}
      title={seen().title}
      foot={takes() || done() ? <Foot /> : undefined}
    >
      <Show when={done()} fallback={<Before />}>
        {(claim) => <ClaimDone claim={claim()} post={seen()} />}
      </Show>
    </Sheet>
  );
}

/** It worked: said large, with what comes next. */
function ClaimDone(props: { claim: Claim; post: Post }): JSX.Element {
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
