import type { Member } from "@rengang/core/members/schema";
import { type JSX, Show } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { Select, TextArea } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { toast } from "../../../ui/toast";
import { createUnits } from "../../units/model";
import { registrationActs, touched } from "../model";
import { t } from "../words";

interface Props {
  member: Member | undefined;
  onClose: () => void;
}

/** Moves a member to another community, which has to accept. */
export function MoveDialog(props: Props): JSX.Element {
  return (
    <Show when={props.member} keyed>
      {(member) => <MoveForm member={member} onClose={props.onClose} />}
    </Show>
  );
}

function MoveForm(props: { member: Member; onClose: () => void }): JSX.Element {
  const units = createUnits();
  const streets = () => new Map((units.data ?? []).map((u) => [u.id as string, u.name]));
  const options = () =>
    (units.data ?? [])
      .filter((u) => u.level === "community" && u.id !== props.member.unitId)
      .map((u) => ({
        value: u.id as string,
        label: [streets().get(u.id.slice(0, 7)), u.name].filter(Boolean).join(" · "),
      }));
  const form = createForm({
    draft: `registrations.move.${props.member.id}`,
    initial: { unitId: "", reason: t("movePhrase1") },
    send: (values, submission) =>
      registrationActs.move(props.member.id, values.unitId as Member["unitId"], values.reason, submission),
    done: () => {
      toast(t("moved", props.member.name));
      void cache.refresh(...touched);
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t("moveTitle", props.member.name)}>
      <Form of={form}>
        <p>{t("moveNote")}</p>
        <Select label={t("moveTo")} options={options()} {...form.field("unitId")} />
        <TextArea label={t("reasonFor")} rows={2} maxLength={200} {...form.field("reason")} />
        <Row justify="end">
          <Submit of={form}>{t("move")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}

/** Ends a registration with a reason. */
export function EndDialog(props: Props): JSX.Element {
  return (
    <ReasonDialog
      open={props.member !== undefined}
      onClose={props.onClose}
      title={t("endTitle", props.member?.name ?? "")}
      confirm={t("end")}
      danger
      draft={`registrations.end.${props.member?.id}`}
      phrases={[t("endPhrase1"), t("endPhrase2")]}
      run={async (reason, submission) => {
        const member = props.member;
        if (!member) return;
        await registrationActs.end(member.id, reason, submission);
        toast(t("ended", member.name));
        void cache.refresh(...touched);
      }}
    >
      <p>{t("endNote")}</p>
    </ReasonDialog>
  );
}
