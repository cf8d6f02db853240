import { For, type JSX, Show } from "solid-js";
import { type Column, DataTable } from "../../../ui/data-table";
import { Stack } from "../../../ui/layout";
import { fieldName, valueName } from "../field-words";
import type { Import } from "../model";
import { t } from "../words";

type Change = Import["changes"][number];

/** Field by field, what stands now and what the file says. */
export function ChangeList(props: { of: Import }): JSX.Element {
  const columns = (): Column<Change>[] => [
    { key: "name", label: t("kind"), width: "10rem", title: true, cell: (change) => change.name },
    { key: "row", label: t("row"), width: "7rem", cell: (change) => t("rowOf", change.row) },
    { key: "fields", label: t("changes"), width: "2fr", cell: (change) => <Fields of={props.of} change={change} /> },
  ];
  const more = () => props.of.counts.changed - props.of.changes.length;
  return (
    <Stack gap={4}>
      <p class="small muted">{t("changesNote")}</p>
      <div class="table-edge">
        <DataTable
          label={t("changes")}
          columns={columns()}
          rows={props.of.changes}
          rowId={(change) => String(change.row)}
          rowName={(change) => change.name}
        />
      </div>
      <Show when={more() > 0}>
        <p class="small muted">{t("changesMore", more())}</p>
      </Show>
    </Stack>
  );
}

function Fields(props: { of: Import; change: Change }): JSX.Element {
  const say = (field: string, value: string | null) => (value === null ? t("nothing") : valueName(field, value));
  return (
    <ul class="differences">
      <For each={props.change.fields}>
        {(each) => (
          <li>
            <span class="muted">{fieldName(props.of.kind, each.field)}</span>
            <span>
              <del>
                <span class="visually-hidden">{t("before")} </span>
                {say(each.field, each.before)}
              </del>
              <span aria-hidden="true"> → </span>
              <ins>
                <span class="visually-hidden">{t("after")} </span>
                {say(each.field, each.after)}
              </ins>
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}
