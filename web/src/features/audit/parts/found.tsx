import type { AuditEntry, AuditFound } from "@rengang/core/audit/schema";
import ScrollText from "lucide-solid/icons/scroll-text";
import { createMemo, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatDate, formatDay, formatTime, onClock } from "../../../lib/format";
import { createPages } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { type Asked, act, byPeople, detail, type Line, place, type Someone, who } from "../model";
import { t } from "../words";

interface FoundProps {
  asked: Asked;
  /** Leaves out what the system did of itself. */
  peopleOnly: boolean;
  narrow: (by: Pick<Asked, "by" | "of">) => void;
}

function Person(props: { one: Someone; title: string; choose: () => void }): JSX.Element {
  return (
    <Button look="link" title={props.title} onClick={() => props.choose()}>
      {props.one.name}
    </Button>
  );
}

const columns = (narrow: FoundProps["narrow"]): Column<Line>[] => [
  {
    key: "at",
    label: t("at"),
    width: "7rem",
    cell: (line) => `${formatDay(onClock(line.at).day)} ${formatTime(line.at)}`,
  },
  {
    key: "what",
    label: t("what"),
    width: "2fr",
    title: true,
    cell: (line) => (
      <span class="stack gap-1">
        <span>{act(line)}</span>
        <span class="small muted">{detail(line)}</span>
        <Show when={line.why}>{(why) => <span class="small">{t("why", why())}</span>}</Show>
      </span>
    ),
  },
  {
    key: "who",
    label: t("who"),
    width: "1fr",
    cell: (line) => (
      <Show when={line.byName && line.by} fallback={who(line)}>
        {(id) => {
          const one = { id: id(), name: line.byName as string };
          return <Person one={one} title={t("onlyBy", one.name)} choose={() => narrow({ by: one })} />;
        }}
      </Show>
    ),
  },
  {
    key: "whom",
    label: t("whom"),
    width: "1fr",
    cell: (line) => (
      <Show when={line.whomName && line.whom}>
        {(id) => {
          const one = { id: id(), name: line.whomName as string };
          return <Person one={one} title={t("onlyOf", one.name)} choose={() => narrow({ of: one })} />;
        }}
      </Show>
    ),
  },
  {
    key: "where",
    label: t("where"),
    width: "1.2fr",
    cell: (line) => <span class="small">{place(line)}</span>,
  },
];

/** What a search has found so far, the newest first, and how far back it has looked. */
export function Found(props: FoundProps): JSX.Element {
  const pages = createPages<AuditFound>(() => {
    const { from, to, verb, by, of } = props.asked;
    return {
      key: ["audit", "search", props.asked],
      keep: true,
      load: async (cursor) =>
        (await json(
          api.audit.search.$post({
            json: {
              from,
              to,
              ...(verb && { verb }),
              ...(by && { by: by.id }),
              ...(of && { of: of.id }),
              ...(cursor && { cursor }),
            },
          }),
        )) as AuditFound,
    };
  });
  const lines = createMemo(() =>
    (pages.data?.pages ?? [])
      .flatMap((page) => page.entries)
      .map((entry, index): Line => ({ ...(entry as AuditEntry), id: `${index}` }))
      .filter((line) => !props.peopleOnly || byPeople(line)),
  );
  const seen = () => {
    const last = pages.data?.pages.at(-1);
    return last?.seenTo ? t("seenTo", formatDate(last.seenTo)) : t("seenAll");
  };
  return (
    <Card flush title={t("title")} side={lines().length > 0 ? t("loaded", lines().length) : undefined}>
      <Remote
        of={pages}
        wait={
          <div class="card-body">
            <Skeleton lines={6} />
          </div>
        }
      >
        {() => (
          <>
            <DataTable
              label={t("title")}
              columns={columns((by) => props.narrow(by))}
              rows={lines()}
              rowId={(line) => line.id}
              rowName={act}
              empty={<Empty icon={<ScrollText aria-hidden="true" />} title={t("empty")} note={t("emptyNote")} />}
            />
            <p class="card-body small muted" role="status">
              {seen()}
            </p>
          </>
        )}
      </Remote>
      <LoadMore of={pages} />
    </Card>
  );
}
