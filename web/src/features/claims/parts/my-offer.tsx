import type { Post } from "@rengang/core/posts/schema";
import { createSignal, type JSX, Show } from "solid-js";
import { clockNow } from "../../../lib/clock";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { toast } from "../../../ui/toast";
import { t as post } from "../../posts/my-words";
import { t } from "../my-held-words";
import { createClaiming } from "../my-model";

const WithdrawDialog = late(() => import("./my-withdraw").then((m) => m.WithdrawDialog));

/** Until when an offer stands, in words; after that, that it may be gone. */
export function offerWords(until: string): string {
  return t(Date.parse(until) > clockNow() ? "offeredUntil" : "offeredOver", formatInstant(until));
}

/** The two answers to an offer. */
export function OfferActs(props: { post: Post }): JSX.Element {
  const [leaving, setLeaving] = createSignal<Post>();
  const claiming = createClaiming(() => toast(post("doneClaimed")));
  return (
    <Stack gap={3}>
      <Show when={claiming.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <div class="answers">
        <Button
          look="primary"
          large
          busy={claiming.busy}
          aria-label={`${t("offerYes")}：${props.post.title}`}
          onClick={() => void claiming.run({ postId: props.post.id, wait: false })}
        >
          {t("offerYes")}
        </Button>
        <Button large aria-label={`${t("offerNo")}：${props.post.title}`} onClick={() => setLeaving({ ...props.post })}>
          {t("offerNo")}
        </Button>
      </div>
      <Show when={leaving()}>
        <WithdrawDialog post={leaving()} mine="offered" onClose={() => setLeaving()} />
      </Show>
    </Stack>
  );
}
