import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Column, DataTableProps } from "./data-table";

export interface Sort {
  key: string;
  down: boolean;
}

/** Chinese by pinyin, numbers within words by their value. */
const order = new Intl.Collator("zh-CN", { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b));
}

/** The rows in the chosen order; the order is the page's when it gives one (in the address), else the table's own. */
export function createSorting<T>(props: DataTableProps<T>): {
  sort: Accessor<Sort | undefined>;
  setSort: (sort: Sort) => void;
  sorted: Accessor<readonly T[]>;
} {
  const [own, setOwn] = createSignal<Sort>();
  const sort = () => (props.onSort ? props.sort : own());
  const sorted = createMemo(() => {
    const by = sort();
    const value = by && props.columns.find((column: Column<T>) => column.key === by.key)?.sort;
    if (!by || !value) return props.rows;
    const turn = by.down ? -1 : 1;
    return [...props.rows].sort((a, b) => turn * compare(value(a), value(b)));
  });
  const setSort = (next: Sort) => (props.onSort ? props.onSort(next) : setOwn(next));
  return { sort, setSort, sorted };
}
