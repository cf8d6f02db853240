import type { CellValue, Sheet } from "@rengang/kernel/sheet";
import { cleanText } from "./cleaning";
import { exactHeaders, headerText, identityColumns, matchColumns, readColumns, sameCell } from "./mapping";
import { filledCells, holdsNumber, surroundsData } from "./surroundings";
import type { SynonymTable } from "./synonyms";
import type { MappingChoice, NoTable, TableReading } from "./types";

/** Titles, reporting units and notes stand above the header, but not whole pages of them. */
const DEEPEST_HEADER = 40;
const SAMPLE = 200;

interface Candidate<Field extends string> {
  sheet: Sheet;
  /** From 0. */
  header: number;
  titles: CellValue[];
  fields: Map<Field, number>;
  required: number;
  exact: number;
}

/** One row of data: its place in the sheet from 1, and its cell of a field. */
export interface DataRow<Field extends string> {
  row: number;
  cell: (field: Field) => CellValue;
}

export interface Table<Field extends string> {
  reading: Pick<
    TableReading<Field>,
    "found" | "sheet" | "headerRow" | "columns" | "missingColumns" | "otherSheets" | "dataRows"
  >;
  rows: DataRow<Field>[];
}

export interface TableKind<Field extends string> {
  synonyms: SynonymTable<Field>;
  required: readonly Field[];
  /** A row that has all of these is data, even after totals. */
  mark: readonly Field[];
}

/** Cells of the lower of two header rows, and above those that it leaves empty (电话 over 手机, 座机). */
function overlay(above: readonly CellValue[], row: readonly CellValue[]): CellValue[] {
  return Array.from({ length: Math.max(above.length, row.length) }, (_, i) =>
    cleanText(row[i]) === "" ? (above[i] ?? null) : (row[i] ?? null),
  );
}

function fillCounts(sheet: Sheet, header: number): number[] {
  const counts: number[] = [];
  for (const row of sheet.rows.slice(header + 1, header + 1 + SAMPLE)) {
    row.forEach((value, i) => {
      if (cleanText(value) !== "") counts[i] = (counts[i] ?? 0) + 1;
    });
  }
  return counts;
}

function candidateAt<Field extends string>(sheet: Sheet, header: number, kind: TableKind<Field>): Candidate<Field> {
  const match = (titles: readonly CellValue[]) =>
    matchColumns(Array.from(titles, headerText), kind.synonyms, fillCounts(sheet, header));
  const own = sheet.rows[header] ?? [];
  const both = overlay(header > 0 ? (sheet.rows[header - 1] ?? []) : [], own);
  const alone = match(own);
  const exact = exactHeaders(own, kind.synonyms);
  const together = exact > 0 ? match(both) : alone;
  const [titles, fields] = together.size > alone.size ? [both, together] : [own, alone];
  return { sheet, header, titles, fields, exact, required: kind.required.filter((field) => fields.has(field)).length };
}

const rank = (found: Candidate<string>) => found.required * 10_000 + found.fields.size * 100 + found.exact;

/** The row that reads most like a header: most required fields, then most fields, then whole words; the upper of equals. */
function bestHeader<Field extends string>(sheet: Sheet, kind: TableKind<Field>): Candidate<Field> | undefined {
  const least = Math.min(2, kind.required.length);
  let best: Candidate<Field> | undefined;
  for (let header = 0; header < Math.min(sheet.rows.length, DEEPEST_HEADER); header++) {
    const row = sheet.rows[header] ?? [];
    if (filledCells(row) < least || holdsNumber(row)) continue;
    const found = candidateAt(sheet, header, kind);
    if (found.required > 0 && found.fields.size >= least && (!best || rank(found) > rank(best))) best = found;
  }
  return best;
}

