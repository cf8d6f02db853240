import { createSignal, For, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { TextField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { skillName, skillOptions } from "../my-choices";
import { t } from "../my-words";

const MOST = 12;

/** Common skills to press, and one's own in one's own words. */
export function SkillChoices(props: { value: readonly string[]; onChange: (skills: string[]) => void }): JSX.Element {
  const [own, setOwn] = createSignal("");
  const all = () => {
    const common = skillOptions();
    const mine = props.value.filter((skill) => !common.some((option) => option.value === skill));
    return [...common, ...mine.map((value) => ({ value, label: skillName(value) }))];
  };
  const full = () => props.value.length >= MOST;
  const flip = (skill: string) => {
    if (props.value.includes(skill)) props.onChange(props.value.filter((other) => other !== skill));
    else if (!full()) props.onChange([...props.value, skill]);
  };
  const add = () => {
    const skill = own().trim().slice(0, 20);
    if (skill && !props.value.includes(skill)) flip(skill);
    setOwn("");
  };
  return (
    <Stack gap={3}>
      <fieldset class="field">
        <legend class="field-label">{t("skills")}</legend>
        <div class="chips">
          <For each={all()}>
            {(option) => (
              <button
                type="button"
                class="chip"
                aria-pressed={props.value.includes(option.value)}
                onClick={() => flip(option.value)}
              >
                {option.label}
              </button>
            )}
          </For>
        </div>
        <p class="field-hint">{full() ? t("skillsFull") : t("skillsHint")}</p>
      </fieldset>
      <Show when={!full()}>
        <div class="own-skill">
          <TextField
            label={t("ownSkill")}
            hideLabel
            placeholder={t("ownSkill")}
            maxLength={20}
            value={own()}
            onChange={setOwn}
            input={{
              onKeyDown: (event) => {
                if (event.key !== "Enter" || event.isComposing) return;
                event.preventDefault();
                add();
              },
            }}
          />
          <Button onClick={add}>{t("addSkill")}</Button>
        </div>
      </Show>
    </Stack>
  );
}
