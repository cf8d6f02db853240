import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { Notice } from "../../../ui/status";
import { createMyNotice } from "../my-model";
import { t } from "../my-words";

/** At home until the present notice has been read; nothing else waits for it. */
export function NoticeDue(): JSX.Element {
  const mine = createMyNotice();
  return (
    <Show when={mine.data?.due}>
      <Notice
        title={t("due")}
        action={
          <A class={buttonClass({})} href="/my/privacy">
            {t("dueGo")}
          </A>
        }
      >
        {t("dueNote")}
      </Notice>
    </Show>
  );
}
