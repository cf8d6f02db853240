import { createSignal, For, type JSX, Show } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextArea, TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { MassReport, type MassResult } from "../../../ui/mass-action";
import { Remote } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { createRoster, type Member } from "../../members/model";
import { PickPeople } from "../../members/parts/pick-people";
import { t as svc } from "../../services/words";
import { type AttendanceEntry, enterPaper } from "../model";
import { t } from "../words";

interface Props {
  open: boolean;
  onClose: () => void;
  postId: string;
  on: string | undefined;
  entries: readonly AttendanceEntry[];
  /** A standing duty has no hours of its own. */
  withHours: boolean;
}

/** Enters a paper sheet afterwards: with a reason, and for a second person to confirm. */
export function PaperDialog(props: Props): JSX.Element {
  return <Show when={props.open}>{<Sheeted {...props} />}</Show>;
}

function Sheeted(props: Props): JSX.Element {
  const roster = createRoster();
  const [results, setResults] = createSignal<readonly MassResult[]>();
  const recorded = new Set(
    props.entries
      .filter((e) => e.state === "confirmed" || e.state === "pending" || e.state === "checked_in")
      .map((e) => e.personId as string),
  );
  const holders = new Set(props.entries.filter((e) => e.holds).map((e) => e.personId as string));
  /** Those who hold a place come first: they are most likely on the sheet. */
  const people = (): Member[] => {
    const open = (roster.data ?? []).filter((m) => m.registration.state === "accepted" && !recorded.has(m.id));
    return [...open.filter((m) => holders.has(m.id)), ...open.filter((m) => !holders.has(m.id))];
  };
  const form = createForm({
    draft: `attendance.paper.${props.postId}.${props.on ?? ""}`,
    initial: { reason: "", hours: "", personIds: [] as string[] },
    check: (values) => ({ reason: values.reason.trim() ? undefined : t("paperReasonMissing") }),
    send: (values, submission) =>
      enterPaper(
        props.postId,
        { on: props.on, reason: values.reason, personIds: values.personIds, hours: Number(values.hours) || undefined },
        submission,
      ),
    done: (found) => {
      setResults(found.map(({ personId, ...rest }) => ({ id: personId, ...rest })));
      void cache.refresh(["attendance"], ["services"]);
    },
  });
  const names = () => (roster.data ?? []).map((m) => ({ id: m.id as string, name: m.name }));
  return (
    <Sheet open onClose={props.onClose} title={t("paperTitle")}>
      <Show
        when={results()}
        fallback={
          <Form of={form}>
            <Notice>{t("paperNote")}</Notice>
            <Remote of={roster}>
              {() => (
                <Stack gap={2}>
                  <p class="field-label">{t("paperWho")}</p>
                  <PickPeople
                    members={people()}
                    label={t("search")}
                    nobody={t("addNobody")}
                    chosen={form.values.personIds}
                    onChange={(next) => form.set("personIds", next)}
                  />
                </Stack>
              )}
            </Remote>
            <Show when={props.withHours}>
              <TextField
                label={svc("hours")}
                type="number"
                inputMode="decimal"
                input={{ step: 0.5, min: 0.5, max: 24 }}
                {...form.field("hours")}
              />
            </Show>
            <TextArea label={t("paperReason")} rows={2} maxLength={200} {...form.field("reason")} />
            <div class="chips">
              <For each={[t("paperPhrase1"), t("paperPhrase2"), t("paperPhrase3")]}>
                {(phrase) => (
                  <button type="button" class="chip" onClick={() => form.set("reason", phrase)}>
                    {phrase}
                  </button>
                )}
              </For>
            </div>
            <Row justify="end">
              <Show when={form.values.personIds.length > 0} fallback={<Button disabled>{t("paperPick")}</Button>}>
                <Submit of={form}>{t("paperSubmit", form.values.personIds.length)}</Submit>
              </Show>
            </Row>
          </Form>
        }
      >
        {(found) => <MassReport rows={names()} results={found()} />}
      </Show>
    </Sheet>
  );
}
