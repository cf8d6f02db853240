import type { AuditEntry } from "@rengang/core/audit/schema";
import { useSearchParams } from "@solidjs/router";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import ScrollText from "lucide-solid/icons/scroll-text";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { dayPlus, formatDate, formatTime, today } from "../../../lib/format";
import { createPages } from "../../../lib/remote";
import { Button, IconButton } from "../../../ui/button";
import { Segments } from "../../../ui/choices";
import { type Column, DataTable } from "../../../ui/data-table";
import { DateField } from "../../../ui/inputs";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { actName } from "../act-words";
import { Verification } from "../parts/verification";
import { thingName } from "../thing-words";
import { t } from "../words";

/** A row of the trail with its place in it: two rows may share an instant. */
type Line = AuditEntry & { at: string; id: string };

const who = (line: Line): string => (line.by === "system" ? t("system") : (line.byName ?? t("unknown")));

const columns = (): Column<Line>[] => [
  { key: "at", label: t("at"), width: "6rem", cell: (line) => formatTime(line.at) },
  { key: "what", label: t("what"), width: "1.4fr", title: true, cell: (line) => actName(line.verb) },
  { key: "who", label: t("who"), width: "1fr", cell: who },
  { key: "thing", label: t("thing"), width: "1fr", cell: (line) => thingName(line.kind) },
  {
    key: "change",
    label: t("change"),
    width: "10rem",
    cell: (line) => `${t(line.change)}${line.fields.length > 0 ? ` · ${t("fields", line.fields.length)}` : ""}`,
  },
];

/** The trail of one day: who did what, to which kind of thing. */
export function AuditPage(): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const day = (): string =>
    typeof query.day === "string" && /^\d{4}-\d\d-\d\d$/.test(query.day) ? query.day : today();
  const [show, setShow] = createSignal<"people" | "everything">("people");
  const entries = createPages(() => ({
    key: ["audit", day()],
    load: (cursor) => json(api.audit.$get({ query: { day: day(), ...(cursor && { cursor }) } })),
  }));
  const lines = createMemo(() =>
    (entries.data?.pages ?? [])
      .flatMap((page) => page.entries)
      .map((entry, index): Line => ({ ...(entry as AuditEntry), id: `${index}` }))
      .filter((line) => show() === "everything" || line.by !== "system"),
  );
  const go = (next: string) => setQuery({ day: next === today() ? undefined : next }, { scroll: false });
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} />
      <div class="tools">
        <Row gap={2} align="center">
          <IconButton label={t("before")} onClick={() => go(dayPlus(day(), -1))}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <DateField label={t("day")} hideLabel value={day()} max={today()} onChange={(next) => next && go(next)} />
          <IconButton label={t("after")} disabled={day() >= today()} onClick={() => go(dayPlus(day(), 1))}>
            <ChevronRight aria-hidden="true" />
          </IconButton>
          <Show when={day() !== today()}>
            <Button look="quiet" onClick={() => go(today())}>
              {t("today")}
            </Button>
          </Show>
        </Row>
        <Segments
          label={t("show")}
          options={[
            { value: "people", label: t("people") },
            { value: "everything", label: t("everything") },
          ]}
          value={show()}
          onChange={setShow}
        />
      </div>
      <Verification />
      <Card flush title={formatDate(day())} side={lines().length > 0 ? t("loaded", lines().length) : undefined}>
        <Remote
          of={entries}
          wait={
            <div class="card-body">
              <Skeleton lines={6} />
            </div>
          }
        >
          {() => (
            <DataTable
              label={t("title")}
              columns={columns()}
              rows={lines()}
              rowId={(line) => line.id}
              rowName={(line) => actName(line.verb)}
              empty={<Empty icon={<ScrollText aria-hidden="true" />} title={t("empty")} note={t("emptyNote")} />}
            />
          )}
        </Remote>
        <LoadMore of={entries} />
      </Card>
    </Stack>
  );
}
