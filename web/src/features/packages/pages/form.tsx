import "../../../styles/staff.css";
import { A, useParams } from "@solidjs/router";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import Printer from "lucide-solid/icons/printer";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { Problem } from "../../../lib/problem";
import { Button, buttonClass } from "../../../ui/button";
import { DownloadButton } from "../../../ui/download-button";
import { PageHeader, Row, Stack } from "../../../ui/layout";
import { Timeline } from "../../../ui/progress";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { FormSheet } from "../../feedback/parts/form-sheet";
import { createPackage, type Form, type PackageDetail } from "../model";
import { FormState } from "../parts/form-state";
import { ReceiptDialog } from "../parts/receipt-dialog";
import { ReplyDialog } from "../parts/reply-dialog";
import { t } from "../words";

/** One form of a package, readable as on paper, with its one next act and its neighbours. */
export function PackageFormPage(): JSX.Element {
  const params = useParams<{ periodId: string; personId: string }>();
  const pack = createPackage(() => params.periodId);
  const at = () => pack.data?.forms.findIndex((form) => form.personId === params.personId) ?? -1;
  return (
    <Remote of={pack} wait={<Skeleton cards={2} />}>
      {(found) => (
        <Show when={found().forms[at()]} fallback={<ProblemNotice problem={new Problem("thing.missing", 404)} />}>
          {(form) => (
            <One pack={found()} form={form()} before={found().forms[at() - 1]} after={found().forms[at() + 1]} />
          )}
        </Show>
      )}
    </Remote>
  );
}

interface OneProps {
  pack: PackageDetail;
  form: Form;
  before: Form | undefined;
  after: Form | undefined;
}

function One(props: OneProps): JSX.Element {
  const [asking, setAsking] = createSignal<"receipt" | "reply">();
  const form = () => props.form;
  const file = (kind: string) => `/api/documents/feedback/${form().periodId}/forms/${form().personId}/${kind}`;
  const steps = () => [
    { title: t("stepDelivered"), at: form().delivery?.at, note: form().delivery?.byName },
    {
      title: t("stepReceipted"),
      at: form().receipt?.at,
      note: form().receipt?.name,
      now: form().state === "delivered",
    },
    { title: t("stepReplied"), at: form().reply?.at, note: form().reply?.name, now: form().state === "receipted" },
  ];
  return (
    <Stack gap={5}>
      <PageHeader
        back={{ href: `/package/${form().periodId}`, label: t("back") }}
        over={<FormState form={form()} />}
        title={form().name}
        actions={
          <Switch>
            <Match when={form().state === "delivered"}>
              <Button look="primary" onClick={() => setAsking("receipt")}>
                {t("receiptOne")}
              </Button>
            </Match>
            <Match when={form().state === "receipted"}>
              <Button look="primary" onClick={() => setAsking("reply")}>
                {t("replyOne")}
              </Button>
            </Match>
          </Switch>
        }
      />
      <FormSheet form={form()} />
      <div class="no-print stack gap-5">
        <Row justify="between">
          <Row gap={2}>
            <DownloadButton path={file("pdf")} label={t("pdf")} />
            <DownloadButton path={file("docx")} label={t("word")} />
            <Button icon={<Printer aria-hidden="true" />} onClick={() => print()}>
              {t("print")}
            </Button>
          </Row>
          <Neighbours {...props} />
        </Row>
        <Timeline label={t("steps")} steps={steps()} />
      </div>
      <Show when={asking() === "receipt"}>
        <ReceiptDialog pack={props.pack} forms={[form()]} onClose={() => setAsking()} />
      </Show>
      <Show when={asking() === "reply"}>
        <ReplyDialog pack={props.pack} forms={[form()]} onClose={() => setAsking()} />
      </Show>
    </Stack>
  );
}

function Neighbours(props: OneProps): JSX.Element {
  const to = (form: Form) => `/package/${form.periodId}/${form.personId}`;
  return (
    <Row gap={2}>
      <Show when={props.before}>
        {(form) => (
          <A class={buttonClass({ look: "quiet" })} href={to(form())}>
            <ChevronLeft aria-hidden="true" />
            {t("before")}
          </A>
        )}
      </Show>
      <Show when={props.after}>
        {(form) => (
          <A class={buttonClass({})} href={to(form())}>
            {t("after")} {form().name}
            <ChevronRight aria-hidden="true" />
          </A>
        )}
      </Show>
    </Row>
  );
}
