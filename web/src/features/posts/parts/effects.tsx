import { For, type JSX, Show } from "solid-js";
import { listed } from "../../../lib/words";
import { againstWords } from "../../claims/rule-words";
import { t } from "../change-words";
import type { ChangePreview } from "../model";

type Person = ChangePreview["people"][number];

// What costs somebody something comes first.
const GROUPS = ["loses", "loses_turn", "clash", "may_choose", "moves_up", "keeps_turn", "keeps"] as const;
const HEAVY: readonly string[] = ["loses", "loses_turn", "clash"];
const groupOf = ({ effect, state }: Person) =>
  effect === "loses" && state === "waitlisted" ? ("loses_turn" as const) : effect;

/** Who is concerned by a change and how, before it is made. */
export function Effects(props: { preview: ChangePreview }): JSX.Element {
  const groups = () =>
    GROUPS.map((group) => ({ group, people: props.preview.people.filter((one) => groupOf(one) === group) })).filter(
      ({ people }) => people.length > 0,
    );
  return (
    <section class="effects" aria-label={t("previewTitle")}>
      <For each={groups()} fallback={<p>{t("nobody")}</p>}>
        {({ group, people }) => (
          <div class="effect" classList={{ "effect-heavy": HEAVY.includes(group) }}>
            <p class="strong">{t(`e_${group}`, people.length)}</p>
            <Show when={group === "clash"} fallback={<p class="small">{namesOf(people)}</p>}>
              <ul>
                <For each={people}>
                  {(one) => (
                    <li class="small">
                      {named(one)}
                      <Show when={one.against}>{(check) => <span class="muted"> · {againstWords(check())}</span>}</Show>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </For>
    </section>
  );
}

const SHOWN = 40;

/** Names, as many as can be read. */
function namesOf(people: readonly Person[]): string {
  const more = people.length - SHOWN;
  return listed([...people.slice(0, SHOWN).map(named), ...(more > 0 ? [t("others", more)] : [])]);
}

const named = (one: Person): string => (one.state === "offered" ? `${one.name}（${t("waitsToConfirm")}）` : one.name);
