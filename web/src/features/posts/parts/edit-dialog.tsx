import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { instantOf, onClock } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextArea, TextField, TimeField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { type PostDetail, touched } from "../model";
import { fieldOf } from "../publish-body";
import { t as w } from "../publish-words";
import { t } from "../words";

type Parts = ReturnType<typeof onClock>;
const partsOf = (instant: string | undefined): Parts => (instant ? onClock(instant) : { day: "", time: "" });

/** Changes what a post says; the time stays as it was claimed. */
export function EditDialog(props: { post: PostDetail; open: boolean; onClose: () => void }): JSX.Element {
  return <Show when={props.open}>{<Editing post={props.post} onClose={props.onClose} />}</Show>;
}

function Editing(props: { post: PostDetail; onClose: () => void }): JSX.Element {
  const { title, place, places, description, bring, contactName = "", contactPhone = "" } = props.post;
  const [opens, closes] = [partsOf(props.post.openAt), partsOf(props.post.claimBy)];
  const before = {
    title,
    place,
    places: String(places),
    description,
    bring,
    contactName,
    contactPhone,
    openOn: opens.day,
    openTime: opens.time,
    claimOn: closes.day,
    claimAt: closes.time,
  };
  const form = createForm({
    draft: `posts.edit.${props.post.id}`,
    initial: before,
    fieldOf,
    send: (values, { options }) => {
      const { openOn, openTime, claimOn, claimAt, ...texts } = values;
      const changed = Object.entries(texts).filter(([key, value]) => value !== before[key as keyof typeof before]);
      const facts: Record<string, unknown> = Object.fromEntries(changed);
      if ("places" in facts) facts.places = Number(facts.places);
      const moved = (day: string, time: string, was: Parts) => day !== was.day || time !== was.time;
      if (openOn && moved(openOn, openTime, opens)) facts.openAt = instantOf(openOn, openTime) ?? undefined;
      if (claimOn && moved(claimOn, claimAt, closes)) facts.claimBy = instantOf(claimOn, claimAt) ?? undefined;
      return json(api.posts[":postId"].$patch({ param: { postId: props.post.id }, json: facts as never }, options));
    },
    done: () => {
      toast(w("saved"));
      void cache.refresh(...touched);
      props.onClose();
    },
  });
  return (
    <Sheet open wide onClose={props.onClose} title={w("editTitle")}>
      <Form of={form}>
        <TextField label={w("f_title")} maxLength={30} {...form.field("title")} />
        <Grid columns={2}>
          <TextField label={t("place")} maxLength={40} {...form.field("place")} />
          <TextField
            label={w("f_places")}
            type="number"
            inputMode="numeric"
            input={{ min: props.post.taken || 1, max: 1000 }}
            {...form.field("places")}
          />
        </Grid>
        <TextArea label={t("description")} optional maxLength={1000} {...form.field("description")} />
        <TextField label={t("bring")} optional maxLength={200} {...form.field("bring")} />
        <Grid columns={2}>
          <TextField label={w("contactName")} maxLength={30} {...form.field("contactName")} />
          <TextField label={w("contactPhone")} maxLength={20} {...form.field("contactPhone")} />
        </Grid>
        <Show when={props.post.kind === "dated"}>
          <Grid columns={2}>
            <Show when={opens.day}>
              <DateField label={w("editOpenOn")} {...form.field("openOn")} />
              <TimeField label={w("f_at")} {...form.field("openTime")} />
            </Show>
            <DateField label={w("f_claimBy")} {...form.field("claimOn")} />
            <TimeField label={w("f_at")} {...form.field("claimAt")} />
          </Grid>
        </Show>
        <Show when={props.post.series}>
          <p class="small muted">{w("editSeries")}</p>
        </Show>
        <Row justify="between">
          <p class="grow small muted">{w("editNote")}</p>
          <Submit of={form}>{w("save")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
