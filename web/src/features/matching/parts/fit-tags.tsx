import { For, type JSX, Show } from "solid-js";
import { Badge } from "../../../ui/status";
import type { Fit } from "../my-model";
import { t } from "../my-words";

/** Why a post suits the member, in a few words each. */
export function FitTags(props: { fits: readonly Fit[] | undefined }): JSX.Element {
  return (
    <Show when={props.fits?.length}>
      <ul class="tags" aria-label={t("why")}>
        <For each={props.fits}>
          {(fit) => (
            <li>
              <Badge tone="info">{t(fit)}</Badge>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
