import { A, useSearchParams } from "@solidjs/router";
import Inbox from "lucide-solid/icons/inbox";
import { createMemo, For, type JSX, Show } from "solid-js";
import { formatDay } from "../../../lib/format";
import { Segments } from "../../../ui/choices";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { Badge, Empty, Skeleton, StatusDot } from "../../../ui/status";
import { createDesk, isOverdue, KINDS, type Kind, tones } from "../model";
import { t } from "../words";

/** What waits at this desk, the one due first on top; or what it has answered. */
export function SuggestionsPage(): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const show = (): "open" | "done" => (query.show === "done" ? "done" : "open");
  const kind = (): Kind | undefined => KINDS.find((each) => each === query.kind);
  const desk = createDesk(() => ({ show: show(), kind: kind() }));
  const rows = createMemo(() => (desk.data?.pages ?? []).flatMap((page) => page.suggestions));
  return (
    <Stack gap={5}>
      <PageHeader title={t("desk")} note={t("deskNote")} />
      <div class="tools">
        <Segments
          label={t("show")}
          options={[
            { value: "open", label: t("open") },
            { value: "done", label: t("done") },
          ]}
          value={show()}
          onChange={(next) => setQuery({ show: next === "open" ? undefined : next })}
        />
        <Segments
          label={t("filterKind")}
          options={[
            { value: "all" as Kind | "all", label: t("allKinds") },
            ...KINDS.map((each) => ({ value: each, label: t(each) })),
          ]}
          value={kind() ?? "all"}
          onChange={(next) => setQuery({ kind: next === "all" ? undefined : next })}
        />
      </div>
      <Remote of={desk} wait={<Skeleton cards={1} />}>
        {() => (
          <Card flush>
            <Show
              when={rows().length > 0}
              fallback={
                <Empty
                  icon={<Inbox aria-hidden="true" />}
                  title={t(show() === "open" ? "nothing" : "nothingDone")}
                  note={t("nothingNote")}
                />
              }
            >
              <ul class="list">
                <For each={rows()}>
                  {(each) => (
                    <li class="list-item">
                      <span class="coming-words grow">
                        <A class="table-link strong" href={`/suggestions/${each.id}`}>
                          {each.text.length > 60 ? `${each.text.slice(0, 60)}…` : each.text}
                        </A>
                        <span class="under">
                          {[t(each.kind), t("number", each.number), t("due", formatDay(each.dueOn))].join(" · ")}
                        </span>
                      </span>
                      <Show when={isOverdue(each)}>
                        <Badge tone="warn">{t("overdue")}</Badge>
                      </Show>
                      <StatusDot tone={tones[each.state]}>{t(each.state)}</StatusDot>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        )}
      </Remote>
      <LoadMore of={desk} />
    </Stack>
  );
}
