import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/layout";
import { createNotices, createReading, hrefOf, isOfAccount, isOfDuty } from "../my-model";
import { noticeWords, t } from "../my-words";

/** What staff were told about their work and their account and have not seen yet; nothing when there is nothing. */
export function DutiesCard(): JSX.Element {
  const notices = createNotices();
  const reading = createReading();
  const seen = (id: string) => void reading.run({ ids: [id] });
  const unread = () =>
    (notices.data?.pages ?? [])
      .flatMap((page) => page.notifications)
      .filter((one) => !one.read && (isOfDuty(one) || isOfAccount(one)));
  return (
    <Show when={unread().length > 0}>
      <Card flush title={t("title")}>
        <ul class="list">
          <For each={unread()}>
            {(notice) => (
              <li class="list-item">
                <span class="coming-words">
                  <Show when={isOfDuty(notice)} fallback={<span class="strong">{noticeWords(notice).title}</span>}>
                    <A class="table-link strong" href={hrefOf(notice)} onClick={() => seen(notice.id)}>
                      {noticeWords(notice).title}
                    </A>
                  </Show>
                  <span class="under">
                    {[noticeWords(notice).note, formatInstant(notice.at)].filter(Boolean).join(" · ")}
                  </span>
                </span>
                <Show when={isOfAccount(notice)}>
                  <Button look="link" onClick={() => seen(notice.id)}>
                    {t("seen")}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
