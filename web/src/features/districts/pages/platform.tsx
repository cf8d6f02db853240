import MapIcon from "lucide-solid/icons/map";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { OpenDistrict } from "../parts/open-district";
import { t } from "../words";

/** The platform's one page: which districts stand, and opening a further one. Never a person of theirs. */
export function PlatformPage(): JSX.Element {
  const districts = createRemote(() => ({
    key: ["platform", "districts"],
    load: async () => (await json(api.platform.districts.$get())).districts,
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
                      <span class="grow strong">{district.name}</span>
                      <span class="small muted">{district.id}</span>
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
