import type { Post } from "@rengang/core/posts/schema";
import { type JSX, Show } from "solid-js";
import { ConfirmDialog } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { toast } from "../../../ui/toast";
import { t } from "../../posts/my-words";
import { createWithdrawing } from "../my-model";

interface WithdrawProps {
  waits: boolean;
  onClose: () => void;
}

/** Asks once, then gives the place or the turn back. Opens for the post that is given. */
export function WithdrawDialog(props: WithdrawProps & { post: Post | undefined }): JSX.Element {
  return (
    <Show when={props.post?.id} keyed>
      <Asking {...props} post={props.post as Post} />
    </Show>
  );
}

function Asking(props: WithdrawProps & { post: Post }): JSX.Element {
  const { id, title } = props.post;
  const leaving = createWithdrawing(() => {
    toast(t("withdrawDone"));
    props.onClose();
  });
  return (
    <ConfirmDialog
      open
      onClose={() => props.onClose()}
      title={props.waits ? t("leaveQueueTitle") : t("withdrawTitle")}
      confirm={props.waits ? t("leaveQueue") : t("withdraw")}
      busy={leaving.busy}
      onConfirm={() => void leaving.run({ postId: id })}
    >
      <Stack gap={3}>
        <Show when={leaving.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        <p class="strong">{title}</p>
        <p>{props.waits ? t("leaveQueueNote") : t("withdrawNote")}</p>
      </Stack>
    </ConfirmDialog>
  );
}
