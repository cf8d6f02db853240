import { useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { PageHeader, Stack } from "../../../ui/layout";
import { Tabs } from "../../../ui/tabs";
import { Log } from "../parts/log";
import { Setup } from "../parts/setup";
import { t } from "../words";

/** What became of the district's messages, and how they go out. */
export function DeliveriesPage(): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const view = () => (query.view === "setup" ? "setup" : "log");
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} />
      <Tabs
        label={t("title")}
        tabs={[
          { value: "log", label: t("log") },
          { value: "setup", label: t("setup") },
        ]}
        value={view()}
        onChange={(next) => setQuery({ view: next === "setup" ? next : undefined })}
      >
        <Show when={view() === "setup"} fallback={<Log />}>
          <Setup />
        </Show>
      </Tabs>
    </Stack>
  );
}
