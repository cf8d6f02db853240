// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be table elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: these are cells of a table, not of a grid.
import { createWindowVirtualizer } from "@tanstack/solid-virtual";
import { createMemo, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { Button } from "./button";
import { createSorting, type Sort } from "./sorting";
import { AllBox, CardsHead, Heading } from "./table-head";
import { TableRow } from "./table-row";
import { t } from "./words";

export interface Column<T> {
  key: string;
  label: string;
  /** What the cell shows. It is called again when the row changes; handlers inside act on that very row. */
  cell: (row: T) => JSX.Element;
  /** Makes the column sortable by this value. */
  sort?: (row: T) => string | number;
  /** A grid track: `2fr`, `6rem`. Default `1fr`. */
  width?: string;
  /** Numbers stand at the end. */
  end?: boolean;
  /** The name of the row: bold, and the title of its card on phones. One column. */
  title?: boolean;
  /** Left out on phones, or between phone and desk. */
  hide?: "card" | "narrow";
}

export interface DataTableProps<T> {
  /** What the table lists, read out. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  /** The row's name for screen readers: "select 张三". */
  rowName: (row: T) => string;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** Actions for the selected rows. */
  bulk?: (ids: readonly string[]) => JSX.Element;
  sort?: Sort | undefined;
  onSort?: (sort: Sort | undefined) => void;
  empty?: JSX.Element;
}

function createMatch(query: string): () => boolean {
  const media = matchMedia(query);
  const [match, setMatch] = createSignal(media.matches);
  const see = () => setMatch(media.matches);
  media.addEventListener?.("change", see);
  onCleanup(() => media.removeEventListener?.("change", see));
  return match;
}

/**
 * Thousands of rows in the page's own scroll: only what is seen exists. Rows are kept by id, never by position, so a
 * handler can only ever act on the row it is drawn in. On phones every row is a card.
 */
export function DataTable<T>(props: DataTableProps<T>): JSX.Element {
  const cards = createMatch("(max-width: 639px)");
  const narrow = createMatch("(max-width: 1079px)");
  const { sort, setSort, sorted } = createSorting(props);
  const byId = createMemo(() => new Map(sorted().map((row) => [props.rowId(row), row])));
  const ids = createMemo(() => [...byId().keys()]);
  const places = createMemo(() => new Map(ids().map((id, index) => [id, index])));
  const columns = createMemo(() =>
    props.columns.filter((column) => !(cards() && column.hide === "card") && !(narrow() && column.hide === "narrow")),
  );
  const tracks = createMemo(() => {
    const widths = columns().map((column) => {
      const width = column.width ?? "1fr";
      return width.endsWith("fr") ? `minmax(0, ${width})` : width;
    });
    return [props.onSelect && "2rem", ...widths].filter(Boolean).join(" ");
  });

  let body!: HTMLDivElement;
  const [top, setTop] = createSignal(0);
  // The body is there only while there are rows, and rows may come later.
  const placed = (element: HTMLDivElement) => {
    body = element;
    requestAnimationFrame(() => element.isConnected && setTop(element.getBoundingClientRect().top + scrollY));
  };
  const virtual = createWindowVirtualizer<HTMLElement>({
    get count() {
      return ids().length;
    },
    estimateSize: () => (cards() ? 132 : 48),
    // A new function with every new list: the virtualizer asks for keys again only when this or the count changes.
    get getItemKey() {
      const list = ids();
      return (index: number) => list[index] ?? index;
    },
    overscan: 12,
    initialRect: { width: 1000, height: 1000 },
    get scrollMargin() {
      return top();
    },
  });
  const starts = createMemo(() => new Map(virtual.getVirtualItems().map((item) => [String(item.key), item.start])));
  const shown = createMemo(() => [...starts().keys()].filter((id) => byId().has(id)));

  const chosen = () => props.selected ?? new Set<string>();
  const all = () => ids().length > 0 && ids().every((id) => chosen().has(id));
  let anchor: string | undefined;
  const pick = (id: string, on: boolean, range: boolean) => {
    const next = new Set(chosen());
    const from = range && anchor !== undefined ? (places().get(anchor) ?? 0) : (places().get(id) ?? 0);
    const to = places().get(id) ?? 0;
    for (const each of ids().slice(Math.min(from, to), Math.max(from, to) + 1)) on ? next.add(each) : next.delete(each);
    anchor = id;
    props.onSelect?.(next);
  };
  const pickAll = (on: boolean) => props.onSelect?.(on ? new Set(ids()) : new Set<string>());

  /** Up and down take the focus to the same control of the neighbouring row. */
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (!step || !row || (event.target as HTMLElement).matches("select,textarea,input:not([type='checkbox'])")) return;
    const stops = "a[href],button,input";
    const at = [...row.querySelectorAll(stops)].indexOf(event.target as HTMLElement);
    const to = (places().get(row.dataset.row ?? "") ?? 0) + step;
    const next = ids()[to];
    if (next === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => {
      const there = body.querySelector(`[data-row="${CSS.escape(next)}"]`);
      (there?.querySelectorAll<HTMLElement>(stops)[at] ?? there?.querySelector<HTMLElement>(stops))?.focus();
    });
  };

  return (
    <Show when={props.rows.length > 0} fallback={props.empty}>
      <div
        class="table"
        classList={{ "table-cards": cards() }}
        role="table"
        aria-label={props.label}
        aria-rowcount={ids().length + 1}
      >
        <div class="table-head-group" role="rowgroup">
          <Show
            when={!cards()}
            fallback={
              <CardsHead
                columns={props.columns}
                sort={sort()}
                onSort={setSort}
                all={all()}
                onAll={props.onSelect && pickAll}
              />
            }
          >
            <div class="table-head" role="row" aria-rowindex={1} style={{ "grid-template-columns": tracks() }}>
              <Show when={props.onSelect}>
                <div role="columnheader">
                  <AllBox all={all()} some={chosen().size > 0} onAll={pickAll} />
                </div>
              </Show>
              <For each={columns()}>{(column) => <Heading column={column} sort={sort()} onSort={setSort} />}</For>
            </div>
          </Show>
        </div>
        <div
          ref={placed}
          class="table-body"
          role="rowgroup"
          style={{ height: `${virtual.getTotalSize()}px` }}
          onKeyDown={move}
        >
          <For each={shown()}>
            {(id) => (
              <TableRow
                id={id}
                row={byId().get(id) as T}
                index={places().get(id) ?? 0}
                last={places().get(id) === ids().length - 1}
                start={(starts().get(id) ?? 0) - top()}
                tracks={tracks()}
                columns={columns()}
                cards={cards()}
                name={props.rowName}
                chosen={props.onSelect ? chosen().has(id) : undefined}
                onPick={(on, range) => pick(id, on, range)}
                measure={virtual.measureElement}
              />
            )}
          </For>
        </div>
      </div>
      <Show when={props.bulk && chosen().size > 0}>
        <div class="bulk no-print">
          <span class="strong" role="status">
            {t("selected", chosen().size)}
          </span>
          <Button look="link" onClick={() => pickAll(false)}>
            {t("clear")}
          </Button>
          <span class="grow" />
          {props.bulk?.([...chosen()])}
        </div>
      </Show>
    </Show>
  );
}
