import { useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { listed } from "../../../lib/words";
import { Button } from "../../../ui/button";
import { Select } from "../../../ui/inputs";
import { Card, FactRow, Facts, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { createScheme, createYear, type Scheme, thisYear, yearFrom } from "../model";
import { accountName, capsSaid, periodSaid, requirementSaid } from "../said";
import { t } from "../scheme-words";
import { SchemeForm } from "./scheme-form";

/** A year's scheme: as it stands, or being changed into its next version. */
export function SchemePanel(): JSX.Element {
  const [query, setQuery] = useSearchParams();
  const year = () => yearFrom(query.year);
  const scheme = createScheme(year);
  const state = createYear(year);
  const years = () => [0, 1, 2].map((back) => String(Number(thisYear()) + 1 - back));
  return (
    <Stack gap={4}>
      <div class="where">
        <Select
          label={t("year")}
          empty={false}
          value={year()}
          options={years().map((each) => ({ value: each, label: t("yearOf", each) }))}
          onChange={(next) => setQuery({ year: next }, { replace: true, scroll: false })}
        />
      </div>
      <Show when={state.data && state.data.state !== "open"}>
        <Notice title={t(state.data?.state === "frozen" ? "frozen" : "running")}>
          {t(state.data?.state === "frozen" ? "frozenNote" : "runningNote")}
        </Notice>
      </Show>
      <Remote of={scheme} wait={<Skeleton cards={2} />}>
        {(found) => <OneScheme scheme={found()} open={state.data?.state === "open"} />}
      </Remote>
    </Stack>
  );
}

function OneScheme(props: { scheme: Scheme; open: boolean }): JSX.Element {
  const [changing, setChanging] = createSignal(false);
  return (
    <Show when={changing()} fallback={<SchemeCard {...props} onChange={() => setChanging(true)} />} keyed>
      <SchemeForm scheme={props.scheme} onClose={() => setChanging(false)} />
    </Show>
  );
}

function SchemeCard(props: { scheme: Scheme; open: boolean; onChange: () => void }): JSX.Element {
  const scheme = () => props.scheme;
  const saved = () => {
    const { savedAt, savedByName } = scheme();
    return savedAt ? t("savedBy", formatInstant(savedAt), savedByName ?? "") : t("default");
  };
  return (
    <Card
      title={`${t("yearOf", scheme().year)}${scheme().version > 0 ? ` · ${t("version", scheme().version)}` : ""}`}
      side={saved()}
      foot={
        <Show when={props.open}>
          <Button onClick={() => props.onChange()}>{t("change")}</Button>
        </Show>
      }
    >
      <Stack gap={5}>
        <p class="muted">{t("note")}</p>
        <Facts columns={2}>
          <FactRow label={t("period")}>{periodSaid(scheme())}</FactRow>
          <FactRow label={t("account")}>{accountName(scheme().account)}</FactRow>
          <FactRow label={t("requirement")}>{requirementSaid(scheme().requirement) || t("noRequirement")}</FactRow>
          <FactRow label={t("exempt")}>{listed(scheme().exemptionReasons) || t("none")}</FactRow>
          <FactRow label={t("caps")}>{capsSaid(scheme()) || t("noLimit")}</FactRow>
          <FactRow label={t("evidence")}>
            {listed(scheme().excludedEvidence.map((kind) => t(kind))) || t("none")}
          </FactRow>
          <FactRow label={t("points")}>{t(scheme().points ? "pointsOn" : "pointsOff")}</FactRow>
          <FactRow label={t("bands")}>
            {listed(scheme().bands?.steps.map((step) => step.name) ?? []) || t("bandsOff")}
          </FactRow>
          <FactRow label={t("grades")}>{listed(scheme().grades) || t("gradesOff")}</FactRow>
        </Facts>
      </Stack>
    </Card>
  );
}
