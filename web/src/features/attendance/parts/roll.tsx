import UserPlus from "lucide-solid/icons/user-plus";
import Users from "lucide-solid/icons/users";
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import { formatHours } from "../../../lib/format";
import { sentence } from "../../../lib/problem";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { createOnline } from "../../../ui/form";
import { Card, Stack } from "../../../ui/layout";
import { MassAction } from "../../../ui/mass-action";
import { Empty, Notice } from "../../../ui/status";
import { createRoster } from "../../members/model";
import { serviceActs } from "../../services/model";
import { t as svc } from "../../services/words";
import { type AttendanceEntry, type AttendanceList, sendTicks } from "../model";
import { createTicks } from "../ticks";
import { t } from "../words";
import { shownMark, TickList } from "./tick-list";
import { WalkInDialog } from "./walk-in-dialog";

/** The roll of one session: ticks kept on the device first, then the hours confirmed. */
export function Roll(props: {
  list: AttendanceList;
  on: string | undefined;
  standing: boolean;
  over: boolean;
}): JSX.Element {
  const { postId } = props.list;
  const online = createOnline();
  const roster = createRoster();
  const [adding, setAdding] = createSignal(false);
  const [confirming, setConfirming] = createSignal<readonly AttendanceEntry[]>();
  const ticks = createTicks({
    draft: `attendance.${postId}.${props.list.on}`,
    send: (rows) => sendTicks(postId, props.on, rows),
    sent: () => cache.refresh(["attendance", postId], ["services"]),
  });
  onMount(() => void ticks.flush());
  onCleanup(ticks.stop);
  createEffect(on(online, (now) => now && void ticks.flush(), { defer: true }));
  const known = createMemo(() => new Set(props.list.entries.map((e) => e.personId as string)));
  /** Those who were added and are not on the server's list yet. */
  const added = createMemo(() =>
    (roster.data ?? []).flatMap((m): AttendanceEntry[] =>
      ticks.of(m.id) && !known().has(m.id)
        ? [
            {
              personId: m.id,
              name: m.name,
              employerName: m.employerName,
              holds: false,
              state: "expected",
              backfilled: false,
            },
          ]
        : [],
    ),
  );
  const entries = createMemo(() => [...props.list.entries, ...added()]);
  const marked = (mark: string) => entries().filter((e) => shownMark(e, ticks) === mark);
  const open = () => marked("none");
  const confirmable = () =>
    entries().filter((e) => e.serviceId && (e.state === "checked_in" || e.state === "pending") && (e.hours ?? 0) > 0);
  const allHere = (ids: readonly string[]) => {
    for (const id of ids) ticks.tick(id, { mark: "present" });
  };
  const state = () => {
    if (ticks.sending()) return t("saving");
    return ticks.count() > 0 ? t("kept", ticks.count()) : t("saved");
  };
  return (
    <Stack gap={4}>
      <Show when={!online()}>
        <Notice tone="warn">{t("offline")}</Notice>
      </Show>
      <Show when={ticks.problem()}>
        {(problem) => (
          <Notice
            tone="warn"
            action={
              <Show when={!problem().undecided && ticks.count() > 0}>
                <Button onClick={() => ticks.discard()}>{t("discard", ticks.count())}</Button>
              </Show>
            }
          >
            {sentence(problem())}
          </Notice>
        )}
      </Show>
      <Card
        flush
        title={t("sum", marked("present").length, entries().length)}
        side={<span role="status">{state()}</span>}
        foot={
          <>
            <Button look="quiet" icon={<UserPlus aria-hidden="true" />} onClick={() => setAdding(true)}>
              {t("add")}
            </Button>
            <span class="grow" />
            <Show when={open().length > 0}>
              <Button onClick={() => allHere(open().map((e) => e.personId))}>{t("allPresent", open().length)}</Button>
            </Show>
            <Show when={props.over || props.standing} fallback={<span class="small muted">{t("confirmLater")}</span>}>
              <Button
                look="primary"
                disabled={confirmable().length === 0 || ticks.count() > 0}
                onClick={() => setConfirming(confirmable())}
              >
                {t("confirm", confirmable().length)}
              </Button>
            </Show>
          </>
        }
      >
        <Show
          when={entries().length > 0}
          fallback={<Empty icon={<Users aria-hidden="true" />} title={t("nobody")} note={t("nobodyNote")} />}
        >
          <TickList entries={entries()} ticks={ticks} withHours={props.standing} />
        </Show>
      </Card>
      <p class="small muted">{t("three")}</p>
      <WalkInDialog
        open={adding()}
        onClose={() => setAdding(false)}
        known={new Set(entries().map((e) => e.personId as string))}
        onAdd={allHere}
      />
      <MassAction
        open={confirming() !== undefined}
        onClose={() => setConfirming()}
        title={t("confirmTitle", confirming()?.length ?? 0)}
        confirm={t("confirm", confirming()?.length ?? 0)}
        rows={(confirming() ?? []).map((e) => ({
          id: e.serviceId as string,
          name: e.name,
          note: svc("hoursUnit", formatHours(e.hours ?? 0)),
        }))}
        run={() => serviceActs.confirm((confirming() ?? []).map((e) => e.serviceId as string))}
        done={() => void cache.refresh(["attendance"], ["services"])}
      >
        <p>{t("confirmNote")}</p>
      </MassAction>
    </Stack>
  );
}
