import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { clockNow } from "../../../lib/clock";
import { createForm } from "../../../lib/form";
import { instantOf, onClock, today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextArea, TimeField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { t as mass } from "../../../ui/mass-words";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t } from "../change-words";
import { createPreview, type PostDetail, postActs, touched, whenOf } from "../model";
import { endDay, endsNextDay, isSlip } from "../publish-shapes";
import { t as publish } from "../publish-words";
import { Effects } from "./effects";
import { Phrases } from "./phrases";

interface Values extends Record<string, unknown> {
  day: string;
  from: string;
  to: string;
  reason: string;
}

/** Moves a session: the new time, who cannot come then, and the reason that everyone reads. */
export function MoveDialog(props: { post: PostDetail; onClose: () => void }): JSX.Element {
  const navigate = useNavigate();
  const { id, title, startsAt = "", endsAt = "" } = props.post;
  const [start, end] = [onClock(startsAt), onClock(endsAt)];
  const timesOf = ({ day, from, to }: Values) => {
    const times = { startsAt: instantOf(day, from), endsAt: instantOf(endDay(day || start.day, from, to), to) };
    return times.startsAt && times.endsAt ? { startsAt: times.startsAt, endsAt: times.endsAt } : undefined;
  };
  const same = (times: { startsAt: string; endsAt: string }) =>
    Date.parse(times.startsAt) === Date.parse(startsAt) && Date.parse(times.endsAt) === Date.parse(endsAt);
  const whyNot = (values: Values): { day?: string; to?: string } => {
    const times = timesOf(values);
    if (!times) return { day: t("needDay") };
    if (Date.parse(times.startsAt) <= clockNow()) return { day: t("needFuture") };
    if (isSlip(values.from, values.to)) return { to: t("needOrder") };
    return same(times) ? { day: t("needOther") } : {};
  };
  const form = createForm<Values, PostDetail>({
    draft: `posts.move.${id}`,
    initial: { day: start.day, from: start.time, to: end.time, reason: "" },
    check: (values) => ({ ...whyNot(values), reason: values.reason.trim() ? undefined : mass("reasonMissing") }),
    send: (values, submission) =>
      postActs.move(
        props.post,
        { ...(timesOf(values) as { startsAt: string; endsAt: string }), reason: values.reason.trim() },
        submission,
      ),
    done: (moved) => {
      toast(t("moved"));
      props.onClose();
      navigate(`/posts/${moved.id}`);
      void cache.refresh(...touched);
    },
  });
  const change = createMemo(() => {
    const times = timesOf(form.values);
    return times && Object.values(whyNot(form.values)).length === 0 ? { change: "move" as const, ...times } : undefined;
  });
  const preview = createPreview(() => id, change);
  const nextDay = () => {
    const { from, to } = form.values;
    return endsNextDay(from, to) && !isSlip(from, to) ? publish("nextDay", to) : undefined;
  };
  return (
    <Sheet open wide onClose={() => props.onClose()} over={title} title={t("moveTitle")}>
      <Form of={form}>
        <p class="small muted">{whenOf(props.post)}</p>
        <Grid columns={3}>
          <DateField label={t("day")} min={today()} {...form.field("day")} />
          <TimeField label={t("from")} {...form.field("from")} />
          <TimeField label={t("to")} hint={nextDay()} {...form.field("to")} />
        </Grid>
        <Show when={change()}>
          <Remote of={preview} wait={<Skeleton lines={3} />}>
            {(found) => <Effects preview={found()} />}
          </Remote>
        </Show>
        <TextArea label={mass("reason")} hint={mass("reasonHint")} maxLength={200} {...form.field("reason")} />
        <Phrases
          phrases={[t("movePhrase1"), t("movePhrase2"), t("movePhrase3")]}
          onPick={(phrase) => form.set("reason", phrase)}
        />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{mass("cancel")}</Button>
          <Submit of={form}>{t("move")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
