import type { CellValue, Sheet } from "@rengang/kernel/sheet";
import { cleanPhone, cleanText, isMobile } from "./cleaning";
import { headerText, identityColumns, matchColumns, readColumns, sameCell } from "./mapping";
import type { SynonymTable } from "./synonyms";
import type { MappingChoice, NoTable, TableReading } from "./types";

/** Titles, reporting units and notes stand above the header, but not whole pages of them. */
const DEEPEST_HEADER = 40;
const SAMPLE = 200;

const TOTALS = /^(总|合|小|共|累|统)计|^(总数|总人数|总计人数|合计人数|本页小计|本页合计)/;
const SIGNATURES =
  /^(填表|制表|填报|审核|审批|复核|经办|负责|联系|单位负责|统计|录入|报送|上报|分管领导|主要领导|书记)(人|单位|日期|时间|领导)?(\(?(签字|签名|签章|盖章)\)?)?:/;
const NOTES =
  /^(注|备注|说明|填表说明|填报说明|填写说明|注意事项|附注)(\d|:|$)|^[(]?(盖章|签字|公章)[)]?$|^\(?(单位)?(盖章|公章)/;

interface Candidate<Field extends string> {
  sheet: Sheet;
  /** From 0. */
  header: number;
  titles: CellValue[];
  fields: Map<Field, number>;
  required: number;
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

const filledCells = (row: readonly CellValue[]) => row.filter((value) => cleanText(value) !== "").length;

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
  const together = alone.size > 0 ? match(both) : alone;
  const [titles, fields] = together.size > alone.size ? [both, together] : [own, alone];
  return { sheet, header, titles, fields, required: kind.required.filter((field) => fields.has(field)).length };
}

/** The row of a sheet that reads most like a header: most required fields, then most fields, then the upper one. */
function bestHeader<Field extends string>(sheet: Sheet, kind: TableKind<Field>): Candidate<Field> | undefined {
  let best: Candidate<Field> | undefined;
  for (let header = 0; header < Math.min(sheet.rows.length, DEEPEST_HEADER); header++) {
    if (filledCells(sheet.rows[header] ?? []) < Math.min(2, kind.required.length)) continue;
    const found = candidateAt(sheet, header, kind);
    const better =
      !best ||
      found.required > best.required ||
      (found.required === best.required && found.fields.size > best.fields.size);
    if (found.required > 0 && better) best = found;
  }
  return best && best.fields.size >= Math.min(2, kind.required.length) ? best : undefined;
}

/** True for totals, signatures and notes around the data. */
export function isFooting(row: readonly CellValue[]): boolean {
  const texts = row.map(cleanText).filter(Boolean);
  const [first = ""] = texts;
  const squeezed = first.replace(/\s/g, "");
  if (TOTALS.test(squeezed) || NOTES.test(squeezed)) return true;
  return texts.some((text) => SIGNATURES.test(text.replace(/\s/g, "")));
}

/** Someone may be called 总计 or live in 合计小区: a full row with a mobile number is a person. */
function surroundsData(cells: readonly CellValue[], full: boolean, kind: TableKind<string>): boolean {
  if (full && cells.some((cell) => isMobile(cleanPhone(cell)))) return false;
  const lonely = kind.required.length > 1 && filledCells(cells) === 1;
  return isFooting(cells) || (lonely && cells.map(cleanText).join("").length > 8);
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
    const around = surroundsData(cells, complete && filled.length > 3, kind);
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
  const found = (asked ? chosen(sheets, kind, choice) : undefined) ?? fitting[0]?.found;
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
