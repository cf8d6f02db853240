import { sha256 } from "@rengang/kernel/crypto";
import type { AuditRow } from "./items";

/** What a search may ask for; everything that is named must fit. */
export interface Wanted {
  readonly by?: string | undefined;
  readonly of?: string | undefined;
  readonly verb?: string | undefined;
  readonly kind?: string | undefined;
  /** A thing's place, as rows tell it. */
  readonly thing?: string | undefined;
}

/** By what a row can be found. */
const foundBy = (row: AuditRow): Wanted => ({
  by: row.by === "system" ? undefined : row.by,
  of: row.whom,
  verb: row.verb,
  kind: row.kindOf,
  thing: row.keyOf,
});

const named = (wanted: Wanted): [string, string][] =>
  Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));

/** Four bytes of a hash. Two that happen to be alike cost a look in vain and hide nothing. */
const markOf = (name: string, value: string): number => Number.parseInt(sha256(`${name}:${value}`).slice(0, 8), 16);

/** Whether a row is what is looked for. */
export function fits(row: AuditRow, wanted: Wanted): boolean {
  const told = foundBy(row);
  return named(wanted).every(([name, value]) => told[name as keyof Wanted] === value);
}

/** The marks of a stretch's rows, gathered one by one. */
export class Marks {
  readonly #marks = new Set<number>();

  add(row: AuditRow): void {
    for (const [name, value] of named(foundBy(row))) this.#marks.add(markOf(name, value));
  }

  /** Four bytes each, in ascending order. */
  bytes(): Uint8Array {
    const sorted = Uint32Array.from(this.#marks).sort();
    const bytes = new DataView(new ArrayBuffer(sorted.length * 4));
    sorted.forEach((mark, n) => {
      bytes.setUint32(n * 4, mark);
    });
    return new Uint8Array(bytes.buffer);
  }
}

/** Whether a stretch with these marks may hold what is looked for. */
export function mayHold(marks: Uint8Array, wanted: Wanted): boolean {
  const view = new DataView(marks.buffer, marks.byteOffset, marks.byteLength);
  return named(wanted).every(([name, value]) => {
    const mark = markOf(name, value);
    for (let at = 0; at + 4 <= view.byteLength; at += 4) if (view.getUint32(at) === mark) return true;
    return false;
  });
}
