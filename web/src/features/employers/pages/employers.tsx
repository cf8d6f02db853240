import { namesOf } from "@rengang/kernel/former-names";
import { A, useSearchParams } from "@solidjs/router";
import Building from "lucide-solid/icons/building";
import Plus from "lucide-solid/icons/plus";
import Upload from "lucide-solid/icons/upload";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { Button, buttonClass } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { type Column, DataTable } from "../../../ui/data-table";
import { SearchField } from "../../../ui/inputs";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import type { GrantView } from "../../people/model";
import { createGrants } from "../../people/model";
import { EndRole } from "../../people/parts/grant-acts";
import { createEmployers, EMPLOYER_KINDS, type Employer } from "../model";
import { Accounts } from "../parts/accounts";
import { EmployerSheet } from "../parts/employer-sheet";
import { OpenAccount } from "../parts/open-account";
import { t } from "../words";

const given = (value: string | undefined): JSX.Element => value || <span class="muted">{t("missing")}</span>;

type Cell = (employer: Employer) => JSX.Element;

const named: Cell = (employer) => (
  <>
    {employer.name}
    <Show when={employer.formerNames}>
      {(names) => <span class="under small muted">{t("formerly", names().join("、"))}</span>}
    </Show>
  </>
);

const columns = (accounts: Cell, edit: Cell): Column<Employer>[] => [
  { key: "name", label: t("name"), title: true, width: "2fr", cell: named, sort: (e) => e.name },
  { key: "kind", label: t("kind"), width: "8rem", cell: (e) => e.kind && t(e.kind), sort: (e) => e.kind ?? "" },
  { key: "contactName", label: t("contactName"), width: "8rem", cell: (e) => given(e.contactName) },
  { key: "contactPhone", label: t("contactPhone"), width: "10rem", cell: (e) => given(e.contactPhone) },
  { key: "address", label: t("address"), width: "1.4fr", hide: "narrow", cell: (e) => e.address },
  { key: "accounts", label: t("accounts"), width: "1.4fr", cell: accounts },
  { key: "edit", label: "", width: "4rem", cell: edit },
];

/** Every employer, with who can be reached there. */
export function EmployersPage(): JSX.Element {
  const me = useMe();
  const employers = createEmployers();
  const [adding, setAdding] = createSignal(false);
  const may = () => me().acting.role === "district_admin";
  const acts = () => (
    <Show when={may()}>
      <A class={buttonClass({})} href="/imports?kind=employers">
        <Upload aria-hidden="true" />
        {t("import")}
      </A>
      <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
        {t("add")}
      </Button>
    </Show>
  );
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} actions={acts()} />
      <Remote of={employers} wait={<Skeleton cards={2} />}>
        {(list) => <List employers={list()} />}
      </Remote>
      <Show when={adding()}>
        <EmployerSheet onClose={() => setAdding(false)} />
      </Show>
    </Stack>
  );
}

function List(props: { employers: readonly Employer[] }): JSX.Element {
  const grants = createGrants();
  const [opening, setOpening] = createSignal<Employer>();
  const [ending, setEnding] = createSignal<GrantView>();
  const liaisons = () => (grants.data?.grants ?? []).filter(({ role }) => role === "employer_liaison");
  const accounts = (employer: Employer) => (
    <Show when={grants.data}>
      <Accounts employer={employer} grants={liaisons()} onOpen={setOpening} onEnd={setEnding} />
    </Show>
  );
  const [editing, setEditing] = createSignal<Employer>();
  const edit = (employer: Employer) => (
    <Button look="link" aria-label={t("editOf", employer.name)} onClick={() => setEditing(employer)}>
      {t("edit")}
    </Button>
  );
  const [query, setQuery] = useSearchParams();
  const [words, setWords] = createSignal("");
  type Filter = (typeof EMPLOYER_KINDS)[number] | "no_contact";
  const kind = () => (query.show ?? "") as Filter | "";
  const fits = (employer: Employer, filter: Filter) =>
    filter === "no_contact" ? !employer.contactPhone : employer.kind === filter;
  const options = createMemo(() => [
    ...EMPLOYER_KINDS.map((value): { value: Filter; label: string; count: number } => ({
      value,
      label: t(value),
      count: props.employers.filter((employer) => employer.kind === value).length,
    })).filter((option) => option.count > 0),
    ...(props.employers.some((employer) => !employer.contactPhone)
      ? [
          {
            value: "no_contact" as Filter,
            label: t("noContact", props.employers.filter((employer) => !employer.contactPhone).length),
          },
        ]
      : []),
  ]);
  const rows = createMemo(() => {
    const wanted = words().trim();
    const filter = kind();
    return props.employers.filter(
      (employer) =>
        (!filter || fits(employer, filter)) &&
        (!wanted || namesOf(employer).some((name) => name.includes(wanted)) || employer.contactName?.includes(wanted)),
    );
  });
  return (
    <Show
      when={props.employers.length > 0}
      fallback={
        <Card>
          <Empty icon={<Building aria-hidden="true" />} title={t("empty")} note={t("emptyNote")} />
        </Card>
      }
    >
      <Stack gap={4}>
        <div class="tools">
          <Chips
            label={t("kind")}
            all={t("all")}
            options={options()}
            value={kind()}
            onChange={(show) => setQuery({ show: show || undefined }, { replace: true })}
          />
          <div class="tools-search">
            <SearchField label={t("find")} value={words()} onChange={setWords} />
          </div>
        </div>
        <Card flush>
          <DataTable
            label={t("title")}
            columns={columns(accounts, edit)}
            rows={rows()}
            rowId={(employer) => employer.id}
            rowName={(employer) => employer.name}
            empty={<Empty title={t("noneFound")} />}
          />
        </Card>
        <p class="small muted">{t("count", rows().length)}</p>
        <Show when={editing()} keyed>
          {(employer) => <EmployerSheet employer={employer} onClose={() => setEditing()} />}
        </Show>
        <Show when={opening()} keyed>
          {(employer) => <OpenAccount employer={employer} onClose={() => setOpening()} />}
        </Show>
        <Show when={ending()} keyed>
          {(grant) => (
            <EndRole
              grant={grant}
              words={{
                title: t("endAccountOf", grant.name),
                confirm: t("endAccount"),
                say: t("endAccountSay", grant.name, grant.placeName),
              }}
              onClose={() => setEnding()}
            />
          )}
        </Show>
      </Stack>
    </Show>
  );
}