function dataRows<Field extends string>(found: Candidate<Field>, kind: TableKind<Field>): DataRow<Field>[] {
  const kept: { data: DataRow<Field>; whole: boolean; around: boolean }[] = [];
  const columns = [...found.fields.values()];
  for (let i = found.header + 1; i < found.sheet.rows.length; i++) {
    const cells = found.sheet.rows[i] ?? [];
    const filled = columns.filter((column) => cleanText(cells[column]) !== "");
    // Printed lists repeat their header on every page.
    if (filled.every((column) => sameCell(cells[column], found.titles[column]))) continue;
    const cell = (field: Field): CellValue => cells[found.fields.get(field) ?? -1] ?? null;
    const complete = kind.mark.every((field) => !found.fields.has(field) || cleanText(cell(field)) !== "");
    const around = surroundsData(cells, complete && filled.length > 3, kind.required.length > 1);
    kept.push({ data: { row: i + 1, cell }, whole: complete && !around, around });
  }
  // Subtotals and headings stand between rows as well; the data end at the first of them after the last whole row.
  const lastWhole = kept.findLastIndex((row) => row.whole);
  const end = kept.findIndex((row, i) => i > lastWhole && row.around);
  return (end < 0 ? kept : kept.slice(0, end)).filter((row) => !row.around).map((row) => row.data);
}

function chosen<Field extends string>(
  sheets: readonly Sheet[],
  kind: TableKind<Field>,
  choice: MappingChoice<Field>,
): Candidate<Field> | undefined {
  const sheet = sheets.find((s) => s.name === choice.sheet);
  if (choice.headerRow !== undefined) {
    const at = sheet ?? sheets[0];
    return at && candidateAt(at, choice.headerRow - 1, kind);
  }
  return sheet && bestHeader(sheet, kind);
}

function withChoice<Field extends string>(
  found: Candidate<Field>,
  choice: MappingChoice<Field>,
  banned: ReadonlySet<number>,
): void {
  for (const [field, column] of Object.entries(choice.columns ?? {}) as [Field, number | null][]) {
    for (const [other, taken] of found.fields) if (column !== null && taken === column - 1) found.fields.delete(other);
    if (column === null) found.fields.delete(field);
    else found.fields.set(field, column - 1);
  }
  for (const [field, column] of found.fields) if (banned.has(column)) found.fields.delete(field);
}

/**
 * Finds the sheet, the header and the data rows of one kind of table. Among several fitting sheets the one with most
 * required columns wins, then the one with most rows; `choice` goes before everything but the ban on identity numbers.
 */
export function findTable<Field extends string>(
  sheets: readonly Sheet[],
  kind: TableKind<Field>,
  choice: MappingChoice<Field> = {},
): Table<Field> | NoTable {
  const fitting = sheets
    .flatMap((sheet) => bestHeader(sheet, kind) ?? [])
    .map((found) => ({ found, count: dataRows(found, kind).length }))
    .sort((a, b) => b.found.required - a.found.required || b.count - a.count);
  const asked = choice.sheet !== undefined || choice.headerRow !== undefined;
  const found = asked ? chosen(sheets, kind, choice) : fitting[0]?.found;
  if (!found) return { found: false, sheets: sheets.map((sheet) => sheet.name) };
  const identity = identityColumns(
    Array.from(found.titles, headerText),
    found.sheet.rows.slice(found.header + 1, found.header + 1 + SAMPLE),
  );
  withChoice(found, choice, identity);
  const rows = dataRows(found, kind);
  const others = fitting.filter((other) => other.found.sheet !== found.sheet && other.count > 0);
  return {
    rows,
    reading: {
      found: true,
      sheet: found.sheet.name,
      headerRow: found.header + 1,
      columns: readColumns(found.titles, found.fields, kind.synonyms, identity),
      missingColumns: kind.required.filter((field) => !found.fields.has(field)),
      otherSheets: others.map(({ found: f, count }) => ({
        sheet: f.sheet.name,
        headerRow: f.header + 1,
        dataRows: count,
      })),
      dataRows: rows.length,
    },
  };
}
