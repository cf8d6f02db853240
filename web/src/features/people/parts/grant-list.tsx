import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { t as roleName } from "../../../app/role-words";
import { useMe } from "../../../app/session";
import { formatDate, onClock } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { type Column, DataTable } from "../../../ui/data-table";
import { SearchField } from "../../../ui/inputs";
import { Card, Stack } from "../../../ui/layout";
import { Empty, StatusDot } from "../../../ui/status";
import { t as factor } from "../../factors/words";
import { daysLeft, GIVEN_ROLES, type GivenRole, type GrantView, grantKey } from "../model";
import { t } from "../words";

/** How long a role is held, and what is soon over. */
function Term(props: { grant: GrantView }): JSX.Element {
  const { grant } = props;
  const day = () => formatDate(grant.until ?? "");
  const left = daysLeft(grant);
  if (grant.term === "over") return <StatusDot tone="plain">{t("termOver", day())}</StatusDot>;
  if (grant.term === "future") return <StatusDot tone="info">{t("termFrom", formatDate(grant.from ?? ""))}</StatusDot>;
  if (left !== undefined)
    return <StatusDot tone="warn">{`${t("termUntil", day())} · ${t("termSoon", left)}`}</StatusDot>;
  return <>{grant.until ? t("termUntil", day()) : t("termLong")}</>;
}

/** The roles given, to be looked through by role and by name. */
export function GrantTable(props: {
  grants: readonly GrantView[];
  mayGive: readonly GivenRole[];
  onEnd: (grant: GrantView) => void;
  onSignOut: (grant: GrantView) => void;
  onReset: (grant: GrantView) => void;
}): JSX.Element {
  const me = useMe();
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const [words, setWords] = createSignal("");
  const role = (): GivenRole | "" => GIVEN_ROLES.find((each) => each === query.role) ?? "";
  const own = (grant: GrantView) => grant.personId === me().person.id;
  const columns = (): Column<GrantView>[] => [
    { key: "name", label: t("name"), title: true, width: "7rem", cell: (grant) => grant.name },
    { key: "role", label: t("role"), width: "9rem", cell: (grant) => roleName(grant.role) },
    { key: "place", label: t("place"), width: "1.2fr", cell: (grant) => grant.placeName },
    { key: "term", label: t("term"), width: "1.5fr", cell: (grant) => <Term grant={grant} /> },
    {
      key: "since",
      label: t("since"),
      width: "12.5rem",
      hide: "narrow",
      cell: (grant) => {
        const day = formatDate(onClock(grant.grantedAt).day);
        return grant.grantedByName ? t("givenBy", grant.grantedByName, day) : day;
      },
    },
    {
      key: "act",
      label: "",
      width: may("people.end_sessions") ? "18rem" : "6rem",
      end: true,
      cell: (grant) => (
        <Show when={!own(grant)} fallback={<span class="small muted">{t("own")}</span>}>
          <span class="table-acts">
            <Show when={may("people.end_sessions")}>
              <Button look="link" aria-label={t("endSessionsOf", grant.name)} onClick={() => props.onSignOut(grant)}>
                {t("endSessions")}
              </Button>
              <Button look="link" aria-label={factor("resetOf", grant.name)} onClick={() => props.onReset(grant)}>
                {factor("reset")}
              </Button>
            </Show>
            <Show when={props.mayGive.includes(grant.role as GivenRole)}>
              <Button look="link" aria-label={t("endOf", grant.name)} onClick={() => props.onEnd(grant)}>
                {t("end")}
              </Button>
            </Show>
          </span>
        </Show>
      ),
    },
  ];
  const options = createMemo(() =>
    GIVEN_ROLES.map((value) => ({
      value,
      label: roleName(value),
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
