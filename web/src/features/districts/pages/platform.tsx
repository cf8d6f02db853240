import type { DistrictHealth } from "@rengang/core/health/schema";
import MapIcon from "lucide-solid/icons/map";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { OpenDistrict } from "../parts/open-district";
import { t } from "../words";

/** Between a change and its seal lie at most an hour and a quarter; a quiet district has nothing to seal. */
const sealedOf = ({ sealedAt }: DistrictHealth): string =>
  sealedAt ? t("sealed", formatInstant(sealedAt)) : t("notSealed");

function Health(props: { of: DistrictHealth }): JSX.Element {
  const tasks = () => props.of.tasksFailed + props.of.tasksLong;
  return (
    <Switch fallback={<StatusDot tone="ok">{t("runs")}</StatusDot>}>
      <Match when={!props.of.reachable}>
        <StatusDot tone="warn">{t("unreachable")}</StatusDot>
      </Match>
      <Match when={tasks() > 0}>
        <StatusDot tone="warn">{t("tasks", props.of.tasksFailed, props.of.tasksLong)}</StatusDot>
      </Match>
    </Switch>
  );
}

/** The platform's one page: which districts stand and how they run, and opening a further one. Never a person of theirs. */
export function PlatformPage(): JSX.Element {
  const districts = createRemote(() => ({
    key: ["platform", "districts"],
    load: async () => (await json(api.platform.health.$get())).districts as DistrictHealth[],
  }));
  const [opening, setOpening] = createSignal(false);
  const open = () => (
    <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpening(true)}>
      {t("open")}
    </Button>
  );
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} actions={(districts.data?.length ?? 0) > 0 && open()} />
      <Remote of={districts} wait={<Skeleton cards={2} />}>
        {(list) => (
          <Card flush title={t("list")} side={list().length > 0 ? t("count", list().length) : undefined}>
            <Show
              when={list().length > 0}
              fallback={
                <Empty icon={<MapIcon aria-hidden="true" />} title={t("empty")} note={t("emptyNote")} action={open()} />
              }
            >
              <ul class="list">
                <For each={list()}>
                  {(district) => (
                    <li class="list-item">
                      <span class="grow">
                        <span class="strong">{district.name}</span>
                        <span class="under">{sealedOf(district)}</span>
                      </span>
                      <Health of={district} />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        )}
      </Remote>
      <Show when={opening()}>
        <OpenDistrict onClose={() => setOpening(false)} />
      </Show>
    </Stack>
  );
}
