import type { JSX } from "solid-js";
import { Sheet } from "../../../ui/dialog";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { t } from "../history-words";
import { createMyHistory } from "../my-model";
import { Timeline } from "./timeline";

/** What happened to my claim on one post. */
export function HistorySheet(props: { post: { id: string; title: string }; onClose: () => void }): JSX.Element {
  const history = createMyHistory(() => props.post.id);
  return (
    <Sheet open onClose={() => props.onClose()} over={props.post.title} title={t("title")}>
      <Remote of={history} wait={<Skeleton lines={4} />}>
        {(found) => <Timeline events={found().events} />}
      </Remote>
    </Sheet>
  );
}
