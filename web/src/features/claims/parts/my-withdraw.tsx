import type { Post } from "@rengang/core/posts/schema";
import { type JSX, Show } from "solid-js";
import { ConfirmDialog } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { toast } from "../../../ui/toast";
import { t } from "../../posts/my-words";
import { createWithdrawing } from "../my-model";

/** Asks once, then gives the place or the turn back. Opens for the post that is given. */
export function WithdrawDialog(props: { post: Post | undefined; waits: boolean; onClose: () => void }): JSX.Element {
  const leaving = createWithdrawing(() => {
    toast(t("withdrawDone"));
    props.onClose();
  });
  return (
    <ConfirmDialog
      open={props.post !== undefined}
      onClose={() => props.onClose()}
      title={props.waits ? t("leaveQueueTitle") : t("withdrawTitle")}
      confirm={props.waits ? t("leaveQueue") : t("withdraw")}
      busy={leaving.busy}
      onConfirm={() => {
        const post = props.post;
        if (post) void leaving.run({ postId: post.id });
      }}
    >
      <Stack gap={3}>
        <Show when={leaving.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        <p class="strong">{props.post?.title}</p>
        <p>{props.waits ? t("leaveQueueNote") : t("withdrawNote")}</p>
      </Stack>
    </ConfirmDialog>
  );
}
