// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be table elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: these are cells of a table, not of a grid.
import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { createEffect, type JSX, Show } from "solid-js";
import { Button } from "./button";
import type { Column } from "./data-table";
import { Select } from "./inputs";
import type { Sort } from "./sorting";
import { t } from "./words";

/** Selects every row, or none. */
export function AllBox(props: { all: boolean; some: boolean; onAll: (on: boolean) => void }): JSX.Element {
  return (
    <label class="table-pick">
      <span class="visually-hidden">{t("selectAll")}</span>
      <input
        class="check-box"
        type="checkbox"
        checked={props.all}
        ref={(box) =>
          createEffect(() => {
            box.indeterminate = props.some && !props.all;
          })
        }
        onChange={(event) => props.onAll(event.currentTarget.checked)}
      />
    </label>
  );
}

/** One column's heading; pressing it sorts. */
export function Heading<T>(props: {
  column: Column<T>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}): JSX.Element {
  const down = () => (props.sort?.key === props.column.key ? props.sort.down : undefined);
  const said = () => (down() === undefined ? "none" : down() ? "descending" : "ascending");
  return (
    <div
      class="table-cell"
      classList={{ "table-cell-end": props.column.end }}
      role="columnheader"
      aria-sort={props.column.sort ? said() : undefined}
    >
      <Show
        when={props.column.sort}
        fallback={
          <span class={props.column.label ? "table-heading" : "visually-hidden"}>
            {props.column.label || t("actions")}
          </span>
        }
      >
        <button
          type="button"
          class="table-sort"
          onClick={() => props.onSort({ key: props.column.key, down: down() === false })}
        >
          {props.column.label}
          <Show when={down() !== undefined} fallback={<ChevronsUpDown />}>
            {down() ? <ArrowDown /> : <ArrowUp />}
          </Show>
        </button>
      </Show>
    </div>
  );
}

/** Over the cards of a phone: order and selection. */
export function CardsHead<T>(props: {
  columns: readonly Column<T>[];
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  all: boolean;
  onAll: ((on: boolean) => void) | undefined;
}): JSX.Element {
  const sortable = () => props.columns.filter((column) => column.sort);
  return (
    <div class={sortable().length > 0 || props.onAll ? "table-cards-head" : "visually-hidden"} role="row">
      <div role="columnheader">
        <Show when={sortable().length > 0} fallback={<span class="visually-hidden">{t("data")}</span>}>
          <Select
            label={t("sortBy")}
            hideLabel
            empty={t("sortBy")}
            value={props.sort?.key ?? ""}
            options={sortable().map((column) => ({ value: column.key, label: column.label }))}
            onChange={(key) => props.onSort({ key, down: false })}
          />
        </Show>
      </div>
      <Show when={props.onAll}>
        {(onAll) => (
          <div role="columnheader">
            <Button look="link" onClick={() => onAll()(!props.all)}>
              {props.all ? t("clear") : t("selectAll")}
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}
