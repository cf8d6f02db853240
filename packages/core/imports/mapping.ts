import type { CellValue } from "@rengang/kernel/sheet";
import { cleanText, isIdentityNumber, sameName } from "./cleaning";
import type { SynonymTable } from "./synonyms";
import type { ColumnReading } from "./types";

/** A header's own words: without marks for "required" and without spaces. */
export function headerText(value: CellValue | undefined): string {
  return cleanText(value)
    .replace(/\s/g, "")
    .replace(/[*＊:]+/g, "")
    .toLowerCase();
}

/** `"小区(网格)"` is asked for as it stands and without what is in brackets. */
const spellings = (header: string) => [header, header.replace(/\([^()]*\)/g, ""), header.replace(/[()]/g, "")];

const IDENTITY = /身份证|公民身份|身份号|证件号|idcard|idnumber/;

/** How well a header names a field: 2 whole, 1 in part, 0 not. */
function fit(header: string, { exact, like, unless }: SynonymTable<string>[string]): number {
  const all = spellings(header).filter(Boolean);
  if (all.some((text) => exact.includes(text))) return 2;
  // A sentence is a title or an instruction, not a header.
  if (header.length > 20 || !like?.test(header) || unless?.test(header)) return 0;
  return 1;
}

interface Candidate<Field> {
  column: number;
  field: Field;
  fit: number;
  filled: number;
}

function candidates<Field extends string>(
  headers: string[],
  filled: number[],
  table: SynonymTable<Field>,
): Candidate<Field>[] {
  const fields = Object.keys(table) as Field[];
  const all = headers.flatMap((header, column) => {
    if (header === "" || IDENTITY.test(header)) return [];
    return fields.map((field) => ({ column, field, fit: fit(header, table[field]), filled: filled[column] ?? 0 }));
  });
  // A column that is half empty beside a full one of the same name is an old copy of it.
  return all.filter((c) => c.fit > 0).sort((a, b) => b.fit - a.fit || b.filled - a.filled || a.column - b.column);
}

/** Columns (from 0) of the fields that a header row names; each column serves one field, each field one column. */
export function matchColumns<Field extends string>(
  headers: string[],
  table: SynonymTable<Field>,
  filled: number[] = [],
): Map<Field, number> {
  const matched = new Map<Field, number>();
  const taken = new Set<number>();
  for (const { field, column } of candidates(headers, filled, table)) {
    if (matched.has(field) || taken.has(column)) continue;
    matched.set(field, column);
    taken.add(column);
  }
  return matched;
}

/** How many cells are whole headers of some field. */
export function exactHeaders(row: readonly CellValue[], table: SynonymTable<string>): number {
  return row.filter((cell) => Object.values(table).some((synonyms) => fit(headerText(cell), synonyms) === 2)).length;
}

/** Columns (from 0) that hold identity numbers, by their header or by their content. */
export function identityColumns(headers: string[], sample: readonly CellValue[][]): Set<number> {
  const found = new Set<number>();
  const width = Math.max(headers.length, ...sample.map((row) => row.length), 0);
  for (let column = 0; column < width; column++) {
    const values = sample.map((row) => cleanText(row[column]).replace(/\s/g, "")).filter(Boolean);
    const numbers = values.filter(isIdentityNumber).length;
    if (IDENTITY.test(headers[column] ?? "") || (numbers > 0 && numbers * 2 >= values.length)) found.add(column);
  }
  return found;
}

/** What the person is shown about each column. */
export function readColumns<Field extends string>(
  titles: readonly CellValue[],
  fields: ReadonlyMap<Field, number>,
  table: SynonymTable<Field>,
  identity: ReadonlySet<number>,
): ColumnReading<Field>[] {
  const byColumn = new Map([...fields].map(([field, column]) => [column, field]));
  const width = Math.max(titles.length, ...[...byColumn.keys(), ...identity].map((column) => column + 1));
  return Array.from({ length: width }, (_, column): ColumnReading<Field> => {
    const base = { column: column + 1, header: cleanText(titles[column]) };
    const field = byColumn.get(column);
    if (identity.has(column)) return { ...base, note: "identity_number" };
    if (field) return { ...base, field };
    const known = (Object.keys(table) as Field[]).some((f) => fit(headerText(titles[column]), table[f]) === 2);
    return { ...base, note: known ? "second_of_its_kind" : "not_needed" };
  }).filter((column) => column.header !== "" || column.field !== undefined || column.note === "identity_number");
}

/** True when two cells say the same. */
export const sameCell = (a: CellValue | undefined, b: CellValue | undefined) => sameName(a) === sameName(b);
