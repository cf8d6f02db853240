import { useParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { download } from "../../../lib/download";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Timeline, type TimelineStep } from "../../../ui/progress";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createMyForms, type Form } from "../my-model";
import { t } from "../my-words";
import { FormSheet } from "../parts/form-sheet";
import { FormAnswer, FormState } from "../parts/my-answer";

/** One form: where it stands, the page itself, the answer, every step so far. */
export function MyFormPage(): JSX.Element {
  const params = useParams<{ periodId: string }>();
  const forms = createMyForms();
  const form = () => forms.data?.forms.find((one) => one.periodId === params.periodId);
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/forms", label: t("backToForms") }} title={form()?.periodTitle ?? t("title")} />
      <Remote of={forms} wait={<Skeleton cards={3} />}>
        {() => (
          <Show when={form()} fallback={<Empty title={t("none")} note={t("noneNote")} />}>
            {(found) => (
              <>
                <FormState form={found()} />
                <FormSheet form={found()} />
                <FormAnswer form={found()} />
                <Card title={t("steps")}>
                  <Timeline label={t("steps")} steps={stepsOf(found())} />
                </Card>
                <Pdf form={found()} />
              </>
            )}
          </Show>
        )}
      </Remote>
    </Stack>
  );
}

const waits: Partial<Record<Form["state"], Parameters<typeof t>[0]>> = {
  shown: "next_shown",
  objected: "next_objected",
  confirmed: "next_signing",
  answered: "next_signing",
  signed: "next_signed",
  delivered: "next_delivered",
  receipted: "next_receipted",
};

const known = (step: string): step is "shown" => `step_${step}` in t.zh;

/** What has happened, by whom, and what is waited for. */
function stepsOf(form: Form): TimelineStep[] {
  const done = form.timeline
    .filter(({ step }) => known(step))
    .map(({ step, at, byName, note }) => ({
      title: t(`step_${step as "shown"}`),
      at,
      note: [byName, note].filter(Boolean).join("："),
    }));
  const next = form.state === "signed" && !form.employerId ? undefined : waits[form.state];
  return next ? [...done, { title: t(next as "next_shown"), now: true }] : done;
}

function Pdf(props: { form: Form }): JSX.Element {
  const fetching = createAction<void, void>({
    run: () => download(`/api/documents/feedback/${props.form.periodId}/forms/${props.form.personId}/pdf`),
  });
  return (
    <Stack gap={3}>
      <Show when={fetching.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <Button wide icon={<Download aria-hidden="true" />} busy={fetching.busy} onClick={() => fetching.run()}>
        {t("download")}
      </Button>
    </Stack>
  );
}
