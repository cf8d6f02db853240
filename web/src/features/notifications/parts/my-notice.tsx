import { type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { LineLink } from "../../../ui/line-link";
import { hrefOf, type Notification } from "../my-model";
import { noticeWords, t } from "../my-words";

/** One notification as a line that leads to what it is about. */
export function NoticeLine(props: { notice: Notification; onRead: (id: string) => void; when?: boolean }): JSX.Element {
  const words = () => noticeWords(props.notice);
  return (
    <LineLink href={hrefOf(props.notice)} onClick={() => !props.notice.read && props.onRead(props.notice.id)}>
      <span classList={{ strong: !props.notice.read }}>
        {words().title}
        <Show when={!props.notice.read}>
          <span class="visually-hidden">（{t("unread")}）</span>
        </Show>
      </span>
      <Show when={words().note}>
        <span class="small line-link-note">{words().note}</span>
      </Show>
      <Show when={props.when}>
        <span class="small muted">{formatInstant(props.notice.at)}</span>
      </Show>
    </LineLink>
  );
}
