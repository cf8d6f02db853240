import type { Member } from "@rengang/core/members/schema";
import { createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { Select, TextField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { createUnits, isCommunity } from "../../units/model";
import { t } from "../words";
import { filled, MemberFactFields, noFacts } from "./facts-fields";

/** One person added to the roster by hand. */
export function AddMember(props: { open: boolean; onClose: () => void }): JSX.Element {
  return <Show when={props.open}>{<AddForm onClose={props.onClose} />}</Show>;
}

function AddForm(props: { onClose: () => void }): JSX.Element {
  const me = useMe();
  const own = me().acting.unitId ?? "";
  const units = createUnits();
  const [community, setCommunity] = createSignal<string>(isCommunity(own) ? own : "");
  const below = () => (units.data ?? []).filter((u) => u.level === "compound" && u.id.startsWith(community()));
  const form = createForm({
    draft: "members.add",
    initial: { ...noFacts, phone: "", compoundId: "" },
    send: (values, { options }) => {
      const facts = { ...filled(values), unitId: community() } as never;
      return json(api.members.$post({ json: facts }, options)) as Promise<Member>;
    },
    done: (member) => {
      toast(t("addDone", member.name));
      void cache.refresh(["members"]);
      props.onClose();
    },
  });
  return (
    <Sheet open wide onClose={props.onClose} title={t("add")}>
      <Form of={form}>
        <p class="small muted">{t("addNote")}</p>
        <Grid columns={2}>
          <TextField label={t("name")} maxLength={30} {...form.field("name")} />
          <TextField label={t("phone")} type="tel" inputMode="tel" maxLength={20} {...form.field("phone")} />
          <Show when={!isCommunity(own)}>
            <Select
              label={t("community")}
              name="unitId"
              value={community()}
              onChange={setCommunity}
              error={form.error("unitId")}
              options={(units.data ?? [])
                .filter((u) => u.level === "community")
                .map((u) => ({ value: u.id, label: u.name }))}
            />
          </Show>
          <Select
            label={t("compound")}
            optional
            empty={t("notGiven")}
            options={below().map((u) => ({ value: u.id as string, label: u.name }))}
            {...form.field("compoundId")}
          />
        </Grid>
        <MemberFactFields of={form} />
        <Row justify="end">
          <Submit of={form}>{t("addSubmit")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
