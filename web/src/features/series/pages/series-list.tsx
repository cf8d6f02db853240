import { A } from "@solidjs/router";
import CalendarRange from "lucide-solid/icons/calendar-range";
import { For, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { formatDate } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LineLink } from "../../../ui/line-link";
import { Remote } from "../../../ui/remote";
import { Empty } from "../../../ui/status";
import { createSeriesList } from "../model";
import { t } from "../words";

/** The unit's series, newest first. */
export function SeriesListPage(): JSX.Element {
  const me = useMe();
  const list = createSeriesList(() => me().acting.unitId ?? "unt_0");
  const publish = (
    <A class={buttonClass({ look: "primary" })} href="/posts/publish?shape=series">
      {t("publish")}
    </A>
  );
  return (
    <Stack gap={5}>
      <PageHeader title={t("title")} note={t("note")} back={{ href: "/posts", label: t("posts") }} actions={publish} />
      <Remote of={list}>
        {(data) => (
          <Card flush>
            <Show
              when={data().series.length > 0}
              fallback={
                <Empty
                  icon={<CalendarRange aria-hidden="true" />}
                  title={t("none")}
                  note={t("noneNote")}
                  action={publish}
                />
              }
            >
              <ul class="list">
                <For each={data().series}>
                  {(series) => (
                    <li>
                      <LineLink
                        href={`/series/${series.id}`}
                        side={
                          <span class="small muted">
                            {t("sessions", series.sessions)} · {t("until", formatDate(series.plan.until))}
                          </span>
                        }
                      >
                        <span class="strong">{series.facts.title}</span>
                        <span class="under">{series.facts.place}</span>
                      </LineLink>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        )}
      </Remote>
    </Stack>
  );
}
