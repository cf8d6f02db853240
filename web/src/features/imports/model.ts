import type { Import } from "@rengang/core/imports/schema";
import { api, json, send } from "../../lib/api";
import { cache, createRemote } from "../../lib/remote";
import { kindUnit } from "./kind-words";
import { t } from "./words";

export type { Import };
export type ImportKind = Import["kind"];
export type RowProblem = Import["errors"][number];
export type Reading = NonNullable<Import["reading"]>;
export type Mapping = { sheet?: string; headerRow?: number; columns?: Record<string, number | null> };

export const IMPORT_KINDS: readonly ImportKind[] = ["units", "employers", "roster", "claims"];
/** What a role may bring in: whoever organises posts a list of claims, the district everything. */
export const kindsFor = (role: string): readonly ImportKind[] =>
  role === "district_admin" ? IMPORT_KINDS : ["claims"];
export const FILE_MAX = 20 * 1024 * 1024;
/** A large file on a slow line takes its time. */
const UPLOAD_TIMEOUT = 300_000;

/** Everything taken in so far, newest first. */
export function createImports() {
  return createRemote(() => ({ key: ["imports"], load: async () => (await json(api.imports.$get())).imports }));
}

/** One import with its preview. */
export function createImport(id: () => string) {
  return createRemote<Import>(() => ({
    key: ["imports", id()],
    load: () => json(api.imports[":importId"].$get({ param: { importId: id() } })),
  }));
}

/** Sends the file as it is; the answer is the preview. */
export async function uploadFile(kind: ImportKind, file: File): Promise<Import> {
  const query = new URLSearchParams({ kind, name: file.name });
  const response = await send(`/api/imports?${query}`, { method: "POST", body: file }, UPLOAD_TIMEOUT);
  const made = (await response.json()) as Import;
  cache.put(["imports", made.id], made);
  return made;
}

/** Reads the same file anew, as the person says. */
export async function readAgain(id: string, mapping: Mapping): Promise<Import> {
  const next = await json(api.imports[":importId"].mapping.$put({ param: { importId: id }, json: mapping }, {}));
  cache.put(["imports", id], next as Import);
  return next as Import;
}

/** Says of every field where it is, so that nothing that was corrected before is proposed anew. */
export function mappingWith(reading: Reading, all: readonly string[], column: number, field: string): Mapping {
  const columns: Record<string, number | null> = Object.fromEntries(all.map((name) => [name, null]));
  for (const each of reading.columns) if (each.field && each.column !== column) columns[each.field] = each.column;
  if (field) columns[field] = column;
  return { sheet: reading.sheet, headerRow: reading.headerRow, columns };
}

/** Columns as spreadsheets name them: 1 is A, 27 is AA. */
export function columnLetter(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetter(before) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}

/** How many rows stay out: a row with two problems is one row. */
export const rowsOf = (problems: readonly RowProblem[]): number => new Set(problems.map((p) => p.row)).size;

/** What running would write, or has written, in words. */
export function writes({ kind, counts, newEmployers }: Import): string[] {
  const of = kindUnit(kind);
  const parts = [
    counts.added > 0 && t("willAdd", counts.added, of),
    counts.changed > 0 && t("willChange", counts.changed, of),
    newEmployers.length > 0 && t("willCreate", newEmployers.length),
  ];
  return parts.filter((part) => part !== false);
}
