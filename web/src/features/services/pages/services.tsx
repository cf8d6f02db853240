import { useSearchParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Tabs } from "../../../ui/tabs";
import { createPending, isDisputed, isWaiting } from "../model";
import { DisputeList } from "../parts/dispute-list";
import { PendingTable } from "../parts/pending-table";
import { t } from "../words";

type View = "toConfirm" | "disputes";

/** Records that wait for the community: to confirm, and to answer. */
export function ServicesPage(): JSX.Element {
  const [params, setParams] = useSearchParams<{ view?: string }>();
  const pending = createPending();
  const waiting = createMemo(() => (pending.data ?? []).filter(isWaiting));
  const disputed = createMemo(() => (pending.data ?? []).filter(isDisputed));
  const view = (): View => (params.view === "disputes" ? "disputes" : "toConfirm");
  return (
    <Stack gap={4}>
      <PageHeader title={t("title")} note={pending.data && t("note", waiting().length)} />
      <Remote of={pending}>
        {() => (
          <Tabs<View>
            label={t("title")}
            tabs={[
              { value: "toConfirm", label: t("toConfirm"), count: waiting().length },
              { value: "disputes", label: t("disputes"), count: disputed().length },
            ]}
            value={view()}
            onChange={(next) => setParams({ view: next === "disputes" ? next : undefined })}
          >
            <Show when={view() === "toConfirm"} fallback={<DisputeList services={disputed()} />}>
              <PendingTable services={waiting()} />
            </Show>
          </Tabs>
        )}
      </Remote>
    </Stack>
  );
}
