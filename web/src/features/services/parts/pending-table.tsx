import { EVIDENCE, type Evidence } from "@rengang/core/services/schema";
import { A } from "@solidjs/router";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { formatDay, formatHours } from "../../../lib/format";
import { Problem } from "../../../lib/problem";
import { cache, createAction } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card, Stack } from "../../../ui/layout";
import { MassAction } from "../../../ui/mass-action";
import { Empty } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { goesOn, type PendingService, serviceActs, touched } from "../model";
import { evidenceName, t } from "../words";
import { HoursInput } from "./hours-input";
import { ServiceMarks } from "./marks";
import { RejectDialog } from "./reject-dialog";

const refresh = () => void cache.refresh(...touched);

/** The queue of records: hours can be put right in place, then one or many are confirmed, or one is turned down. */
export function PendingTable(props: { services: readonly PendingService[] }): JSX.Element {
  const [kind, setKind] = createSignal<Evidence | "">("");
  const [chosen, setChosen] = createSignal(new Set<string>());
  const [hours, setHours] = createSignal<Record<string, number>>({});
  const [confirming, setConfirming] = createSignal<readonly PendingService[]>();
  const [rejecting, setRejecting] = createSignal<PendingService>();
  const rows = createMemo(() => (kind() ? props.services.filter((s) => s.evidence === kind()) : props.services));
  const hoursOf = (s: PendingService): number => hours()[s.id] ?? s.hours;
  const changed = (list: readonly PendingService[]) =>
    Object.fromEntries(list.flatMap((s) => (hours()[s.id] === undefined ? [] : [[s.id, hoursOf(s)]])));
  const confirm = createAction<PendingService, void>({
    run: async (service) => {
      const [result] = await serviceActs.confirm([service.id], changed([service]));
      if (result && !result.ok) throw new Problem(result.code ?? "fault", 409, result.facts as Problem["facts"]);
    },
    refresh: touched,
    done: (_, service) => toast(t("confirmed", service.name)),
    failed: toastProblem,
  });
  const kinds = () =>
    EVIDENCE.map((each) => ({
      value: each,
      label: evidenceName(each),
      count: props.services.filter((s) => s.evidence === each).length,
    })).filter((each) => each.count > 0);
  const columns: Column<PendingService>[] = [
    {
      key: "name",
      label: t("person"),
      title: true,
      width: "6rem",
      sort: (s) => s.name,
      cell: (s) => (
        <A class="table-link" href={`/members/${s.personId}`}>
          {s.name}
        </A>
      ),
    },
    {
      key: "title",
      label: t("activity"),
      width: "2fr",
      sort: (s) => s.title,
      cell: (s) => (
        <span class="cell-two">
          <span class="row gap-2">
            <Show when={s.postId} fallback={<span>{s.title}</span>}>
              {(id) => (
                <A class="quiet-link" href={`/posts/${id()}/attendance`}>
                  {s.title}
                </A>
              )}
            </Show>
            <ServiceMarks of={s} />
          </span>
          <span class="under">
            {[s.content, s.place, s.reason && t("reasonGiven", s.reason)].filter(Boolean).join(" · ")}
          </span>
        </span>
      ),
    },
    { key: "on", label: t("on"), width: "8rem", sort: (s) => s.on, cell: (s) => formatDay(s.on) },
    {
      key: "evidence",
      label: t("evidence"),
      width: "9rem",
      sort: (s) => s.evidence,
      cell: (s) => (
        <span class="cell-two">
          {evidenceName(s.evidence)}
          <span class="under">{t("recorded", s.recordedByName)}</span>
        </span>
      ),
    },
    {
      key: "hours",
      label: t("hours"),
      width: "6rem",
      cell: (s) => (
        <HoursInput
          label={t("hoursOf", s.name)}
          value={hoursOf(s)}
          onChange={(next) => setHours((all) => ({ ...all, [s.id]: next }))}
        />
      ),
    },
    {
      key: "act",
      label: "",
      width: "8.5rem",
      cell: (s) => (
        <span class="table-acts">
          <Show when={!goesOn(s)} fallback={<span class="small muted">{t("goesOn")}</span>}>
            <Button look="link" busy={confirm.input?.id === s.id} onClick={() => confirm.run(s)}>
              {t("confirm")}
            </Button>
          </Show>
          <Button look="link" onClick={() => setRejecting(s)}>
            {t("reject")}
          </Button>
        </span>
      ),
    },
  ];
  const picked = createMemo(() => props.services.filter((s) => chosen().has(s.id)));
  const ready = createMemo(() => picked().filter((s) => !goesOn(s)));
  const stillOn = () => picked().length - ready().length;
  const sum = (list: readonly PendingService[]) => formatHours(list.reduce((all, s) => all + hoursOf(s), 0));
  return (
    <Stack gap={4}>
      <Show when={kinds().length > 1}>
        <Chips<Evidence> label={t("filter")} all={t("all")} value={kind()} onChange={setKind} options={kinds()} />
      </Show>
      <Card flush>
        <DataTable
          label={t("toConfirm")}
          columns={columns}
          rows={rows()}
          rowId={(s) => s.id}
          rowName={(s) => `${s.name} ${s.title}`}
          selected={chosen()}
          onSelect={setChosen}
          empty={<NothingPending />}
          bulk={() => (
            <Show when={ready().length > 0} fallback={<span class="small muted">{t("stillOn", stillOn())}</span>}>
              <Button look="primary" onClick={() => setConfirming(ready())}>
                {t("confirmMany", ready().length)}
              </Button>
            </Show>
          )}
        />
      </Card>
      <MassAction
        open={confirming() !== undefined}
        onClose={() => setConfirming()}
        title={t("confirmTitle", confirming()?.length ?? 0)}
        confirm={t("confirmMany", confirming()?.length ?? 0)}
        rows={(confirming() ?? []).map((s) => ({
          id: s.id,
          name: `${s.name} · ${s.title}`,
          note: t("hoursUnit", formatHours(hoursOf(s))),
        }))}
        run={() =>
          serviceActs.confirm(
            (confirming() ?? []).map((s) => s.id),
            changed(confirming() ?? []),
          )
        }
        done={() => {
          setChosen(new Set<string>());
          refresh();
        }}
      >
        <p>{t("confirmNote", new Set((confirming() ?? []).map((s) => s.personId)).size, sum(confirming() ?? []))}</p>
        <Show when={stillOn() > 0}>
          <p class="small muted">{t("stillOn", stillOn())}</p>
        </Show>
        <Show when={confirming()?.some((s) => s.backfilled)}>
          <p class="small muted">{t("secondNote")}</p>
        </Show>
      </MassAction>
      <RejectDialog of={rejecting()} onClose={() => setRejecting()} />
    </Stack>
  );
}

function NothingPending(): JSX.Element {
  return (
    <Empty
      icon={<ClipboardCheck aria-hidden="true" />}
      title={t("none")}
      note={t("noneNote")}
      action={
        <A class={buttonClass({})} href="/posts?view=past">
          {t("toPosts")}
        </A>
      }
    />
  );
}
