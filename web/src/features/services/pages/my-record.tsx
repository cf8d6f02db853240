import { A, useSearchParams } from "@solidjs/router";
import ChevronRight from "lucide-solid/icons/chevron-right";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDay, formatHours } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Segments } from "../../../ui/choices";
import { Card, PageHeader, Row, SectionHead, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { teamName } from "../../teams/words";
import { createMyLedger, type Service, thisYear } from "../my-model";
import { evidenceWord, stateWord, t } from "../my-words";
import { ServiceSheet } from "../parts/my-service-sheet";
import { YearOfService } from "../parts/my-year";

/** Every service of a year, on what ground it stands, and the way to contest it. */
export function MyRecordPage(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ year?: string }>();
  const [open, setOpen] = createSignal<string>();
  const year = () => (/^20\d{2}$/.test(query.year ?? "") ? (query.year as string) : thisYear());
  const years = () => [...new Set([thisYear(), String(Number(thisYear()) - 1), year()])].sort().reverse();
  const ledger = createMyLedger(year);
  const newest = () => [...(ledger.data?.services ?? [])].sort((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <Stack gap={5}>
      <PageHeader
        title={t("title")}
        actions={
          <Segments
            label={t("year")}
            options={years().map((value) => ({ value, label: value }))}
            value={year()}
            onChange={(value) => setQuery({ year: value === thisYear() ? undefined : value }, { replace: true })}
          />
        }
      />
      <Remote of={ledger} wait={<Skeleton cards={3} />}>
        {(data) => (
          <>
            <YearOfService ledger={data()} />
            <Row>
              <A class={buttonClass({})} href="/my/record/new">
                {t("report")}
              </A>
              <A class={buttonClass({})} href={`/my/report/${year()}`}>
                {t("yearReport", year())}
              </A>
            </Row>
            <Show when={newest().length > 0} fallback={<Nothing year={year()} />}>
              <SectionHead title={t("list")} />
              <Card flush>
                <ul class="list">
                  <For each={newest()}>
                    {(service) => (
                      <li>
                        <ServiceLine service={service} onOpen={() => setOpen(service.id)} />
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
            </Show>
          </>
        )}
      </Remote>
      <ServiceSheet service={newest().find((service) => service.id === open())} onClose={() => setOpen()} />
    </Stack>
  );
}

const tones = { checked_in: "info", pending: "info", rejected: "warn", confirmed: "ok" } as const;

function ServiceLine(props: { service: Service; onOpen: () => void }): JSX.Element {
  const service = () => props.service;
  const waits = () => service().dispute && service().dispute?.answer === undefined;
  return (
    <button type="button" class="line-link line-button" aria-haspopup="dialog" onClick={() => props.onOpen()}>
      <span class="line-link-words">
        <span class="small muted">
          {formatDay(service().on)} · {teamName(service().team)}
        </span>
        <span class="strong">{service().title}</span>
        <span class="row gap-2 small">
          <Show
            when={service().state !== "confirmed"}
            fallback={<span class="muted">{evidenceWord(service().evidence)}</span>}
          >
            <StatusDot tone={tones[service().state]}>{stateWord(service().state)}</StatusDot>
          </Show>
          <Show when={waits()}>
            <StatusDot tone="info">{t("waitingAnswer")}</StatusDot>
          </Show>
        </span>
      </span>
      <span class="line-number" classList={{ muted: service().state !== "confirmed" }}>
        {service().hours > 0 ? t("hoursOf", formatHours(service().hours)) : ""}
      </span>
      <ChevronRight size={18} />
    </button>
  );
}

function Nothing(props: { year: string }): JSX.Element {
  return (
    <Empty
      icon={<ClipboardCheck aria-hidden="true" />}
      title={t("none", props.year)}
      note={t("noneNote")}
      action={
        <A class={buttonClass({ look: "primary" })} href="/my/posts">
          {t("seePosts")}
        </A>
      }
    />
  );
}
