import { For, type JSX } from "solid-js";
import { Stack } from "../../../ui/layout";
import type { Import } from "../model";
import { t } from "../words";

/** Employers that the roster names and the district does not have yet. */
export function NewEmployers(props: { of: Import }): JSX.Element {
  return (
    <Stack gap={4}>
      <p class="small muted">{t("employersNewNote")}</p>
      <ul class="pairs">
        <For each={props.of.newEmployers}>
          {(employer) => (
            <li>
              <span>{employer.name}</span>
              <span class="muted">{t("employerRows", employer.rows)}</span>
            </li>
          )}
        </For>
      </ul>
    </Stack>
  );
}
