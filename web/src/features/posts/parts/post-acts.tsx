import { A, useNavigate } from "@solidjs/router";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import Copy from "lucide-solid/icons/copy";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { createAction } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { toast, toastProblem } from "../../../ui/toast";
import { t as w } from "../change-words";
import { isDue, type PostDetail, postActs, type Stage, stageOf, touched } from "../model";
import { t } from "../words";
import { EditDialog } from "./edit-dialog";
import { createApproval, ReturnProposal } from "./proposal-acts";

const EDITED: readonly Stage[] = ["draft", "gathering", "open", "full", "closed", "running"];
const ATTENDED: readonly Stage[] = ["open", "full", "closed", "running", "over"];

/** What is done with a post day by day; what changes it for those on it stands in `AdjustCard`. */
export function PostActs(props: { post: PostDetail }): JSX.Element {
  const navigate = useNavigate();
  const [open, setOpen] = createSignal<"edit" | "return">();
  const stage = () => stageOf(props.post);
  const may = useMay();
  const approval = createApproval();
  const publish = createAction<void, unknown>({
    run: (_, submission) => postActs.publish(props.post, submission),
    refresh: touched,
    done: () => toast(w("published")),
    failed: toastProblem,
  });
  return (
    <>
      <Show when={stage() === "proposed" && may("posts.approve")}>
        <Button onClick={() => setOpen("return")}>{t("return")}</Button>
        <Button look="primary" busy={approval.busy} onClick={() => approval.run(props.post)}>
          {t("approve")}
        </Button>
      </Show>
      <Show when={stage() !== "proposed" && may("posts.publish")}>
        <Button icon={<Copy aria-hidden="true" />} onClick={() => navigate(`/posts/publish?copy=${props.post.id}`)}>
          {t("copy")}
        </Button>
      </Show>
      <Show when={EDITED.includes(stage()) && may("posts.edit")}>
        <Button icon={<Pencil aria-hidden="true" />} onClick={() => setOpen("edit")}>
          {t("edit")}
        </Button>
      </Show>
      <Show when={ATTENDED.includes(stage())}>
        <A
          class={buttonClass({ look: isDue(props.post) ? "primary" : "plain" })}
          href={`/posts/${props.post.id}/attendance`}
        >
          <ClipboardCheck aria-hidden="true" />
          {t("attendance")}
        </A>
      </Show>
      <Show when={stage() === "draft" && may("posts.publish")}>
        <Button look="primary" busy={publish.busy} onClick={() => void publish.run()}>
          {w("publish")}
        </Button>
      </Show>
      <EditDialog post={props.post} open={open() === "edit"} onClose={() => setOpen()} />
      <ReturnProposal post={open() === "return" ? props.post : undefined} onClose={() => setOpen()} />
    </>
  );
}
