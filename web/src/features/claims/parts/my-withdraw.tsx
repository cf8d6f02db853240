import type { Post } from "@rengang/core/posts/schema";
import { createSignal, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { asProblem } from "../../../lib/problem";
import { cache } from "../../../lib/remote";
import { ConfirmDialog } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { ProblemNotice } from "../../../ui/remote";
import { toast } from "../../../ui/toast";
import { leavingOf } from "../../posts/my-model";
import { t } from "../my-held-words";
import { AFTERWARDS, createWithdrawing, withdraw } from "../my-model";

interface WithdrawProps {
  mine: Post["mine"];
  onClose: () => void;
}

const WORDS = {
  claimed: { title: "withdrawTitle", confirm: "withdraw", note: "withdrawNote", done: "withdrawDone" },
  offered: { title: "offerNoTitle", confirm: "offerNo", note: "offerNoNote", done: "offerDeclined" },
  waitlisted: { title: "leaveQueueTitle", confirm: "leaveQueue", note: "leaveQueueNote", done: "leaveQueueDone" },
} as const;

/** Asks once, then gives the place, the offer or the turn back. Opens for the post that is given. */
export function WithdrawDialog(props: WithdrawProps & { post: Post | undefined }): JSX.Element {
  return (
    <Show when={props.post?.id} keyed>
      <Asking {...props} post={props.post as Post} />
    </Show>
  );
}

function Asking(props: WithdrawProps & { post: Post }): JSX.Element {
  // What is asked stays what it was when the sheet was opened, also when the list behind has moved on.
  const { id, title, withdrawBy } = props.post;
  const mine = props.mine ?? "claimed";
  const words = WORDS[mine];
  const [late, setLate] = createSignal(leavingOf({ ...props.post, mine }) === "late");
  const done = () => {
    toast(t(words.done));
    props.onClose();
  };
  const leaving = createWithdrawing(done);
  const plainly = async () => {
    await leaving.run({ postId: id });
    if (asProblem(leaving.problem).code === "claim.late_needs_reason") setLate(true);
  };
  return (
    <Show
      when={late()}
      fallback={
        <ConfirmDialog
          open
          onClose={() => props.onClose()}
          title={t(words.title)}
          confirm={t(words.confirm)}
          busy={leaving.busy}
          onConfirm={() => void plainly()}
        >
          <Stack gap={3}>
            <Show when={leaving.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
            <p class="strong">{title}</p>
            <p>{t(words.note)}</p>
          </Stack>
        </ConfirmDialog>
      }
    >
      <ReasonDialog
        open
        onClose={() => props.onClose()}
        title={t("withdrawTitle")}
        confirm={t("withdraw")}
        draft={`claims.withdraw.${id}`}
        phrases={[t("withdrawPhrase1"), t("withdrawPhrase2"), t("withdrawPhrase3")]}
        hint={t("withdrawHint")}
        run={async (reason) => {
          await withdraw(id, reason);
          void cache.refresh(...AFTERWARDS);
        }}
        done={() => toast(t(words.done))}
      >
        <Stack gap={3}>
          <p class="strong">{title}</p>
          <p>{t("withdrawLate", withdrawBy ? formatInstant(withdrawBy) : "")}</p>
        </Stack>
      </ReasonDialog>
    </Show>
  );
}
