import { A } from "@solidjs/router";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { createRemote } from "../../../lib/remote";
import { remembered } from "../../../lib/settings";
import { Button } from "../../../ui/button";
import { Checkbox, RadioCards, Segments } from "../../../ui/choices";
import { CopyButton } from "../../../ui/copy-button";
import { Form, Submit } from "../../../ui/form";
import { Select, TextArea, TextField } from "../../../ui/inputs";
import { Card, FactRow, Facts, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import type { AuthorAct, Kind, OwnSuggestion } from "../model";
import { OwnSuggestionCard } from "../parts/own-suggestion";
import { kindOptions } from "../parts/send-form";
import { t } from "../words";

interface District {
  value: string;
  label: string;
}

/** Without an account: write one, or read the answer by number and word. */
export function SuggestPage(): JSX.Element {
  const [view, setView] = createSignal<"write" | "follow">("write");
  const districts = createRemote(() => ({
    key: ["districts"],
    load: async () => (await json(api.districts.$get())).districts,
    fresh: 600_000,
  }));
  const options = (): District[] => (districts.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div class="plain-narrow stack gap-5">
      <div>
        <h1>{t("publicTitle")}</h1>
        <p class="muted">{t("publicNote")}</p>
      </div>
      <Segments
        label={t("show")}
        options={[
          { value: "write", label: t("write") },
          { value: "follow", label: t("follow") },
        ]}
        value={view()}
        onChange={setView}
      />
      <Show when={districts.data}>
        <Switch>
          <Match when={view() === "write"}>
            <Write districts={options()} />
          </Match>
          <Match when={view() === "follow"}>
            <Follow districts={options()} />
          </Match>
        </Switch>
      </Show>
      <p class="small">
        <A href="/sign-in">{t("signIn")}</A>
      </p>
    </div>
  );
}

const known = (districts: readonly District[]): string =>
  (districts.find(({ value }) => value === remembered("district")) ?? districts[0])?.value ?? "";

function Write(props: { districts: readonly District[] }): JSX.Element {
  const [sent, setSent] = createSignal<{ suggestion: OwnSuggestion; word: string }>();
  const form = createForm({
    initial: {
      district: known(props.districts),
      kind: "suggestion" as Kind,
      text: "",
      contact: "",
      aboutDistrict: false,
    },
    check: (values) => ({ text: values.text.trim() ? undefined : t("missing") }),
    send: ({ district, kind, text, contact, aboutDistrict }) =>
      json(
        api.suggestions.open.$post({
          json: {
            district: district as never,
            kind,
            text: text.trim(),
            aboutDistrict: kind === "complaint" && aboutDistrict,
            ...(contact.trim() && { contact: contact.trim() }),
          },
        }),
      ),
    done: (answer) => setSent(answer as unknown as { suggestion: OwnSuggestion; word: string }),
  });
  return (
    <Show
      when={sent()}
      fallback={
        <Card>
          <Form of={form} label={t("write")}>
            <Select label={t("district")} options={props.districts} empty={false} {...form.field("district")} />
            <RadioCards label={t("kind")} options={kindOptions()} {...form.field("kind")} />
            <Show when={form.values.kind === "complaint"}>
              <Checkbox
                label={t("aboutDistrict")}
                note={t("aboutDistrictNote")}
                name="aboutDistrict"
                checked={form.values.aboutDistrict}
                onChange={(on) => form.set("aboutDistrict", on)}
              />
            </Show>
            <TextArea label={t("text")} hint={t("textHint")} rows={4} maxLength={1000} {...form.field("text")} />
            <TextField
              label={t("contact")}
              hint={t("contactHint")}
              optional
              maxLength={60}
              {...form.field("contact")}
            />
            <Submit of={form} wide large>
              {t("submit")}
            </Submit>
          </Form>
        </Card>
      }
    >
      {(kept) => (
        <Stack gap={4}>
          <Notice tone="ok" title={t("keep")}>
            {t("keepNote")}
          </Notice>
          <Card>
            <Stack gap={4}>
              <Facts>
                <FactRow label={t("followNumber")}>{kept().suggestion.number}</FactRow>
                <FactRow label={t("word")}>{kept().word}</FactRow>
              </Facts>
              <CopyButton
                text={() => t("keptText", kept().suggestion.number, kept().word)}
                label={t("copy")}
                done={t("copied")}
              />
            </Stack>
          </Card>
          <Button
            onClick={() => {
              setSent();
              form.set("text", "");
            }}
          >
            {t("another")}
          </Button>
        </Stack>
      )}
    </Show>
  );
}

function Follow(props: { districts: readonly District[] }): JSX.Element {
  const [found, setFound] = createSignal<OwnSuggestion>();
  const form = createForm({
    initial: { district: known(props.districts), number: "", word: "" },
    check: (values) => ({
      number: values.number.trim() ? undefined : t("missing"),
      word: values.word.trim() ? undefined : t("missing"),
    }),
    send: (values) => json(api.suggestions.followed.$post({ json: { ...values, district: values.district as never } })),
    done: (answer) => setFound(answer as unknown as OwnSuggestion),
  });
  const act = async (wanted: AuthorAct, reason?: string) => {
    const key = { ...form.values, district: form.values.district as never };
    const next = await json(
      api.suggestions.followed.act.$post({ json: { ...key, act: wanted, ...(reason && { reason }) } }),
    );
    setFound(next as unknown as OwnSuggestion);
  };
  return (
    <Stack gap={4}>
      <Card title={t("followTitle")}>
        <Form of={form} label={t("followTitle")}>
          <Select label={t("district")} options={props.districts} empty={false} {...form.field("district")} />
          <TextField label={t("followNumber")} maxLength={20} {...form.field("number")} />
          <TextField label={t("followWord")} maxLength={20} {...form.field("word")} />
          <Submit of={form} wide large>
            {t("look")}
          </Submit>
        </Form>
      </Card>
      <Show when={found()}>
        {(suggestion) => <OwnSuggestionCard suggestion={suggestion()} act={act} done={() => undefined} />}
      </Show>
    </Stack>
  );
}
