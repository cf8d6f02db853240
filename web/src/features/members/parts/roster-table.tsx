import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { formatDate } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { MassAction } from "../../../ui/mass-action";
import { registrationActs, touched } from "../../registrations/model";
import { t as reg } from "../../registrations/words";
import { type Member, registeredOn } from "../model";
import { kindName, t } from "../words";
import { RegistrationDot } from "./state-dot";

const columns = (above: boolean): Column<Member>[] => [
  {
    key: "name",
    label: t("name"),
    title: true,
    width: "7rem",
    sort: (m) => m.name,
    cell: (m) => (
      <A class="table-link" href={`/members/${m.id}`}>
        {m.name}
      </A>
    ),
  },
  {
    key: "employer",
    label: t("employer"),
    width: "1.6fr",
    sort: (m) => m.employerName ?? "",
    cell: (m) => m.employerName ?? <span class="muted">{t("notGiven")}</span>,
  },
  { key: "kind", label: t("kind"), width: "6rem", hide: "narrow", sort: (m) => m.kind, cell: (m) => kindName(m.kind) },
  {
    key: "home",
    label: above ? t("community") : t("compound"),
    sort: (m) => (above ? m.unitName : (m.compoundName ?? "")),
    cell: (m) => (above ? m.unitName : (m.compoundName ?? <span class="muted">{t("notGiven")}</span>)),
  },
  {
    key: "skills",
    label: t("skills"),
    hide: "narrow",
    sort: (m) => m.skills.join(""),
    cell: (m) => (
      <Show when={m.skills.length > 0} fallback={<span class="muted">{t("nobody")}</span>}>
        {m.skills.join("、")}
      </Show>
    ),
  },
  { key: "phone", label: t("phone"), width: "7.5rem", hide: "narrow", cell: (m) => m.phone },
  {
    key: "on",
    label: t("since"),
    width: "8.5rem",
    hide: "card",
    sort: (m) => registeredOn(m) ?? "",
    cell: (m) => {
      const on = registeredOn(m);
      return on ? formatDate(on) : <span class="muted">{t("nobody")}</span>;
    },
  },
  {
    key: "state",
    label: t("state"),
    width: "6rem",
    sort: (m) => m.registration.state,
    cell: (m) => <RegistrationDot state={m.registration.state} />,
  },
];

/** The roster: every row opens, those who wait can be accepted together. */
export function RosterTable(props: {
  members: readonly Member[];
  /** Seen from a street or the district: the community stands in the row. */
  above: boolean;
  mayAccept: boolean;
  empty: JSX.Element;
}): JSX.Element {
  const [chosen, setChosen] = createSignal(new Set<string>());
  const [accepting, setAccepting] = createSignal<readonly Member[]>();
  const waiting = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return props.members.filter((m) => wanted.has(m.id) && m.registration.state === "applied");
  };
  return (
    <>
      <DataTable
        label={t("roster")}
        columns={columns(props.above)}
        rows={props.members}
        rowId={(m) => m.id}
        rowName={(m) => m.name}
        empty={props.empty}
        {...(props.mayAccept && { selected: chosen(), onSelect: setChosen })}
        bulk={(ids) => (
          <Button look="primary" disabled={waiting(ids).length === 0} onClick={() => setAccepting(waiting(ids))}>
            {reg("acceptMany", waiting(ids).length)}
          </Button>
        )}
      />
      <MassAction
        open={(accepting()?.length ?? 0) > 0}
        onClose={() => setAccepting()}
        title={reg("acceptTitle", accepting()?.length ?? 0)}
        confirm={reg("acceptMany", accepting()?.length ?? 0)}
        rows={(accepting() ?? []).map((m) => ({ id: m.id, name: m.name, note: m.employerName }))}
        run={() => registrationActs.accept((accepting() ?? []).map((m) => m.id))}
        done={() => {
          setChosen(new Set<string>());
          void cache.refresh(...touched);
        }}
      >
        {reg("acceptNote")}
      </MassAction>
    </>
  );
}
