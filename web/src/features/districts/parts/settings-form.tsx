import { For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { RadioCards } from "../../../ui/choices";
import { Form, Submit } from "../../../ui/form";
import { TextArea, TextField } from "../../../ui/inputs";
import { Card, Grid, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import {
  ALL_SETTINGS,
  type District,
  daysIn,
  GROUPS,
  OFFERS,
  type OtherName,
  SECOND_FACTOR,
  SETTINGS,
  type Setting,
  type SettingName,
} from "../settings-model";
import { t } from "../settings-words";

type Values = Record<SettingName | OtherName, string>;

const CHOICES = ["offers", "secondFactor"] as const;
const chosen = (name: (typeof CHOICES)[number], value: string): string =>
  name === "offers" ? t(`offers_${value as "late"}`) : t(`secondFactor_${value as "asked"}`);

const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.normalize("NFKC")));

function problemOf({ min, max, halves }: Setting, text: string): string | undefined {
  const value = numberOf(text);
  if (!Number.isFinite(value)) return t("notNumber");
  if (value < min || value > max) return t("between", min, max);
  if (!Number.isInteger(halves ? value * 2 : value)) return halves ? t("halves") : t("between", min, max);
  return undefined;
}

function wrongDays(text: string): string | undefined {
  const { wrong } = daysIn(text);
  return wrong.length > 0 ? t("daysWrong", wrong.join("、")) : undefined;
}

/** Every setting with what it means; what will change is said before it is saved. */
export function SettingsForm(props: { district: District }): JSX.Element {
  const stored = () => props.district.settings;
  const written = (): Values =>
    ({
      ...Object.fromEntries(ALL_SETTINGS.map(({ name }) => [name, String(stored()[name])])),
      offers: stored().offers,
      secondFactor: stored().secondFactor,
      daysOff: stored().daysOff.join("\n"),
      daysOn: stored().daysOn.join("\n"),
    }) as Values;
  const others = (values: Values) => ({
    ...CHOICES.filter((name) => values[name] !== stored()[name]).reduce(
      (found, name) => Object.assign(found, { [name]: values[name] }),
      {},
    ),
    ...(["daysOff", "daysOn"] as const)
      .filter((name) => daysIn(values[name]).days.join() !== stored()[name].join())
      .reduce((found, name) => Object.assign(found, { [name]: daysIn(values[name]).days }), {}),
  });
  const changed = (values: Values) => ALL_SETTINGS.filter(({ name }) => numberOf(values[name]) !== stored()[name]);
  const form = createForm<Values, District | undefined>({
    draft: "settings",
    initial: written(),
    check: (values) => ({
      ...Object.fromEntries(ALL_SETTINGS.map((setting) => [setting.name, problemOf(setting, values[setting.name])])),
      daysOff: wrongDays(values.daysOff),
      daysOn: wrongDays(values.daysOn),
    }),
    send: async (values, submission) => {
      const numbers = Object.fromEntries(changed(values).map(({ name }) => [name, numberOf(values[name])]));
      const patch = { ...numbers, ...others(values) };
      if (Object.keys(patch).length === 0) return undefined;
      return json(api.district.$patch({ json: patch }, submission.options));
    },
    done: (district) => {
      if (district) cache.put(["district"], district);
      toast(t(district ? "saved" : "unchanged"));
    },
  });
  const said = (setting: Setting, value: string | number) => `${value} ${t(setting.unit)}`;
  return (
    <Form of={form} label={t("district")}>
      <Stack gap={4}>
        <For each={GROUPS}>
          {(group) => (
            <Card title={t(group)}>
              <div class="settings">
                <For each={SETTINGS[group]}>
                  {(setting) => (
                    <TextField
                      label={t("named", t(setting.name), t(setting.unit))}
                      hint={
                        <>
                          {t(`${setting.name}Note`)} {t("standard", said(setting, setting.standard))}
                        </>
                      }
                      inputMode={setting.halves ? "decimal" : "numeric"}
                      {...form.field(setting.name)}
                    />
                  )}
                </For>
              </div>
            </Card>
          )}
        </For>
        <Card title={t("offers")}>
          <RadioCards
            label={t("offers")}
            hideLabel
            options={OFFERS.map((value) => ({ value, label: t(`offers_${value}`), note: t(`offers_${value}Note`) }))}
            value={form.values.offers as (typeof OFFERS)[number]}
            onChange={(next) => form.set("offers", next)}
          />
        </Card>
        <Card title={t("secondFactor")}>
          <RadioCards
            label={t("secondFactor")}
            hideLabel
            options={SECOND_FACTOR.map((value) => ({
              value,
              label: t(`secondFactor_${value}`),
              note: t(`secondFactor_${value}Note`),
            }))}
            value={form.values.secondFactor as (typeof SECOND_FACTOR)[number]}
            onChange={(next) => form.set("secondFactor", next)}
          />
        </Card>
        <Card title={t("calendar")}>
          <Grid columns={2}>
            <TextArea label={t("daysOff")} hint={t("daysOffNote")} optional rows={5} {...form.field("daysOff")} />
            <TextArea label={t("daysOn")} hint={t("daysOnNote")} optional rows={5} {...form.field("daysOn")} />
          </Grid>
        </Card>
        <Card title={t("never")}>
          <p class="muted">{t("neverNote")}</p>
        </Card>
        <Show when={changed(form.values).length > 0 || Object.keys(others(form.values)).length > 0}>
          <Notice title={t("willChange")}>
            <ul>
              <For each={changed(form.values)}>
                {(setting) => (
                  <li>
                    {t(
                      "fromTo",
                      t(setting.name),
                      said(setting, stored()[setting.name]),
                      said(setting, form.values[setting.name]),
                    )}
                  </li>
                )}
              </For>
              <For each={Object.keys(others(form.values)) as OtherName[]}>
                {(name) => (
                  <li>
                    {name === "offers" || name === "secondFactor"
                      ? t("fromTo", t(name), chosen(name, stored()[name]), chosen(name, form.values[name]))
                      : t(
                          "fromTo",
                          t(name),
                          t("daysCount", stored()[name].length),
                          t("daysCount", daysIn(form.values[name]).days.length),
                        )}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
        <div class="row row-end">
          <Submit of={form}>{t("save")}</Submit>
        </div>
      </Stack>
    </Form>
  );
}
