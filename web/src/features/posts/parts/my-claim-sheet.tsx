import { type JSX, Show } from "solid-js";
import { late } from "../../../ui/late";
import type { Post } from "../my-model";

export interface ClaimSheetProps {
  titleOf: (postId: string) => string | undefined;
  onClose: () => void;
}

const ClaimOpen = late(() => import("./my-claim-open").then((m) => m.ClaimOpen));

/** What to know and one button; the second press of it changes nothing. Opens for the post that is given. */
export function ClaimSheet(props: ClaimSheetProps & { post: Post | undefined }): JSX.Element {
  return (
    // Made anew for each post: what was said about one never stands over another.
    <Show when={props.post?.id} keyed>
      <ClaimOpen {...props} post={props.post as Post} />
    </Show>
  );
}
