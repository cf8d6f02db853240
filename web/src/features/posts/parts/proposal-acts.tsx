import { type JSX, Show } from "solid-js";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { toast, toastProblem } from "../../../ui/toast";
import { type Post, postActs, touched } from "../model";
import { t } from "../words";

/** Approves proposals; one at a time is busy. */
export function createApproval() {
  return createAction<Post, unknown>({
    run: (post, submission) => postActs.approve(post, submission),
    refresh: touched,
    done: (_, post) => toast(t("approved", post.title)),
    failed: toastProblem,
  });
}

/** The two answers to a proposal, in a row of a table. */
export function ProposalActs(props: {
  post: Post;
  approval: ReturnType<typeof createApproval>;
  onReturn: (post: Post) => void;
}): JSX.Element {
  return (
    <Show when={props.post.state === "proposed"}>
      <span class="table-acts">
        <Button
          look="link"
          busy={props.approval.input?.id === props.post.id}
          onClick={() => props.approval.run(props.post)}
        >
          {t("approveShort")}
        </Button>
        <Button look="link" onClick={() => props.onReturn(props.post)}>
          {t("return")}
        </Button>
      </span>
    </Show>
  );
}

/** Gives a proposal back with a reason. */
export function ReturnProposal(props: { post: Post | undefined; onClose: () => void }): JSX.Element {
  return (
    <ReasonDialog
      open={props.post !== undefined}
      onClose={props.onClose}
      title={t("returnTitle", props.post?.title ?? "")}
      confirm={t("return")}
      draft={`posts.return.${props.post?.id}`}
      phrases={[t("returnPhrase1"), t("returnPhrase2"), t("returnPhrase3")]}
      run={async (reason, submission) => {
        if (!props.post) return;
        await postActs.return(props.post, reason, submission);
        toast(t("returned"));
        void cache.refresh(...touched);
      }}
    >
      <p>{t("returnNote")}</p>
    </ReasonDialog>
  );
}
