import Bell from "lucide-solid/icons/bell";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createNotices, createReading } from "../my-model";
import { t } from "../my-words";
import { NoticeLine } from "../parts/my-notice";

/** Everything the member was told. */
export function MyNoticesPage(): JSX.Element {
  const notices = createNotices();
  const reading = createReading();
  const all = () => (notices.data?.pages ?? []).flatMap((page) => page.notifications);
  const unread = () => all().filter((notice) => !notice.read);
  return (
    <Stack gap={5}>
      <PageHeader
        back={{ href: "/my/me", label: t("back") }}
        title={t("title")}
        actions={
          <Show when={unread().length > 0}>
            <Button busy={reading.busy} onClick={() => reading.run({ ids: unread().map((notice) => notice.id) })}>
              {t("allRead")}
            </Button>
          </Show>
        }
      />
      <Remote of={notices} wait={<Skeleton lines={6} />}>
        {() => (
          <Show
            when={all().length > 0}
            fallback={<Empty icon={<Bell aria-hidden="true" />} title={t("none")} note={t("noneNote")} />}
          >
            <Card flush>
              <ul class="list">
                <For each={all()}>
                  {(notice) => (
                    <li>
                      <NoticeLine notice={notice} when onRead={(id) => void reading.run({ ids: [id] })} />
                    </li>
                  )}
                </For>
              </ul>
            </Card>
            <LoadMore of={notices} />
          </Show>
        )}
      </Remote>
    </Stack>
  );
}
