import { useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api } from "../../../lib/api";
import { formatDate, onClock } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { type Column, DataTable } from "../../../ui/data-table";
import { ConfirmDialog } from "../../../ui/dialog";
import { SearchField } from "../../../ui/inputs";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { createGrants, GIVEN_ROLES, type GivenRole, type GrantView, grantKey } from "../model";
import { GiveRole } from "../parts/give-role";
import { t } from "../words";

/** Who has which role and where; give one, take one away. */
export function PeoplePage(): JSX.Element {
  const grants = createGrants();
  const [giving, setGiving] = createSignal(false);
  const [ending, setEnding] = createSignal<GrantView>();
  const end = createAction<GrantView>({
    run: ({ personId, role, unitId, employerId }, submission) =>
      api.grants[":personId"].end.$post(
        { param: { personId }, json: { role, ...(unitId && { unitId }), ...(employerId && { employerId }) } },
        submission.options,
      ),
    refresh: [["grants"]],
    done: (_, grant) => toast(t("ended", grant.name)),
    failed: toastProblem,
  });
  return (
    <Stack gap={6}>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setGiving(true)}>
            {t("give")}
          </Button>
        }
      />
      <Remote of={grants} wait={<Skeleton cards={2} />}>
        {(list) => <List grants={list()} onEnd={setEnding} />}
      </Remote>
      <Show when={giving()}>
        <GiveRole onClose={() => setGiving(false)} />
      </Show>
      <Show when={ending()} keyed>
        {(grant) => (
          <ConfirmDialog
            open
            danger
            busy={end.busy}
            title={t("endTitle", grant.name)}
            confirm={t("end")}
            onClose={() => setEnding()}
            onConfirm={() => void end.run(grant).then(() => setEnding())}
          >
            <p>{t("endSay", grant.name, t(grant.role), grant.placeName)}</p>
          </ConfirmDialog>
        )}
      </Show>
    </Stack>
  );
}

function List(props: { grants: readonly GrantView[]; onEnd: (grant: GrantView) => void }): JSX.Element {
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const [words, setWords] = createSignal("");
  const role = (): GivenRole | "" => GIVEN_ROLES.find((each) => each === query.role) ?? "";
  const own = (grant: GrantView) => grant.personId === me().person.id && grant.role === "district_admin";
  const columns = (): Column<GrantView>[] => [
    { key: "name", label: t("name"), title: true, width: "8rem", cell: (grant) => grant.name },
    { key: "role", label: t("role"), width: "9rem", cell: (grant) => t(grant.role) },
    { key: "place", label: t("place"), width: "2fr", cell: (grant) => grant.placeName },
    { key: "phone", label: t("phone"), width: "9rem", cell: (grant) => grant.phone },
    {
      key: "since",
      label: t("since"),
      width: "9rem",
      hide: "narrow",
      cell: (grant) => formatDate(onClock(grant.grantedAt).day),
    },
    {
      key: "act",
      label: "",
      width: "6rem",
      end: true,
      cell: (grant) => (
        <Show when={!own(grant)} fallback={<span class="small muted">{t("own")}</span>}>
          <Button look="link" aria-label={t("endOf", grant.name)} onClick={() => props.onEnd(grant)}>
            {t("end")}
          </Button>
        </Show>
      ),
    },
  ];
  const options = createMemo(() =>
    GIVEN_ROLES.map((value) => ({
      value,
      label: t(value),
      count: props.grants.filter((grant) => grant.role === value).length,
    })).filter((option) => option.count > 0),
  );
  const rows = createMemo(() => {
    const wanted = words().trim();
    const order = (grant: GrantView) => GIVEN_ROLES.indexOf(grant.role as GivenRole);
    return props.grants
      .filter((grant) => !role() || grant.role === role())
      .filter((grant) => !wanted || grant.name.includes(wanted) || grant.placeName.includes(wanted))
      .sort((a, b) => order(a) - order(b) || (a.unitId ?? "").localeCompare(b.unitId ?? ""));
  });
  return (
    <Stack gap={4}>
      <div class="tools">
        <Chips
          label={t("role")}
          all={t("all")}
          options={options()}
          value={role()}
          onChange={(next) => setQuery({ role: next || undefined }, { replace: true })}
        />
        <div class="tools-search">
          <SearchField label={t("find")} value={words()} onChange={setWords} />
        </div>
      </div>
      <Card flush>
        <DataTable
          label={t("title")}
          columns={columns()}
          rows={rows()}
          rowId={grantKey}
          rowName={(grant) => grant.name}
          empty={<Empty title={t(props.grants.length > 0 ? "noneFound" : "empty")} />}
        />
      </Card>
      <p class="small muted">{t("count", rows().length)}</p>
    </Stack>
  );
}
