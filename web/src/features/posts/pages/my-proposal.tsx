import { useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { clockNow } from "../../../lib/clock";
import { createForm } from "../../../lib/form";
import { dayPlus, instantOf, today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { RadioCards } from "../../../ui/choices";
import { Form, Submit } from "../../../ui/form";
import { DateField, Select, TextArea, TextField, TimeField } from "../../../ui/inputs";
import { Card, Grid, PageHeader, Stack } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { teamOptions } from "../../teams/words";
import { t } from "../my-proposal-words";

const initial = {
  title: "",
  team: "",
  ownTeam: "",
  kind: "dated" as "dated" | "standing",
  day: dayPlus(today(), 7),
  from: "09:00",
  to: "11:00",
  place: "",
  places: "2",
  description: "",
  bring: "",
  beneficiaries: "",
};
type Values = typeof initial;

const OWN = "n:";
const wholeOf = (text: string): number => Number(text.normalize("NFKC").trim());
const said = (text: string) => (text.trim() ? undefined : t("missing"));
const timesOf = ({ day, from, to }: Values) => ({ startsAt: instantOf(day, from), endsAt: instantOf(day, to) });

function check(values: Values): Partial<Record<keyof Values, string | undefined>> {
  const places = wholeOf(values.places);
  const dated = values.kind === "dated";
  const { startsAt } = timesOf(values);
  return {
    title: said(values.title),
    team: said(values.team),
    ownTeam: values.team === OWN ? said(values.ownTeam) : undefined,
    day: dated && (!startsAt || Date.parse(startsAt) <= clockNow()) ? t("past") : undefined,
    to: dated && values.to <= values.from ? t("toWrong") : undefined,
    place: said(values.place),
    places: Number.isInteger(places) && places >= 1 && places <= 1000 ? undefined : t("placesWrong"),
  };
}

/** A post from one's own skill, for the community to approve. */
export function MyProposalPage(): JSX.Element {
  const navigate = useNavigate();
  const form = createForm({
    draft: "proposal",
    initial,
    check,
    send: (values, submission) => {
      const { ownTeam, kind, day: _, from: __, to: ___, ...facts } = values;
      const team = values.team === OWN ? `n:${ownTeam.trim()}` : values.team;
      const times = timesOf(values);
      const when =
        kind === "dated" && times.startsAt && times.endsAt ? { startsAt: times.startsAt, endsAt: times.endsAt } : {};
      return json(
        api.posts.proposals.$post(
          { json: { ...facts, ...when, team: team as never, places: wholeOf(values.places) } },
          submission.options,
        ),
      );
    },
    done: () => {
      void cache.refresh(["posts"]);
      toast(t("done"));
      navigate("/my/proposals");
    },
  });
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/proposals", label: t("back") }} title={t("title")} note={t("note")} />
      <Form of={form} label={t("title")}>
        <Card>
          <Stack gap={5}>
            <TextField label={t("what")} hint={t("whatHint")} maxLength={30} {...form.field("title")} />
            <Select
              label={t("team")}
              options={[...teamOptions(), { value: OWN, label: t("own") }]}
              {...form.field("team")}
            />
            <Show when={form.values.team === OWN}>
              <TextField label={t("ownName")} maxLength={20} {...form.field("ownTeam")} />
            </Show>
            <RadioCards
              label={t("when")}
              columns={2}
              options={[
                { value: "dated", label: t("dated"), note: t("datedNote") },
                { value: "standing", label: t("standing"), note: t("standingNote") },
              ]}
              {...form.field("kind")}
            />
            <Show when={form.values.kind === "dated"}>
              <DateField label={t("date")} min={today()} {...form.field("day")} />
              <div class="pair">
                <TimeField label={t("from")} {...form.field("from")} />
                <TimeField label={t("to")} {...form.field("to")} />
              </div>
            </Show>
            <Grid columns={2}>
              <TextField label={t("place")} maxLength={40} {...form.field("place")} />
              <TextField label={t("places")} inputMode="numeric" maxLength={4} {...form.field("places")} />
            </Grid>
            <TextArea label={t("description")} optional maxLength={1000} rows={4} {...form.field("description")} />
            <TextField label={t("bring")} optional maxLength={200} {...form.field("bring")} />
            <TextField label={t("forWhom")} optional maxLength={60} {...form.field("beneficiaries")} />
          </Stack>
        </Card>
        <Submit of={form} wide large>
          {t("submit")}
        </Submit>
      </Form>
    </Stack>
  );
}
