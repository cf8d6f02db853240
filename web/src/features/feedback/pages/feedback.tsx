import { useSearchParams } from "@solidjs/router";
import FileText from "lucide-solid/icons/file-text";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { isCommunityRole, useMe } from "../../../app/session";
import { formatDate } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Segments } from "../../../ui/choices";
import { Select } from "../../../ui/inputs";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty } from "../../../ui/status";
import { OpenPeriod } from "../../packages/parts/open-period";
import { createUnits, isCommunity } from "../../units/model";
import { createForms, createPeriods, type Period } from "../model";
import { GenerateButton, GenerationProgress } from "../parts/generation";
import { OverviewTable } from "../parts/overview-table";
import { PackageList } from "../parts/package-list";
import { Queue } from "../parts/queue";
import { t } from "../words";

/** The year's forms: of one community as a queue, from above as counts. */
export function FeedbackPage(): JSX.Element {
  const me = useMe();
  const periods = createPeriods();
  const [opening, setOpening] = createSignal(false);
  const mayOpen = () => me().acting.role === "district_admin";
  const openButton = (look: "primary" | "plain") => (
    <Show when={mayOpen()}>
      <Button look={look} icon={<Plus aria-hidden="true" />} onClick={() => setOpening(true)}>
        {t("open")}
      </Button>
    </Show>
  );
  return (
    <>
      <Remote of={periods}>
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={
              <Stack gap={5}>
                <PageHeader title={t("title")} />
                <Card flush>
                  <Empty
                    icon={<FileText aria-hidden="true" />}
                    title={t("noPeriod")}
                    note={t("noPeriodNote")}
                    action={mayOpen() ? openButton("primary") : undefined}
                  />
                </Card>
              </Stack>
            }
          >
            <Shown periods={all()} open={openButton("plain")} />
          </Show>
        )}
      </Remote>
      <Show when={opening()}>
        <OpenPeriod onClose={() => setOpening(false)} />
      </Show>
    </>
  );
}

function Shown(props: { periods: readonly Period[]; open: JSX.Element }): JSX.Element {
  const me = useMe();
  const [params, setParams] = useSearchParams<{ period?: string; unit?: string; view?: string; job?: string }>();
  const units = createUnits();
  const period = () => (props.periods.find((each) => each.id === params.period) ?? props.periods[0]) as Period;
  const unit = () => (isCommunity(me().acting.unitId) ? me().acting.unitId : params.unit);
  const unitName = () => units.data?.find((u) => u.id === unit())?.name;
  const forms = createForms(() => period().id, unit);
  const worker = () => isCommunityRole(me().acting.role);
  const mayGenerate = () => worker() || me().acting.role === "district_admin";
  const view = (): "forms" | "packages" => (params.view === "packages" ? "packages" : "forms");
  const note = () =>
    [t("range", formatDate(period().from), formatDate(period().to)), t("window", period().objectionDays)].join("，");
  const generate = () => (
    <Show when={mayGenerate() && unit()}>
      {(id) => (
        <GenerateButton
          period={period()}
          unitId={id()}
          again={(forms.data?.length ?? 0) > 0}
          onStarted={(job) => setParams({ job })}
        />
      )}
    </Show>
  );
  return (
    <Stack gap={4}>
      <PageHeader
        title={t("title")}
        over={worker() ? undefined : unitName()}
        {...(!worker() && unit() && { back: { href: `/feedback?period=${period().id}`, label: t("backToForms") } })}
        note={note()}
        actions={
          <>
            <Show when={props.periods.length > 1}>
              <Select
                label={t("period")}
                hideLabel
                empty={false}
                value={period().id as string}
                onChange={(next) => setParams({ period: next, job: undefined, stage: undefined })}
                options={props.periods.map((each) => ({ value: each.id as string, label: each.title }))}
              />
            </Show>
            <Segments
              label={t("view")}
              options={[
                { value: "forms", label: t("forms") },
                { value: "packages", label: t("packages") },
              ]}
              value={view()}
              onChange={(next) => setParams({ view: next === "packages" ? next : undefined })}
            />
            <Show when={view() === "forms" && (forms.data?.length ?? 0) > 0}>{generate()}</Show>
            {props.open}
          </>
        }
      />
      <Show when={params.job}>{(job) => <GenerationProgress jobId={job()} />}</Show>
      <Show when={view() === "forms"} fallback={<PackageList period={period()} mayDeliver={mayGenerate()} />}>
        <Show when={unit()} fallback={<OverviewTable period={period()} />}>
          {(id) => (
            <Remote of={forms}>
              {(list) => (
                <Show
                  when={list().length > 0}
                  fallback={
                    <Card flush>
                      <Empty
                        icon={<FileText aria-hidden="true" />}
                        title={t("none")}
                        note={t("noneNote")}
                        action={generate()}
                      />
                    </Card>
                  }
                >
                  <Queue forms={list()} period={period()} unitId={id()} mayWrite={worker()} />
                </Show>
              )}
            </Remote>
          )}
        </Show>
      </Show>
    </Stack>
  );
}
