import type { JSX } from "solid-js";
import { cache } from "../../../lib/remote";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t } from "../change-words";
import { createPreview, type PostDetail, postActs, touched } from "../model";
import { Effects } from "./effects";

/** Calls a post off: first who loses what, then the reason that they read. */
export function CancelDialog(props: { post: PostDetail; onClose: () => void }): JSX.Element {
  const preview = createPreview(
    () => props.post.id,
    () => ({ change: "cancel" }),
  );
  return (
    <ReasonDialog
      open
      onClose={() => props.onClose()}
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
      <Remote of={preview} wait={<Skeleton lines={3} />}>
        {(found) => <Effects preview={found()} />}
      </Remote>
    </ReasonDialog>
  );
}
