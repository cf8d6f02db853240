import type { JSX } from "solid-js";
import { Sheet } from "../../../ui/dialog";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { t } from "../history-words";
import { createHistoryOf } from "../model";
import { Timeline } from "./timeline";

/** What happened to one member's claim on a post, for those who organise it. */
export function HistoryOf(props: { postId: string; personId: string; name: string; onClose: () => void }): JSX.Element {
  const history = createHistoryOf(
    () => props.postId,
    () => props.personId,
  );
  return (
    <Sheet open onClose={() => props.onClose()} over={t("title")} title={props.name}>
      <Remote of={history} wait={<Skeleton lines={4} />}>
        {(found) => <Timeline events={found().events} />}
      </Remote>
    </Sheet>
  );
}
