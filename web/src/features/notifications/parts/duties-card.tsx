import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Card } from "../../../ui/layout";
import { createNotices, createReading, hrefOf, isOfDuty } from "../my-model";
import { noticeWords, t } from "../my-words";

/** What staff were told about their work and have not opened yet; nothing when there is nothing. */
export function DutiesCard(): JSX.Element {
  const notices = createNotices();
  const reading = createReading();
  const unread = () =>
    (notices.data?.pages ?? []).flatMap((page) => page.notifications).filter((one) => !one.read && isOfDuty(one));
  return (
    <Show when={unread().length > 0}>
      <Card flush title={t("title")}>
        <ul class="list">
          <For each={unread()}>
            {(notice) => (
              <li class="list-item">
                <span class="coming-words">
                  <A
                    class="table-link strong"
                    href={hrefOf(notice)}
                    onClick={() => void reading.run({ ids: [notice.id] })}
                  >
                    {noticeWords(notice).title}
                  </A>
                  <span class="under">
                    {[noticeWords(notice).note, formatInstant(notice.at)].filter(Boolean).join(" · ")}
                  </span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
