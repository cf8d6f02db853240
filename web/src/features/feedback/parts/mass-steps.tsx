import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { DateField, TextField } from "../../../ui/inputs";
import { Grid, Row, Stack } from "../../../ui/layout";
import { MassAction } from "../../../ui/mass-action";
import { createUnits } from "../../units/model";
import { type FormSummary, feedbackActs, type Period, stageOf, touched } from "../model";
import { t } from "../words";

type Step = "show" | "sign" | "deliver";

/** Which of these forms can take the step now. */
const ready: Record<Step, (form: FormSummary) => boolean> = {
  show: (form) => stageOf(form) === "show",
  sign: (form) => stageOf(form) === "sign",
  deliver: (form) => stageOf(form) === "signed" && form.employerId !== undefined,
};
const many = { show: "showMany", sign: "signMany", deliver: "deliverMany" } as const;

/** The steps that many forms take at once: each button counts those that can, and says first what will happen. */
export function MassSteps(props: {
  forms: readonly FormSummary[];
  period: Period;
  /** The one step of the stage on screen; red. */
  first?: Step | undefined;
  onDone: () => void;
}): JSX.Element {
  const [step, setStep] = createSignal<{ step: Step; forms: readonly FormSummary[] }>();
  const may = useMay();
  const able = (each: Step) => props.forms.filter(ready[each]);
  const StepButton = (own: { step: Step }) => (
    <Show when={able(own.step).length > 0}>
      <Button
        look={props.first === own.step ? "primary" : "plain"}
        onClick={() => setStep({ step: own.step, forms: able(own.step) })}
      >
        {t(many[own.step], able(own.step).length)}
      </Button>
    </Show>
  );
  return (
    <Row gap={3}>
      <StepButton step="show" />
      <Show
        when={may("feedback.sign")}
        fallback={<Show when={able("sign").length > 0}>{<span class="small muted">{t("secretarySigns")}</span>}</Show>}
      >
        <StepButton step="sign" />
      </Show>
      <StepButton step="deliver" />
      <Show when={step()} keyed>
        {(now) => <Asking {...now} period={props.period} onClose={() => setStep()} onDone={props.onDone} />}
      </Show>
    </Row>
  );
}

function Asking(props: {
  step: Step;
  forms: readonly FormSummary[];
  period: Period;
  onClose: () => void;
  onDone: () => void;
}): JSX.Element {
  const units = createUnits();
  const [name, setName] = createSignal<string>();
  const [on, setOn] = createSignal(today());
  const secretary = () => name() ?? units.data?.find((u) => u.id === props.forms[0]?.unitId)?.secretary ?? "";
  const ids = () => props.forms.map((f) => f.personId as string);
  const employers = createMemo(() => {
    const found = new Map<string, number>();
    for (const f of props.forms) found.set(f.employerName ?? "", (found.get(f.employerName ?? "") ?? 0) + 1);
    return [...found];
  });
  const title = () => {
    if (props.step === "deliver") return t("deliverTitle", props.forms.length, employers().length);
    return t(props.step === "show" ? "showTitle" : "signTitle", props.forms.length);
  };
  const run = () => {
    const { id } = props.period;
    if (props.step === "show") return feedbackActs.show(id, ids());
    if (props.step === "sign") return feedbackActs.sign(id, ids(), { name: secretary(), signedOn: on() });
    return feedbackActs.deliver(id, ids());
  };
  return (
    <MassAction
      open
      onClose={props.onClose}
      title={title()}
      confirm={t(many[props.step], props.forms.length)}
      rows={props.forms.map((f) => ({ id: f.personId, name: f.name, note: f.employerName ?? t("noEmployer") }))}
      run={run}
      done={() => {
        void cache.refresh(...touched);
        props.onDone();
      }}
    >
      <Stack gap={4}>
        <Show when={props.step === "show"}>
          <p>{t("showNote", props.period.objectionDays)}</p>
        </Show>
        <Show when={props.step === "sign"}>
          <p>{t("signNote")}</p>
          <Grid columns={2}>
            <TextField label={t("signName")} maxLength={30} value={secretary()} onChange={setName} />
            <DateField label={t("signOn")} min={props.period.from} max={today()} value={on()} onChange={setOn} />
          </Grid>
        </Show>
        <Show when={props.step === "deliver"}>
          <p>{t("deliverNote")}</p>
          <p class="small muted">
            {employers()
              .map(([who, n]) => `${who} ${t("people", n)}`)
              .join("、")}
          </p>
        </Show>
      </Stack>
    </MassAction>
  );
}
