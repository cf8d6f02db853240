import { createMemo, type JSX, Show } from "solid-js";
import type { Submission } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { CheckCards } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextArea, TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { t as mass } from "../../../ui/mass-words";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t } from "../change-words";
import { type ChangePreview, createPreview, type PostDetail, postActs, touched } from "../model";
import { Effects } from "./effects";
import { Phrases } from "./phrases";

interface Values extends Record<string, unknown> {
  places: string;
  release: string[];
  reason: string;
}

/** So many can be asked to leave in one change: everyone's time is freed in the same commit. */
const AT_ONCE = 40;

/** Changes the places: who moves up with more; with fewer, whom the organiser asks to give way, and why. */
export function PlacesDialog(props: { post: PostDetail; onClose: () => void }): JSX.Element {
  const { id, title } = props.post;
  const wanted = (values: Values): number | undefined => {
    const places = Number(values.places);
    return Number.isInteger(places) && places >= 1 && places <= 1000 ? places : undefined;
  };
  function check(values: Values): Partial<Record<keyof Values & string, string | undefined>> {
    const places = wanted(values);
    if (places === undefined) return { places: t("needPlaces") };
    if (places === props.post.places) return { places: t("samePlaces") };
    const missing = toRelease() - chosen().length;
    if (Math.max(toRelease(), chosen().length) > AT_ONCE) return { release: t("tooManyAtOnce", AT_ONCE) };
    return {
      release: missing > 0 ? t("chooseMore", missing) : undefined,
      reason: chosen().length > 0 && !values.reason.trim() ? mass("reasonMissing") : undefined,
    };
  }
  async function send(values: Values, submission: Submission): Promise<unknown> {
    const reason = values.reason.trim();
    const to = { places: wanted(values) as number, release: chosen(), ...(reason && { reason }) };
    try {
      return await postActs.setPlaces(props.post, to, submission);
    } catch (error) {
      // Somebody claimed or left meanwhile: who is to be chosen has changed with it.
      void cache.refresh(["preview"], ...touched);
      throw error;
    }
  }
  const form = createForm<Values, unknown>({
    draft: `posts.places.${id}`,
    initial: { places: String(props.post.places), release: [], reason: "" },
    check,
    send,
    done: () => {
      toast(t("placesDone"));
      void cache.refresh(...touched);
      props.onClose();
    },
  });
  const change = createMemo(() => {
    const places = wanted(form.values);
    return places === undefined || places === props.post.places ? undefined : { change: "places" as const, places };
  });
  const preview = createPreview(() => id, change);
  const toRelease = (): number => (change() ? (preview.data?.toRelease ?? 0) : 0);
  const holders = () => (preview.data?.people ?? []).filter((one) => one.effect === "may_choose");
  /** Only those who still hold a place: the choice may come from a draft. */
  const chosen = (): string[] =>
    toRelease() > 0 ? form.values.release.filter((one) => holders().some((who) => who.personId === one)) : [];
  return (
    <Sheet open wide onClose={() => props.onClose()} over={title} title={t("placesTitle")}>
      <Form of={form}>
        <p class="small muted">{t("placesNow", props.post.taken, props.post.places)}</p>
        <TextField
          label={t("placesField")}
          type="number"
          inputMode="numeric"
          input={{ min: 1, max: 1000 }}
          {...form.field("places")}
        />
        <Show when={change()}>
          <Remote of={preview} wait={<Skeleton lines={3} />}>
            {(found) => (
              <Show when={toRelease() > 0} fallback={<Keeping preview={found()} />}>
                <WhoLeaves
                  preview={found()}
                  chosen={chosen()}
                  error={form.error("release")}
                  onChange={(release) => form.set("release", release)}
                />
                <TextArea label={mass("reason")} hint={mass("reasonHint")} maxLength={200} {...form.field("reason")} />
                <Phrases
                  phrases={[t("releasePhrase1"), t("releasePhrase2")]}
                  onPick={(phrase) => form.set("reason", phrase)}
                />
              </Show>
            )}
          </Remote>
        </Show>
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{mass("cancel")}</Button>
          <Submit of={form}>{t("places")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}

/** Nobody has to leave: who stays, who moves up, and what is free then. */
function Keeping(props: { preview: ChangePreview }): JSX.Element {
  return (
    <>
      <Effects preview={props.preview} />
      <Show when={props.preview.freePlaces > 0}>
        <p class="small muted">{t("free", props.preview.freePlaces)}</p>
      </Show>
    </>
  );
}

function WhoLeaves(props: {
  preview: ChangePreview;
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}): JSX.Element {
  const options = () =>
    props.preview.people
      .filter((one) => one.effect === "may_choose")
      .map((one) => ({
        value: one.personId as string,
        label: one.name,
        ...(one.state === "offered" && { side: t("waitsToConfirm") }),
      }));
  return (
    <CheckCards
      label={t("whoLeaves")}
      hint={t("choose", props.preview.toRelease)}
      name="release"
      columns={2}
      options={options()}
      value={props.chosen}
      error={props.error}
      onChange={props.onChange}
    />
  );
}
