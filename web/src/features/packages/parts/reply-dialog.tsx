import { createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ChipChoices } from "../../../ui/chips";
import { Sheet } from "../../../ui/dialog";
import { Form as FormView, Submit } from "../../../ui/form";
import { TextArea, TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { MassReport, type MassResult } from "../../../ui/mass-action";
import { t as mass } from "../../../ui/mass-words";
import { t as ui } from "../../../ui/words";
import { createPeriods, type Form, inParts, type Package, resultsOf } from "../model";
import { t } from "../words";

/** How forms were used (运用情况): said once, kept for each of them, with what became of each. */
export function ReplyDialog(props: { pack: Package; forms: readonly Form[]; onClose: () => void }): JSX.Element {
  const [results, setResults] = createSignal<MassResult[]>();
  const close = () => {
    void cache.refresh(["packages"]);
    props.onClose();
  };
  const rows = props.forms.map((form) => ({ id: form.personId, name: form.name }));
  return (
    <Sheet
      open
      onClose={close}
      title={t("replyTitle", props.forms.length)}
      foot={
        results() ? (
          <Button look="primary" onClick={close}>
            {mass("close")}
          </Button>
        ) : undefined
      }
    >
      <Show when={results()} fallback={<Asking {...props} onClose={close} onDone={setResults} />}>
        {(found) => <MassReport rows={rows} results={found()} />}
      </Show>
    </Sheet>
  );
}

function Asking(props: {
  pack: Package;
  forms: readonly Form[];
  onClose: () => void;
  onDone: (results: MassResult[]) => void;
}): JSX.Element {
  const me = useMe();
  const periods = createPeriods();
  const words = () => periods.data?.find((period) => period.id === props.pack.periodId)?.useWords ?? [];
  const form = createForm({
    draft: `reply.${props.pack.periodId}`,
    initial: { uses: [] as string[], text: "", name: me().person.name },
    check: (values) => ({
      uses: values.uses.length > 0 ? undefined : t("usesMissing"),
      name: values.name.trim() ? undefined : t("nameMissing"),
    }),
    send: ({ uses, text, name }) =>
      inParts(
        props.forms.map((each) => each.personId),
        (personIds) =>
          json(
            api.packages.replies.$post({
              json: { periodId: props.pack.periodId, personIds: personIds as never[], uses, text, name: name.trim() },
            }),
          ).then(({ results }) => resultsOf(results)),
      ),
    done: props.onDone,
  });
  return (
    <FormView of={form}>
      <Stack gap={4}>
        <p>{t("replySay")}</p>
        <ChipChoices
          label={t("uses")}
          hint={t("usesHint")}
          error={form.error("uses")}
          options={words().map((word) => ({ value: word, label: word }))}
          value={form.values.uses}
          onChange={(uses) => form.set("uses", uses)}
        />
        <TextArea label={t("replyText")} optional maxLength={400} {...form.field("text")} />
        <TextField label={t("replyName")} maxLength={30} {...form.field("name")} />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("send")}</Submit>
        </Row>
      </Stack>
    </FormView>
  );
}
