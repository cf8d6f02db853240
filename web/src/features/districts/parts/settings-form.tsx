import { For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Card, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { ALL_SETTINGS, type District, GROUPS, SETTINGS, type Setting, type SettingName } from "../settings-model";
import { t } from "../settings-words";

type Values = Record<SettingName, string>;

const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.normalize("NFKC")));

function problemOf({ min, max, halves }: Setting, text: string): string | undefined {
  const value = numberOf(text);
  if (!Number.isFinite(value)) return t("notNumber");
  if (value < min || value > max) return t("between", min, max);
  if (!Number.isInteger(halves ? value * 2 : value)) return halves ? t("halves") : t("between", min, max);
  return undefined;
}

/** Every setting with what it means; what will change is said before it is saved. */
export function SettingsForm(props: { district: District }): JSX.Element {
  const stored = () => props.district.settings;
  const written = (): Values =>
    Object.fromEntries(ALL_SETTINGS.map(({ name }) => [name, String(stored()[name])])) as Values;
  const changed = (values: Values) => ALL_SETTINGS.filter(({ name }) => numberOf(values[name]) !== stored()[name]);
  const form = createForm<Values, District | undefined>({
    draft: "settings",
    initial: written(),
    check: (values) =>
      Object.fromEntries(ALL_SETTINGS.map((setting) => [setting.name, problemOf(setting, values[setting.name])])),
    send: async (values, submission) => {
      const patch = Object.fromEntries(changed(values).map(({ name }) => [name, numberOf(values[name])]));
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
        <Card title={t("never")}>
          <p class="muted">{t("neverNote")}</p>
        </Card>
        <Show when={changed(form.values).length > 0}>
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
