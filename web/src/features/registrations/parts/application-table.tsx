import type { Member } from "@rengang/core/members/schema";
import { A } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Problem } from "../../../lib/problem";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { MassAction } from "../../../ui/mass-action";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { toast, toastProblem } from "../../../ui/toast";
import { t as words } from "../../members/words";
import { registrationActs, touched } from "../model";
import { t } from "../words";

const refreshAll = () => void cache.refresh(...touched);

/** Who waits to be accepted: one by one, or many at once; each can be returned with a reason. */
export function ApplicationTable(props: { members: readonly Member[]; empty?: JSX.Element }): JSX.Element {
  const [chosen, setChosen] = createSignal(new Set<string>());
  const [accepting, setAccepting] = createSignal<readonly string[]>();
  const [returning, setReturning] = createSignal<Member>();
  const accept = createAction<Member, void>({
    run: async (member) => {
      const [result] = await registrationActs.accept([member.id]);
      if (result && !result.ok) throw new Problem(result.code ?? "fault", 409);
    },
    refresh: touched,
    done: (_, member) => toast(t("accepted", member.name)),
    failed: toastProblem,
  });
  const named = () => {
    const byId = new Map(props.members.map((member) => [member.id as string, member]));
    return (accepting() ?? []).flatMap((id) => byId.get(id) ?? []);
  };
  const columns: Column<Member>[] = [
    {
      key: "name",
      label: words("name"),
      title: true,
      width: "5.5rem",
      sort: (m) => m.name,
      cell: (m) => (
        <A class="table-link" href={`/members/${m.id}`}>
          {m.name}
        </A>
      ),
    },
    {
      key: "employer",
      label: words("employer"),
      width: "1.4fr",
      sort: (m) => m.employerName ?? "",
      cell: (m) => m.employerName ?? words("notGiven"),
    },
    {
      key: "compound",
      label: words("compound"),
      sort: (m) => m.compoundName ?? "",
      cell: (m) => m.compoundName ?? <span class="muted">{words("compoundUnknown")}</span>,
    },
    {
      key: "at",
      label: t("appliedAt"),
      width: "10rem",
      hide: "narrow",
      sort: (m) => m.registration.appliedAt ?? "",
      cell: (m) => (m.registration.appliedAt ? formatInstant(m.registration.appliedAt) : words("nobody")),
    },
    {
      key: "act",
      label: "",
      width: "7rem",
      cell: (m) => (
        <span class="table-acts">
          <Button look="link" busy={accept.input?.id === m.id} onClick={() => accept.run(m)}>
            {t("accept")}
          </Button>
          <Button look="link" onClick={() => setReturning(m)}>
            {t("return")}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label={t("waiting")}
        columns={columns}
        rows={props.members}
        rowId={(m) => m.id}
        rowName={(m) => m.name}
        selected={chosen()}
        onSelect={setChosen}
        empty={props.empty}
        bulk={(ids) => (
          <Button look="primary" onClick={() => setAccepting([...ids])}>
            {t("acceptMany", ids.length)}
          </Button>
        )}
      />
      <MassAction
        open={accepting() !== undefined}
        onClose={() => setAccepting()}
        title={t("acceptTitle", named().length)}
        confirm={t("acceptMany", named().length)}
        rows={named().map((m) => ({ id: m.id, name: m.name, note: m.compoundName ?? words("compoundUnknown") }))}
        run={() => registrationActs.accept(accepting() ?? [])}
        done={() => {
          setChosen(new Set<string>());
          refreshAll();
        }}
      >
        {t("acceptNote")}
      </MassAction>
      <ReturnDialog member={returning()} onClose={() => setReturning()} />
    </>
  );
}

/** Gives one application back with a reason. */
export function ReturnDialog(props: { member: Member | undefined; onClose: () => void }): JSX.Element {
  const name = () => props.member?.name ?? "";
  return (
    <ReasonDialog
      open={props.member !== undefined}
      onClose={props.onClose}
      title={t("returnTitle", name())}
      confirm={t("return")}
      draft={`registrations.return.${props.member?.id}`}
      phrases={[t("phrase1"), t("phrase2"), t("phrase3")]}
      run={async (reason, submission) => {
        const member = props.member;
        if (!member) return;
        await registrationActs.return(member.id, reason, submission);
        toast(t("returned", member.name));
        refreshAll();
      }}
    >
      <p>{t("returnNote")}</p>
    </ReasonDialog>
  );
}
