import type { PersonId } from "@rengang/kernel/ids";
import type { AnyItem, ItemType } from "@rengang/table/item";

/** Stands where a name was. */
export const NOBODY = "已注销";

/** Whose data are erased. */
export interface Whose {
  readonly personId: PersonId;
  readonly name: string;
  readonly phone: string;
}

/** What erasure makes of a row: the row without the person, nothing at all, or the row as it is. */
export type Fate = object | "removed" | "kept";

/** One kind of item in a person's own collection. */
export interface Held {
  readonly type: AnyItem;
  /** Papers that their receiver holds too are kept for a time; everything else goes at once. */
  readonly erase: (row: object, whose: Whose, now: number) => Fate;
}

/** Declares one kind of item that a person's collection may hold, and what erasure makes of it. */
export const declare = <Row extends object>(
  type: ItemType<Row, never>,
  erase: (row: Row, whose: Whose, now: number) => Fate,
): Held => ({ type: type as unknown as AnyItem, erase: erase as Held["erase"] });

export const removed = (): Fate => "removed";
export const kept = (): Fate => "kept";
