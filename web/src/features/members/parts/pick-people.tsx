import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Checkbox } from "../../../ui/choices";
import { SearchField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { isMeant, type Member } from "../model";

const SHOWN = 40;

/** Any number of members out of many: typed for, ticked; the ticked ones stay in sight. */
export function PickPeople(props: {
  members: readonly Member[];
  label: string;
  nobody: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): JSX.Element {
  const [typed, setTyped] = createSignal("");
  const meant = createMemo(() => props.members.filter((m) => isMeant(m, typed())).slice(0, SHOWN));
  const flip = (id: string, on: boolean) =>
    props.onChange(on ? [...props.chosen, id] : props.chosen.filter((other) => other !== id));
  const note = (m: Member) => [m.employerName, m.compoundName, m.skills.join("、")].filter(Boolean).join(" · ");
  return (
    <Stack gap={3}>
      <SearchField label={props.label} value={typed()} onChange={setTyped} />
      <Show when={meant().length > 0} fallback={<p class="muted">{props.nobody}</p>}>
        <ul class="pick-list">
          <For each={meant()}>
            {(member) => (
              <li class="pick">
                <Checkbox
                  label={member.name}
                  note={note(member)}
                  checked={props.chosen.includes(member.id)}
                  onChange={(on) => flip(member.id, on)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Stack>
  );
}
