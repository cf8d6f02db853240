import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { Checkbox } from "../../../ui/choices";
import { SearchField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { type Candidate, createCandidates } from "../model";
import { t } from "../words";

/** What is typed is asked for when the typing pauses: each question reads a roster. */
const PAUSE = 300;

function settled(typed: () => string): () => string {
  const [text, setText] = createSignal("");
  createEffect(() => {
    const next = typed().trim();
    const timer = setTimeout(() => setText(next), PAUSE);
    onCleanup(() => clearTimeout(timer));
  });
  return text;
}

/** `区税务局 · 梧桐苑 · 说过这时有空 · 有需要的特长`. */
function noteOf(one: Candidate): string {
  const fits = one.fits.filter((fit) => fit === "skill" || fit === "team").map((fit) => t(fit));
  const free = t(one.saidFree ? "saidFree" : "saidNothing");
  return [one.employerName, one.compoundName ?? one.unitName, free, ...fits].filter(Boolean).join(" · ");
}

/** Members whom the post would suit, by name: typed for, ticked. */
export function CandidateList(props: {
  postId: string;
  chosen: readonly string[];
  onChange: (chosen: string[], named: Candidate) => void;
}): JSX.Element {
  const [typed, setTyped] = createSignal("");
  const search = settled(typed);
  const list = createCandidates(() => props.postId, search);
  const all = createMemo(() => (list.data?.pages ?? []).flatMap((page) => page.candidates));
  const nobody = () => t(list.hasNextPage ? "nobodyYet" : search() ? "nobodyFound" : "nobody");
  const flip = (one: Candidate, on: boolean) =>
    props.onChange(on ? [...props.chosen, one.personId] : props.chosen.filter((other) => other !== one.personId), one);
  return (
    <Stack gap={3}>
      <p class="small muted">{t("note")}</p>
      <SearchField label={t("search")} value={typed()} onChange={setTyped} />
      <Remote of={list}>
        {() => (
          <Stack gap={3}>
            <Show when={all().length > 0} fallback={<p class="muted">{nobody()}</p>}>
              <ul class="pick-list">
                <For each={all()}>
                  {(one) => (
                    <li class="pick">
                      <Checkbox
                        label={one.name}
                        note={noteOf(one)}
                        checked={props.chosen.includes(one.personId)}
                        onChange={(on) => flip(one, on)}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <LoadMore of={list} />
          </Stack>
        )}
      </Remote>
    </Stack>
  );
}
