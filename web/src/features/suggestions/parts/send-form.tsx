import type { Unit } from "@rengang/core/units/schema";
import { type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache, createRemote } from "../../../lib/remote";
import { Checkbox, RadioCards } from "../../../ui/choices";
import { Form, Submit } from "../../../ui/form";
import { Select, TextArea, TextField } from "../../../ui/inputs";
import { Card } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { pathName } from "../../units/model";
import { KINDS, type Kind } from "../model";
import { t } from "../words";

const initial = { kind: "suggestion" as Kind, about: "", text: "", contact: "", anonymous: false };

export const kindOptions = () =>
  KINDS.map((kind) => ({ value: kind, label: t(kind), note: t(`${kind}Note` as const) }));

/** Units that a complaint may be about: from the own one up to the district, or all of them without an own one. */
function createAbout() {
  const me = useMe();
  const may = useMay();
  const units = createRemote<Unit[]>(() => ({
    key: ["units"],
    load: async () => (await json(api.units.$get())).units as Unit[],
    enabled: may("units.list"),
    fresh: 120_000,
  }));
  return () => {
    const own = me().acting.unitId;
    const near = (id: string) => !own || own === "unt_0" || id === "unt_0" || own.startsWith(id);
    const list = (units.data ?? []).filter((u) => ["district", "street", "community"].includes(u.level) && near(u.id));
    if (list.length === 0) return [{ value: "unt_0", label: me().district.name }];
    return list
      .map(({ id }) => ({ value: id as string, label: pathName(units.data ?? [], id) || me().district.name }))
      .reverse();
  };
}

/** Writes one: three kinds, a text, and whether to be named. */
export function SendForm(props: { onSent?: () => void }): JSX.Element {
  const about = createAbout();
  const form = createForm({
    draft: "suggestion",
    initial,
    check: (values) => ({
      text: values.text.trim() ? undefined : t("missing"),
      about: values.kind === "complaint" && !values.about ? t("chooseAbout") : undefined,
    }),
    send: ({ kind, about: unit, text, contact, anonymous }, submission) =>
      json(
        api.suggestions.$post(
          {
            json: {
              kind,
              text: text.trim(),
              anonymous,
              ...(kind === "complaint" && { about: unit as never }),
              ...(contact.trim() && { contact: contact.trim() }),
            },
          },
          submission.options,
        ),
      ),
    done: () => {
      form.reset(initial);
      void cache.refresh(["suggestions"]);
      toast(t("sent"));
      props.onSent?.();
    },
  });
  return (
    <Card title={t("send")}>
      <Form of={form} label={t("send")}>
        <RadioCards label={t("kind")} options={kindOptions()} {...form.field("kind")} />
        <Show when={form.values.kind === "complaint"}>
          <Select label={t("about")} hint={t("aboutHint")} options={about()} {...form.field("about")} />
        </Show>
        <TextArea label={t("text")} hint={t("textHint")} rows={4} maxLength={1000} {...form.field("text")} />
        <TextField label={t("contact")} hint={t("contactHint")} optional maxLength={60} {...form.field("contact")} />
        <Checkbox
          label={t("anonymous")}
          note={t("anonymousNote")}
          name="anonymous"
          checked={form.values.anonymous}
          onChange={(on) => form.set("anonymous", on)}
        />
        <Submit of={form} wide large>
          {t("submit")}
        </Submit>
      </Form>
    </Card>
  );
}
