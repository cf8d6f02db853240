import type { Delivery } from "@rengang/core/deliveries/schema";
import { useSearchParams } from "@solidjs/router";
import Send from "lucide-solid/icons/send";
import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatDate, formatTime, today } from "../../../lib/format";
import { createPages } from "../../../lib/remote";
import { Segments } from "../../../ui/choices";
import { type Column, DataTable } from "../../../ui/data-table";
import { DateField } from "../../../ui/inputs";
import { Card, Stack } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { t } from "../words";

const OUTCOMES = ["all", "accepted", "failed", "given_up"] as const;
type Shown = (typeof OUTCOMES)[number];
const TONE = { accepted: "ok", failed: "warn", given_up: "warn" } as const;

const detail = (row: Delivery): string =>
  row.outcome === "accepted"
    ? t("accepted")
    : [t(row.outcome), row.reason && t(row.reason)].filter(Boolean).join(" · ");

const columns = (): Column<Delivery>[] => [
  { key: "at", label: t("at"), width: "6rem", cell: (row) => formatTime(row.at) },
  { key: "purpose", label: t("purpose"), width: "1fr", title: true, cell: (row) => t(row.purpose) },
  { key: "channel", label: t("channel"), width: "1.2fr", cell: (row) => t(row.channel) },
  { key: "to", label: t("to"), width: "1.2fr", cell: (row) => row.to || t("group") },
  {
    key: "outcome",
    label: t("outcome"),
    width: "1.6fr",
    cell: (row) => (
      <StatusDot tone={TONE[row.outcome]}>
        {detail(row)}
        {row.attempts > 1 ? ` · ${t("tries", row.attempts)}` : ""}
      </StatusDot>
    ),
  },
];

/** What became of a day's messages, the newest on top. */
export function Log(): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const day = (): string =>
    typeof query.day === "string" && /^\d{4}-\d\d-\d\d$/.test(query.day) ? query.day : today();
  const shown = (): Shown => OUTCOMES.find((each) => each === query.outcome) ?? "all";
  const pages = createPages(() => {
    const outcome = shown();
    return {
      key: ["deliveries", day(), outcome],
      load: (cursor) =>
        json(
          api.deliveries.$get({
            query: { day: day(), ...(outcome !== "all" && { outcome }), ...(cursor && { cursor }) },
          }),
        ),
    };
  });
  const rows = () => (pages.data?.pages ?? []).flatMap((page) => page.deliveries as Delivery[]);
  return (
    <Stack gap={4}>
      <div class="tools">
        <DateField
          label={t("day")}
          hideLabel
          value={day()}
          max={today()}
          onChange={(next) => next && setQuery({ day: next === today() ? undefined : next }, { scroll: false })}
        />
        <Segments
          label={t("outcome")}
          options={OUTCOMES.map((value) => ({ value, label: t(value) }))}
          value={shown()}
          onChange={(next) => setQuery({ outcome: next === "all" ? undefined : next }, { scroll: false })}
        />
      </div>
      <Card flush title={formatDate(day())}>
        <Remote
          of={pages}
          wait={
            <div class="card-body">
              <Skeleton lines={6} />
            </div>
          }
        >
          {() => (
            <DataTable
              label={t("log")}
              columns={columns()}
              rows={rows()}
              rowId={(row) => row.id}
              rowName={(row) => t(row.purpose)}
              empty={<Empty icon={<Send aria-hidden="true" />} title={t("empty")} note={t("emptyNote")} />}
            />
          )}
        </Remote>
        <LoadMore of={pages} />
      </Card>
    </Stack>
  );
}
