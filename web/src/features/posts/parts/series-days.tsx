import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { formatSpan } from "../../../lib/format";
import { asProblem } from "../../../lib/problem";
import { Checkbox } from "../../../ui/choices";
import { Card, Stack } from "../../../ui/layout";
import { planOf } from "../publish-shapes";
import { t } from "../publish-words";
import type { PostForm } from "./publish-shape";

interface PlannedDay {
  day: string;
  startsAt: string;
  endsAt: string;
  marks: readonly ("past" | "day_off" | "same_title")[];
}

const TYPING = 400;

/** Every session that the plan would make, as it is typed; a day is left out by its box. */
export function SeriesDays(props: { of: PostForm }): JSX.Element {
  const me = useMe();
  const values = () => props.of.values;
  const [days, setDays] = createSignal<readonly PlannedDay[]>([]);
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
      if (mine === newest) setDays(found.days);
    } catch (error) {
      // What is still being typed is not wrong yet; the form says so when it is sent.
      if (mine === newest && asProblem(error).status === 422) setDays([]);
    }
  };
  createEffect(
    on(asked, (body) => {
      const timer = setTimeout(() => void look(body), TYPING);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  const left = () => days().filter((each) => !values().except.includes(each.day) && !each.marks.includes("past"));
  const flip = (day: string, keep: boolean) =>
    props.of.set("except", keep ? values().except.filter((other) => other !== day) : [...values().except, day]);
  return (
    <Card title={t("seriesDays")} side={t("seriesCount", left().length)}>
      <Stack gap={2}>
        <Show when={days().length > 0} fallback={<p class="small muted">{t("seriesNone")}</p>}>
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
        </Show>
      </Stack>
    </Card>
  );
}
