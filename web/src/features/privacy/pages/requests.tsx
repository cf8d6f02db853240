import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { createRequests } from "../model";
import { NoticeCard } from "../parts/notice-card";
import { RequestCard } from "../parts/request-card";
import { t } from "../words";

/** What members ask for about their own data, for those who answer it. */
export function PrivacyRequestsPage(): JSX.Element {
  const may = useMay();
  const [query, setQuery] = useSearchParams<{ view?: string }>();
  const view = () => (query.view === "done" ? "done" : "open");
  const requests = createRequests(() => (view() === "open" ? "yes" : "no"));
  return (
    <Stack gap={5}>
      <PageHeader title={t("title")} note={t("note")} />
      <Tabs
        label={t("views")}
        tabs={[
          { value: "open", label: t("open") },
          { value: "done", label: t("done") },
        ]}
        value={view()}
        onChange={(value) => setQuery({ view: value }, { replace: true })}
      >
        <Remote of={requests} wait={<Skeleton cards={2} />}>
          {(list) => (
            <Stack gap={4}>
              <For each={list()} fallback={<Empty title={t("none")} note={t("noneNote")} />}>
                {(request) => <RequestCard request={request} />}
              </For>
            </Stack>
          )}
        </Remote>
      </Tabs>
      <Show when={may("privacy.set_notice")}>
        <NoticeCard />
      </Show>
    </Stack>
  );
}
