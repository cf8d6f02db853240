import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import { For, type JSX, Show } from "solid-js";
import type { Check } from "../../posts/my-model";
import { ruleWords, t } from "../rule-words";

/** Rules that ask for nothing here: no limit is set, or everybody is meant. */
const EMPTY: Readonly<Record<string, (facts: Check["facts"]) => boolean>> = {
  "claim.not_open_yet": (facts) => !facts.openAt,
  "claim.not_for_kind": (facts) => (facts.kinds as string[]).length === 0,
  "claim.skill_needed": (facts) => (facts.skills as string[]).length === 0,
  "claim.too_many_in_month": (facts) => !facts.most,
  "claim.too_many_in_series": (facts) => !facts.most,
};

/** Every rule that counts, what is not met first; `why` has the words for what is not. */
export function RuleList(props: { rules: readonly Check[]; why: (check: Check) => string }): JSX.Element {
  const shown = () => {
    const asked = props.rules.filter((check) => !check.met || !EMPTY[check.rule]?.(check.facts));
    return [...asked.filter((check) => !check.met), ...asked.filter((check) => check.met)];
  };
  return (
    <ul class="rules">
      <For each={shown()}>
        {(check) => (
          <li classList={{ "rule-not": !check.met }}>
            <Show when={check.met} fallback={<Info aria-hidden="true" />}>
              <CircleCheck aria-hidden="true" />
            </Show>
            <span>
              <span class="visually-hidden">{t(check.met ? "met" : "notMet")}：</span>
              {check.met ? ruleWords(check) : props.why(check)}
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}
