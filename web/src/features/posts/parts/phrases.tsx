import { For, type JSX } from "solid-js";
import { t } from "../../../ui/mass-words";

/** Sentences that fill a field at one press. */
export function Phrases(props: { phrases: readonly string[]; onPick: (phrase: string) => void }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: phrases are not a form's fieldset.
    <div class="chips" role="group" aria-label={t("phrases")}>
      <For each={props.phrases}>
        {(phrase) => (
          <button type="button" class="chip" onClick={() => props.onPick(phrase)}>
            {phrase}
          </button>
        )}
      </For>
    </div>
  );
}
