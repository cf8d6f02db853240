import { type JSX, Show } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { toast } from "../../../ui/toast";
import type { Post } from "../../posts/my-model";
import { fileOf, hasTimes, inWeChat } from "../my-model";
import { t } from "../my-words";

/** The way of one claim into the telephone's calendar; nothing for a duty without hours. */
export function AddToCalendar(props: { post: Pick<Post, "id" | "title" | "startsAt" | "timetable"> }): JSX.Element {
  const open = (event: MouseEvent) => {
    if (!inWeChat()) return;
    event.preventDefault();
    toast({ words: t("wechat"), tone: "warn" });
  };
  return (
    <Show when={hasTimes(props.post)}>
      <p>
        <a
          class={buttonClass({ look: "link" })}
          href={fileOf(props.post.id)}
          aria-label={`${t("add")}：${props.post.title}`}
          onClick={open}
        >
          {t("add")}
        </a>
      </p>
    </Show>
  );
}
