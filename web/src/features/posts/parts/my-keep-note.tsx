import type { JSX } from "solid-js";
import { clockNow } from "../../../lib/clock";
import { formatInstant } from "../../../lib/format";
import { type Post, withdrawUntil } from "../my-model";
import { t } from "../my-words";

/** Until when one can change one's mind; said before the claim too, when that time is over already. */
export function KeepNote(props: { post: Pick<Post, "withdrawBy"> }): JSX.Element {
  const words = () => {
    const until = withdrawUntil(props.post);
    if (until === undefined) return t("keepAlways");
    if (until < clockNow()) return t("keepNot");
    return t("keepUntil", formatInstant(new Date(until).toISOString()));
  };
  return <p class="small muted">{words()}</p>;
}
