// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be table elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: these are cells of a table, not of a grid.
import { createEffect, createMemo, For, type JSX, on, onMount, Show } from "solid-js";
import type { Column } from "./data-table";
import { t } from "./words";

interface TableRowProps<T> {
  id: string;
  row: T;
  index: number;
  last: boolean;
  start: number;
  tracks: string;
  columns: readonly Column<T>[];
  cards: boolean;
  name: (row: T) => string;
  /** `undefined` when rows cannot be selected. */
  chosen: boolean | undefined;
  onPick: (on: boolean, range: boolean) => void;
  measure: (element: HTMLElement) => void;
}

/** One row of a `DataTable`, at its place; its height is measured, so words may wrap. */
export function TableRow<T>(props: TableRowProps<T>): JSX.Element {
  let element!: HTMLDivElement;
  let shift = false;
  onMount(() => props.measure(element));
  createEffect(on([() => props.index, () => props.cards], () => props.measure(element), { defer: true }));
  return (
    <div
      ref={element}
      class="table-row"
      classList={{
        "table-row-chosen": props.chosen,
        "table-row-last": props.last,
        "table-row-pickable": props.chosen !== undefined,
      }}
      role="row"
      data-row={props.id}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      style={{
        transform: `translateY(${props.start}px)`,
        "grid-template-columns": props.cards ? undefined : props.tracks,
      }}
    >
      <Show when={props.chosen !== undefined}>
        <div role="cell">
          <label
            class="table-pick"
            onPointerDown={(event) => {
              shift = event.shiftKey;
            }}
          >
            <span class="visually-hidden">{t("selectRow", props.name(props.row))}</span>
            <input
              class="check-box"
              type="checkbox"
              checked={props.chosen}
              onChange={(event) => {
                props.onPick(event.currentTarget.checked, shift);
                shift = false;
              }}
            />
          </label>
        </div>
      </Show>
      <For each={props.columns}>{(column) => <Cell column={column} row={props.row} cards={props.cards} />}</For>
    </div>
  );
}

function Cell<T>(props: { column: Column<T>; row: T; cards: boolean }): JSX.Element {
  // Drawn anew when the row changes, so that what is pressed inside belongs to the row on screen.
  const content = createMemo(() => props.column.cell(props.row));
  const labelled = () => props.cards && !props.column.title && props.column.label !== "";
  return (
    <div
      class="table-cell"
      classList={{
        "table-cell-end": props.column.end,
        "table-title": props.column.title,
        "table-labelled": labelled(),
      }}
      role="cell"
    >
      <Show when={labelled()} fallback={content()}>
        <span class="table-label">{props.column.label}</span>
        <span>{content()}</span>
      </Show>
    </div>
  );
}
