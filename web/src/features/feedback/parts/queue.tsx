import { A, useSearchParams } from "@solidjs/router";
import FileText from "lucide-solid/icons/file-text";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { DownloadButton } from "../../../ui/download-button";
import { SearchField } from "../../../ui/inputs";
import { Card, Row, Stack } from "../../../ui/layout";
import { Empty } from "../../../ui/status";
import { type FormSummary, filesOf, type Period, STAGES, type Stage, stageOf } from "../model";
import { t } from "../words";
import { FormTable } from "./form-table";
import { MassSteps } from "./mass-steps";

const stepOf: Partial<Record<Stage, "show" | "sign" | "deliver">> = { show: "show", sign: "sign", signed: "deliver" };

/** A community's forms in the order of the work: stage by stage, with the one step that moves each on. */
export function Queue(props: {
  forms: readonly FormSummary[];
  period: Period;
  unitId: string;
  mayWrite: boolean;
}): JSX.Element {
  const [params, setParams] = useSearchParams<{ stage?: string; find?: string }>();
  const [chosen, setChosen] = createSignal(new Set<string>());
  const stage = () => (STAGES.find((each) => each === params.stage) ?? "") as Stage | "";
  const counts = createMemo(() => {
    const found = new Map<Stage, number>();
    for (const form of props.forms) found.set(stageOf(form), (found.get(stageOf(form)) ?? 0) + 1);
    return found;
  });
  const rows = createMemo(() =>
    props.forms.filter(
      (form) =>
        (!stage() || stageOf(form) === stage()) &&
        `${form.name}${form.employerName ?? ""}`.includes((params.find ?? "").trim()),
    ),
  );
  const options = () =>
    STAGES.filter((each) => counts().has(each) || each === stage()).map((each) => ({
      value: each,
      label: t(`st_${each}`),
      count: counts().get(each) ?? 0,
    }));
  const writable = () => props.forms.find((form) => stageOf(form) === (stage() === "objected" ? "objected" : "write"));
  const picked = (ids: readonly string[]) => props.forms.filter((form) => ids.includes(form.personId));
  const choose = (next: Stage | "") => {
    setChosen(new Set<string>());
    setParams({ stage: next || undefined });
  };
  return (
    <Stack gap={4}>
      <Chips<Stage> label={t("stage")} all={t("all")} value={stage()} onChange={choose} options={options()} />
      <div class="tools">
        <Show when={props.mayWrite} fallback={<span />}>
          <Row gap={3}>
            <Show when={(stage() === "" || stage() === "write" || stage() === "objected") && writable()}>
              {(first) => (
                <A
                  class={buttonClass({ look: "primary" })}
                  href={`/feedback/${props.period.id}/${first().personId}?stage=${stage() === "objected" ? "objected" : "write"}`}
                >
                  {stage() === "objected" ? t("answerEach") : t("startWriting")}
                </A>
              )}
            </Show>
            <Show when={stage() && stepOf[stage() as Stage]}>
              <MassSteps
                forms={rows()}
                period={props.period}
                first={stepOf[stage() as Stage]}
                onDone={() => setChosen(new Set<string>())}
              />
            </Show>
          </Row>
        </Show>
        <div class="tools-search">
          <SearchField
            label={t("search")}
            value={params.find ?? ""}
            onChange={(next) => setParams({ find: next || undefined }, { replace: true })}
          />
        </div>
      </div>
      <Card flush>
        <FormTable
          forms={rows()}
          stage={stage()}
          selected={chosen()}
          onSelect={setChosen}
          empty={<Empty icon={<FileText aria-hidden="true" />} title={t("noMatch")} />}
          bulk={(ids) => (
            <MassSteps forms={picked(ids)} period={props.period} onDone={() => setChosen(new Set<string>())} />
          )}
        />
      </Card>
      <Row justify="end">
        <DownloadButton path={filesOf(props.period.id, props.unitId, "zip")} label={t("allWord")} />
        <DownloadButton path={filesOf(props.period.id, props.unitId, "pdf")} label={t("allPdf")} />
      </Row>
    </Stack>
  );
}
