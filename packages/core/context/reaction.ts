import type { StreamChange } from "@rengang/table/record";
import type { Context } from "./index";

/**
 * What follows from a change once it is stored. Records may come twice and, across items, in any order: a reaction
 * looks at the present state before it writes, and its writes are harmless when repeated.
 */
export interface Reaction {
  readonly name: string;
  /** Kinds of items whose changes it wants to see; `*` for all. */
  readonly kinds: readonly string[];
  readonly run: (ctx: Context, change: StreamChange) => Promise<void>;
}
