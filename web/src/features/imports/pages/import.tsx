import { A, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { formatInstant, formatNumber } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Notice, Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { t as claims } from "../claim-words";
import { kindName } from "../kind-words";
import { createImport, type Import, rowsOf } from "../model";
import { ChangeList } from "../parts/change-list";
import { MappingPanel } from "../parts/mapping-panel";
import { NewEmployers } from "../parts/new-employers";
import { PlannedClaims } from "../parts/planned-claims";
import { ProblemList } from "../parts/problem-list";
import { RunCard } from "../parts/run-card";
import { t } from "../words";

/** One file: how it is read, what it would change, every problem; then the run and what came of it. */
export function ImportPage(): JSX.Element {
  const params = useParams<{ importId: string }>();
  const found = createImport(() => params.importId);
  return (
    <Remote of={found} wait={<Skeleton cards={3} />}>
      {(one) => (
        <Stack gap={5}>
          <PageHeader
            back={{ href: "/imports", label: t("back") }}
            over={`${kindName(one().kind)} · ${formatInstant(one().createdAt)}`}
            title={one().fileName}
            actions={
              <A class={buttonClass({})} href={`/imports?kind=${one().kind}`}>
                {t("otherFile")}
              </A>
            }
          />
          <Show
            when={one().reading}
            fallback={
              <Notice tone="warn" title={t("noTable")}>
                {t("noTableNote")}
              </Notice>
            }
          >
            <Counts of={one()} />
          </Show>
          <RunCard of={one()} />
          <Findings of={one()} />
        </Stack>
      )}
    </Remote>
  );
}

function Counts(props: { of: Import }): JSX.Element {
  const left = () => rowsOf(props.of.errors);
  const counts = () => props.of.counts;
  return (
    <Stats>
      <Stat label={t("rows")} value={formatNumber(counts().dataRows)} unit={t("rowsUnit")} />
      <Stat label={t("added")} value={formatNumber(counts().added)} />
      <Stat label={t("changed")} value={formatNumber(counts().changed)} />
      <Stat label={t("unchanged")} value={formatNumber(counts().unchanged)} />
      <Stat
        label={t("left")}
        value={formatNumber(left())}
        unit={t("rowsUnit")}
        note={left() > 0 ? t("leftNote") : t("leftNone")}
        due={left() > 0}
      />
    </Stats>
  );
}

type Tab = "columns" | "problems" | "refused" | "claims" | "changes" | "newEmployers" | "notices";

function Findings(props: { of: Import }): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const unread = () => (props.of.reading?.missingColumns.length ?? 1) > 0;
  const tabs = createMemo(() => {
    const { errors, notices, changes, newEmployers, counts, refused = [], claims: planned = [] } = props.of;
    const all: { value: Tab; label: string; count: number | undefined }[] = [
      { value: "refused", label: claims("refused"), count: refused.length },
      { value: "problems", label: t("problems"), count: errors.length },
      { value: "claims", label: claims("planned"), count: planned.length && counts.added },
      { value: "changes", label: t("changes"), count: Math.max(changes.length, counts.changed) },
      { value: "newEmployers", label: t("newEmployers"), count: newEmployers.length },
      { value: "notices", label: t("notices"), count: notices.length },
    ];
    const filled = all.filter((tab) => tab.count);
    if (props.of.state === "previewed") filled.push({ value: "columns", label: t("readAs"), count: undefined });
    // Without its columns a file says nothing: that question comes first.
    return unread() ? filled.reverse() : filled;
  });
  const noticesNote = () => (props.of.kind === "claims" ? claims("waitsNote") : t("noticesNote"));
  const now = (): Tab => tabs().find((tab) => tab.value === query.show)?.value ?? tabs()[0]?.value ?? "problems";
  return (
    <Show when={tabs().length > 0}>
      <Card class="tabbed">
        <Tabs
          label={t("preview")}
          tabs={tabs()}
          value={now()}
          onChange={(show) => setQuery({ show }, { replace: true, scroll: false })}
        >
          <Switch>
            <Match when={now() === "problems"}>
              <ProblemList of={props.of} problems={props.of.errors} note={t("problemsNote")} />
            </Match>
            <Match when={now() === "refused"}>
              <ProblemList of={props.of} problems={props.of.refused ?? []} note={claims("refusedNote")} />
            </Match>
            <Match when={now() === "claims"}>
              <PlannedClaims of={props.of} />
            </Match>
            <Match when={now() === "columns"}>
              <MappingPanel of={props.of} />
            </Match>
            <Match when={now() === "notices"}>
              <ProblemList of={props.of} problems={props.of.notices} note={noticesNote()} />
            </Match>
            <Match when={now() === "changes"}>
              <ChangeList of={props.of} />
            </Match>
            <Match when={now() === "newEmployers"}>
              <NewEmployers of={props.of} />
            </Match>
          </Switch>
        </Tabs>
      </Card>
    </Show>
  );
}
