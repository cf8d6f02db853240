import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { DateField, Select, TextArea, TextField } from "../../../ui/inputs";
import { Card, Grid, PageHeader, Stack } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { teamOptions } from "../../teams/words";
import { t } from "../my-words";

const hoursIn = (text: string): number => Number(text.normalize("NFKC").replace(/[^\d.]/g, ""));
const goodHours = (hours: number): boolean => hours >= 0.5 && hours <= 24 && Number.isInteger(hours * 2);

/** Service done outside a post, told by the member, confirmed by the community. */
export function MyServicePage(): JSX.Element {
  const navigate = useNavigate();
  const said = (text: string) => (text.trim() ? undefined : t("missing"));
  const form = createForm({
    draft: "service",
    initial: { title: "", team: "", on: today(), hours: "", place: "", content: "", beneficiaries: "" },
    check: (values) => ({
      title: said(values.title),
      team: said(values.team),
      on: said(values.on),
      hours: goodHours(hoursIn(values.hours)) ? undefined : t("hoursWrong"),
      place: said(values.place),
      content: said(values.content),
    }),
    send: (values, submission) =>
      json(
        api.services.$post(
          { json: { ...values, team: values.team as never, hours: hoursIn(values.hours) } },
          submission.options,
        ),
      ),
    done: (_, values) => {
      void cache.refresh(["services"]);
      toast(t("done"));
      navigate(`/my/record?year=${values.on.slice(0, 4)}`);
    },
  });
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/record", label: t("back") }} title={t("reportTitle")} note={t("reportNote")} />
      <Form of={form} label={t("reportTitle")}>
        <Card>
          <Stack gap={5}>
            <TextField label={t("what")} hint={t("whatHint")} maxLength={30} {...form.field("title")} />
            <Select label={t("team")} options={teamOptions()} {...form.field("team")} />
            <Grid columns={2}>
              <DateField label={t("date")} max={today()} {...form.field("on")} />
              <TextField
                label={t("hoursField")}
                hint={t("hoursHint")}
                inputMode="decimal"
                maxLength={5}
                {...form.field("hours")}
              />
            </Grid>
            <TextField label={t("where")} maxLength={40} {...form.field("place")} />
            <TextArea
              label={t("contentField")}
              hint={t("contentHint")}
              maxLength={200}
              rows={4}
              {...form.field("content")}
            />
            <TextField
              label={t("forWhom")}
              hint={t("forWhomHint")}
              optional
              maxLength={60}
              {...form.field("beneficiaries")}
            />
          </Stack>
        </Card>
        <Submit of={form} wide large>
          {t("submit")}
        </Submit>
      </Form>
    </Stack>
  );
}
