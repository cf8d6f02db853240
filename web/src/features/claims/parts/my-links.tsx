import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { late } from "../../../ui/late";
import type { PostDetail } from "../../posts/my-model";
import { t } from "../my-held-words";

const RulesSheet = late(() => import("./my-rules").then((m) => m.RulesSheet));
const HistorySheet = late(() => import("./my-history").then((m) => m.HistorySheet));

/** The way to every rule of claiming, met or not. */
export function WhyLink(props: { post: PostDetail; titleOf: (postId: string) => string | undefined }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button look="link" onClick={() => setOpen(true)}>
        {t("whyLink")}
      </Button>
      <Show when={open()}>
        <RulesSheet post={props.post} titleOf={props.titleOf} onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}

/** The way to what happened to my claim. */
export function HistoryLink(props: { post: PostDetail }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button look="link" onClick={() => setOpen(true)}>
        {t("historyLink")}
      </Button>
      <Show when={open()}>
        <HistorySheet post={props.post} onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}
