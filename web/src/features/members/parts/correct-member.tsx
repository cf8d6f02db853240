import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import type { Member } from "../model";
import { t } from "../words";
import { type FactValues, MemberFactFields, noFacts } from "./facts-fields";

/** Corrects the roster's facts about one member; only what was changed is sent. */
export function CorrectMember(props: { member: Member; open: boolean; onClose: () => void }): JSX.Element {
  return <Show when={props.open}>{<CorrectForm member={props.member} onClose={props.onClose} />}</Show>;
}

function CorrectForm(props: { member: Member; onClose: () => void }): JSX.Element {
  const known = props.member as unknown as Record<string, string | undefined>;
  const before = Object.fromEntries(Object.keys(noFacts).map((key) => [key, known[key] ?? ""])) as FactValues;
  const form = createForm({
    draft: `members.correct.${props.member.id}`,
    initial: before,
    send: (values, { options }) => {
      const changed = Object.entries(values).filter(([key, value]) => value !== "" && value !== before[key]);
      const param = { personId: props.member.id };
      return json(api.members[":personId"].$patch({ param, json: Object.fromEntries(changed) as never }, options));
    },
    done: () => {
      toast(t("correctDone"));
      void cache.refresh(["members"]);
      props.onClose();
    },
  });
  return (
    <Sheet open wide onClose={props.onClose} title={t("correctTitle")} over={props.member.name}>
      <Form of={form}>
        <p class="small muted">{t("correctNote")}</p>
        <TextField label={t("name")} maxLength={30} {...form.field("name")} />
        <MemberFactFields of={form} />
        <Row justify="end">
          <Submit of={form}>{t("save")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
