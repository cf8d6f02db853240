import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { formatSpan } from "../../../lib/format";
import { asProblem, fieldSentence } from "../../../lib/problem";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { DateField } from "../../../ui/inputs";
import { Card, Row, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { planOf } from "../publish-shapes";
import { t } from "../publish-words";
import type { PostForm } from "./publish-shape";

interface PlannedDay {
  day: string;
  startsAt: string;
  endsAt: string;
  marks: readonly ("past" | "day_off" | "day_on" | "same_title")[];
}

const TYPING = 400;
const RULES = ["before_start", "too_long", "too_many", "no_day", "after_claim_by"];

/** Every session that the plan would make, as it is typed; a day is left out by its box. */
export function SeriesDays(props: { of: PostForm; counted: (sessions: number) => void }): JSX.Element {
  const me = useMe();
  const values = () => props.of.values;
  const [days, setDays] = createSignal<readonly PlannedDay[]>([]);
  const [wrong, setWrong] = createSignal<string>();
  const asked = createMemo(() =>
    JSON.stringify({
      ...planOf(values()),
      except: [],
      unitId: me().acting.unitId ?? "unt_0",
      ...(values().title.trim() && { title: values().title.trim() }),
    }),
  );
  let newest = 0;
  const look = async (body: string) => {
    const mine = ++newest;
    try {
      const found = (await json(api.series.preview.$post({ json: JSON.parse(body) }))) as { days: PlannedDay[] };
      if (mine !== newest) return;
      setDays(found.days);
      setWrong();
    } catch (error) {
      const [field] = asProblem(error).fields;
      if (mine !== newest || !field) return;
      setDays([]);
      // What is still being typed is not wrong yet; only what the plan itself says is told here.
      setWrong(RULES.includes(field.problem) ? fieldSentence(field) : undefined);
    }
  };
  createEffect(
    on(asked, (body) => {
      const timer = setTimeout(() => void look(body), TYPING);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  const left = () => days().filter((each) => !values().except.includes(each.day) && !each.marks.includes("past"));
  createEffect(() => props.counted(left().length));
  const without = (list: readonly string[], day: string) => list.filter((other) => other !== day);
  const flip = (day: string, keep: boolean) => {
    // A day that was added by hand goes again as it came.
    if (!keep && values().also.includes(day)) return props.of.set("also", without(values().also, day));
    props.of.set("except", keep ? without(values().except, day) : [...values().except, day]);
  };
  return (
    <Card title={t("seriesDays")} side={t("seriesCount", left().length)}>
      <Stack gap={2}>
        <Show when={wrong()}>{(said) => <Notice tone="warn">{said()}</Notice>}</Show>
        <Show when={days().length > 0} fallback={<p class="small muted">{wrong() ? "" : t("seriesNone")}</p>}>
          <p class="small muted">{t("seriesNote")}</p>
          <ul class="plain-list series-days">
            <For each={days()}>
              {(each) => (
                <li>
                  <Checkbox
                    label={[
                      formatSpan(each.startsAt, each.endsAt),
                      ...each.marks.map((mark) => t(`mark_${mark}`)),
                    ].join(" · ")}
                    checked={!values().except.includes(each.day) && !each.marks.includes("past")}
                    disabled={each.marks.includes("past")}
                    onChange={(keep) => flip(each.day, keep)}
                  />
                </li>
              )}
            </For>
          </ul>
          <OneMoreDay of={props.of} />
        </Show>
      </Stack>
    </Card>
  );
}

/** A day besides the rule: typed, then put into the list. */
function OneMoreDay(props: { of: PostForm }): JSX.Element {
  const values = () => props.of.values;
  const [day, setDay] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  const put = () => {
    if (day() < values().on || day() > values().until) return setProblem(t("alsoWrong"));
    setProblem();
    if (!values().also.includes(day())) props.of.set("also", [...values().also, day()].sort());
    props.of.set(
      "except",
      values().except.filter((other) => other !== day()),
    );
    setDay("");
  };
  return (
    <Row gap={3} class="beside-field">
      <DateField
        label={t("alsoAdd")}
        name="also"
        min={values().on}
        max={values().until}
        value={day()}
        onChange={setDay}
        error={problem()}
      />
      <Button disabled={!day()} onClick={put}>
        {t("alsoPut")}
      </Button>
    </Row>
  );
}
