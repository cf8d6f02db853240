import { A, useNavigate } from "@solidjs/router";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import Copy from "lucide-solid/icons/copy";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, type JSX, Show } from "solid-js";
import { cache, createAction } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { toast, toastProblem } from "../../../ui/toast";
import { isDue, type PostDetail, postActs, stageOf, touched } from "../model";
import { t } from "../words";
import { EditDialog } from "./edit-dialog";
import { createApproval, ReturnProposal } from "./proposal-acts";

/** Everything that can be done with a post now; what cannot be done is not offered. */
export function PostActs(props: { post: PostDetail }): JSX.Element {
  const navigate = useNavigate();
  const [open, setOpen] = createSignal<"edit" | "close" | "cancel" | "return">();
  const stage = () => stageOf(props.post);
  const live = () => ["open", "full", "closed", "running"].includes(stage());
  const approval = createApproval();
  const close = createAction<void, unknown>({
    run: (_, submission) => postActs.close(props.post, submission),
    refresh: touched,
    done: () => {
      setOpen();
      toast(t("closed"));
    },
    failed: toastProblem,
  });
  return (
    <>
      <Show when={stage() === "proposed"}>
        <Button onClick={() => setOpen("return")}>{t("return")}</Button>
        <Button look="primary" busy={approval.busy} onClick={() => approval.run(props.post)}>
          {t("approve")}
        </Button>
      </Show>
      <Show when={live()}>
        <Button look="quiet" onClick={() => setOpen("cancel")}>
          {t("cancel")}
        </Button>
        <Show when={stage() === "open" || stage() === "full"}>
          <Button look="quiet" onClick={() => setOpen("close")}>
            {t("close")}
          </Button>
        </Show>
      </Show>
      <Show when={stage() !== "proposed"}>
        <Button icon={<Copy aria-hidden="true" />} onClick={() => navigate(`/posts/publish?copy=${props.post.id}`)}>
          {t("copy")}
        </Button>
      </Show>
      <Show when={live()}>
        <Button icon={<Pencil aria-hidden="true" />} onClick={() => setOpen("edit")}>
          {t("edit")}
        </Button>
      </Show>
      <Show when={live() || stage() === "over"}>
        <A
          class={buttonClass({ look: isDue(props.post) ? "primary" : "plain" })}
          href={`/posts/${props.post.id}/attendance`}
        >
          <ClipboardCheck aria-hidden="true" />
          {t("attendance")}
        </A>
      </Show>
      <EditDialog post={props.post} open={open() === "edit"} onClose={() => setOpen()} />
      <ReturnProposal post={open() === "return" ? props.post : undefined} onClose={() => setOpen()} />
      <ConfirmDialog
        open={open() === "close"}
        onClose={() => setOpen()}
        title={t("closeTitle")}
        confirm={t("close")}
        busy={close.busy}
        onConfirm={() => close.run()}
      >
        <p>{t("closeNote", props.post.taken)}</p>
      </ConfirmDialog>
      <ReasonDialog
        open={open() === "cancel"}
        onClose={() => setOpen()}
        title={t("cancelTitle", props.post.title)}
        confirm={t("cancel")}
        danger
        draft={`posts.cancel.${props.post.id}`}
        phrases={[t("cancelPhrase1"), t("cancelPhrase2"), t("cancelPhrase3")]}
        run={async (reason, submission) => {
          await postActs.cancel(props.post, reason, submission);
          toast(t("cancelled"));
          void cache.refresh(...touched);
        }}
      >
        <p>{t("cancelNote", props.post.taken, props.post.waiting)}</p>
      </ReasonDialog>
    </>
  );
}
