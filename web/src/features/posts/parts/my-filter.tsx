import { For, type JSX } from "solid-js";
import { Chips } from "../../../ui/chips";
import { SearchField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { t as fit } from "../../matching/my-words";
import { teamOptions } from "../../teams/words";
import type { PostFilter } from "../my-model";
import { t } from "../my-words";

const ONLY = ["open", "evening", "weekend", "skill"] as const;
/** Stands among what narrows, in the address too: sorts by time instead of by what suits. */
export const BY_TIME = "time";

/** Search, team, what narrows further, and the order; each press shows its result at once. */
export function PostFilters(props: { value: PostFilter; onChange: (next: Partial<PostFilter>) => void }): JSX.Element {
  const flip = (one: string) =>
    props.onChange({
      only: props.value.only.includes(one)
        ? props.value.only.filter((other) => other !== one)
        : [...props.value.only, one],
    });
  return (
    <Stack gap={3}>
      <SearchField label={t("search")} value={props.value.search} onChange={(search) => props.onChange({ search })} />
      <Chips
        label={t("teams")}
        all
        scroll
        value={props.value.team}
        onChange={(team) => props.onChange({ team })}
        options={[...teamOptions(), { value: "n", label: t("other") }]}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a filter is not a form's fieldset. */}
      <div class="chips chips-scroll" role="group" aria-label={t("only")}>
        <For each={ONLY}>
          {(one) => (
            <button
              type="button"
              class="chip chip-quiet"
              aria-pressed={props.value.only.includes(one)}
              onClick={() => flip(one)}
            >
              {t(one)}
            </button>
          )}
        </For>
        <button
          type="button"
          class="chip chip-quiet"
          aria-pressed={props.value.only.includes(BY_TIME)}
          onClick={() => flip(BY_TIME)}
        >
          {fit("byTime")}
        </button>
      </div>
    </Stack>
  );
}
