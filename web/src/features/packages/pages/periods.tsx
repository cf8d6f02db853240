import FileText from "lucide-solid/icons/file-text";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { formatDate } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LineLink } from "../../../ui/line-link";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createPeriods } from "../model";
import { OpenPeriod } from "../parts/open-period";
import { t } from "../period-words";

/** Every period of feedback; the district opens a further one. */
export function PeriodsPage(): JSX.Element {
  const me = useMe();
  const periods = createPeriods();
  const [opening, setOpening] = createSignal(false);
  const open = () => (
    <Show when={me().acting.role === "district_admin"}>
      <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpening(true)}>
        {t("open")}
      </Button>
    </Show>
  );
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} actions={(periods.data?.length ?? 0) > 0 && open()} />
      <Remote of={periods} wait={<Skeleton cards={1} />}>
        {(list) => (
          <Card flush>
            <Show
              when={list().length > 0}
              fallback={
                <Empty icon={<FileText aria-hidden="true" />} title={t("none")} note={t("noneNote")} action={open()} />
              }
            >
              <ul class="list">
                <For each={list()}>
                  {(period) => (
                    <li>
                      <LineLink href={`/periods/${period.id}`}>
                        <span class="strong">{period.title}</span>
                        <span class="under">{t("period", formatDate(period.from), formatDate(period.to))}</span>
                      </LineLink>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        )}
      </Remote>
      <Show when={opening()}>
        <OpenPeriod onClose={() => setOpening(false)} />
      </Show>
    </Stack>
  );
}
