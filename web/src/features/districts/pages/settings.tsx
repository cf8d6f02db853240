import { useSearchParams } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { Retention } from "../../audit/parts/retention";
import { SchemePanel } from "../../evaluation/parts/scheme-panel";
import { SettingsForm } from "../parts/settings-form";
import { createDistrict } from "../settings-model";
import { t } from "../settings-words";

/** What the district decides: its rules, and the scheme of each year. */
export function SettingsPage(): JSX.Element {
  const district = createDistrict();
  const [query, setQuery] = useSearchParams();
  const show = () => (query.show === "scheme" ? "scheme" : "district");
  return (
    <Stack gap={4}>
      <PageHeader title={t("title")} note={t("note")} />
      <Tabs
        label={t("title")}
        tabs={[
          { value: "district", label: t("district") },
          { value: "scheme", label: t("scheme") },
        ]}
        value={show()}
        onChange={(next) => setQuery({ show: next === "scheme" ? next : undefined }, { replace: true, scroll: false })}
      >
        <Switch>
          <Match when={show() === "district"}>
            <Remote of={district} wait={<Skeleton cards={3} />}>
              {(found) => (
                <Stack gap={6}>
                  <SettingsForm district={found()} />
                  <Retention change />
                </Stack>
              )}
            </Remote>
          </Match>
          <Match when={show() === "scheme"}>
            <SchemePanel />
          </Match>
        </Switch>
      </Tabs>
    </Stack>
  );
}
