import { REGISTRATION_STATES, type RegistrationState } from "@rengang/core/members/schema";
import { useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import Users from "lucide-solid/icons/users";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { keepsRoster, useMe } from "../../../app/session";
import { Button } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { Segments } from "../../../ui/choices";
import { DownloadButton } from "../../../ui/download-button";
import { SearchField, Select } from "../../../ui/inputs";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty } from "../../../ui/status";
import { createUnits, isCommunity } from "../../units/model";
import { createRoster, isMeant, type Member } from "../model";
import { AddMember } from "../parts/add-member";
import { LedgerView } from "../parts/ledger-view";
import { RosterTable } from "../parts/roster-table";
import { stateName, t } from "../words";

type View = "roster" | "ledger";

/** The roster and the ledger of a community, of many when seen from above. */
export function MembersPage(): JSX.Element {
  const me = useMe();
  const [params, setParams] = useSearchParams<{ view?: string }>();
  const [adding, setAdding] = createSignal(false);
  const roster = createRoster();
  const view = (): View => (params.view === "ledger" ? "ledger" : "roster");
  const mayAdd = () => keepsRoster(me().acting.role);
  const accepted = () => (roster.data ?? []).filter((m) => m.registration.state === "accepted").length;
  return (
    <Stack gap={4}>
      <PageHeader
        title={t("title")}
        note={roster.data && t("countNote", roster.data.length, accepted())}
        actions={
          <>
            <Segments<View>
              label={t("view")}
              options={[
                { value: "roster", label: t("roster") },
                { value: "ledger", label: t("ledger") },
              ]}
              value={view()}
              onChange={(next) => setParams({ view: next === "ledger" ? next : undefined })}
            />
            <Show when={mayAdd()}>
              <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
                {t("add")}
              </Button>
            </Show>
          </>
        }
      />
      <Show when={view() === "roster"} fallback={<LedgerOf />}>
        <Remote of={roster}>
          {(members) => <Roster members={members()} mayAdd={mayAdd()} onAdd={() => setAdding(true)} />}
        </Remote>
      </Show>
      <AddMember open={adding()} onClose={() => setAdding(false)} />
    </Stack>
  );
}

function Roster(props: { members: readonly Member[]; mayAdd: boolean; onAdd: () => void }): JSX.Element {
  const me = useMe();
  const [params, setParams] = useSearchParams<{ state?: string; find?: string }>();
  const state = () => (REGISTRATION_STATES.find((each) => each === params.state) ?? "") as RegistrationState | "";
  const find = () => params.find ?? "";
  const meant = createMemo(() => props.members.filter((m) => isMeant(m, find())));
  const rows = createMemo(() => (state() ? meant().filter((m) => m.registration.state === state()) : meant()));
  const counts = createMemo(() => {
    const found: Partial<Record<RegistrationState, number>> = {};
    for (const m of meant()) found[m.registration.state] = (found[m.registration.state] ?? 0) + 1;
    return found;
  });
  const options = () =>
    REGISTRATION_STATES.filter((each) => counts()[each] || each === state()).map((each) => ({
      value: each,
      label: stateName(each),
      count: counts()[each] ?? 0,
    }));
  const nothing = () =>
    props.members.length > 0 ? (
      <Empty
        title={t("noMatch")}
        action={<Button onClick={() => setParams({ state: undefined, find: undefined })}>{t("clearFilter")}</Button>}
      />
    ) : (
      <Empty
        icon={<Users aria-hidden="true" />}
        title={t("none")}
        note={t("noneNote")}
        action={
          props.mayAdd && (
            <Button look="primary" onClick={props.onAdd}>
              {t("add")}
            </Button>
          )
        }
      />
    );
  return (
    <Stack gap={4}>
      <Show when={props.members.length > 0}>
        <div class="tools">
          <Chips<RegistrationState>
            label={t("state")}
            all
            value={state()}
            onChange={(next) => setParams({ state: next || undefined })}
            options={options()}
          />
          <div class="tools-search">
            <SearchField
              label={t("search")}
              value={find()}
              onChange={(next) => setParams({ find: next || undefined }, { replace: true })}
            />
          </div>
        </div>
      </Show>
      <Card flush>
        <RosterTable
          members={rows()}
          above={!isCommunity(me().acting.unitId)}
          mayAccept={props.mayAdd}
          empty={nothing()}
        />
      </Card>
    </Stack>
  );
}

function LedgerOf(): JSX.Element {
  const me = useMe();
  const [params, setParams] = useSearchParams<{ unit?: string }>();
  const units = createUnits();
  const own = () => me().acting.unitId;
  const communities = () =>
    (units.data ?? []).filter((u) => u.level === "community" && (own() === "unt_0" || u.id.startsWith(own() ?? "-")));
  const unit = () =>
    isCommunity(own()) ? own() : (communities().find((u) => u.id === params.unit) ?? communities()[0])?.id;
  return (
    <Stack gap={4}>
      <Show when={!isCommunity(own())}>
        <div class="tools-search">
          <Select
            label={t("community")}
            empty={false}
            value={unit() ?? ""}
            onChange={(next) => setParams({ unit: next })}
            options={communities().map((u) => ({ value: u.id as string, label: u.name }))}
          />
        </div>
      </Show>
      <LedgerView
        unitId={unit()}
        actions={(year) => (
          <DownloadButton path={`/api/documents/reports/${year}/communities/${unit()}/xlsx`} label={t("export")} />
        )}
      />
    </Stack>
  );
}
