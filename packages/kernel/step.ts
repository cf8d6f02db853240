import type { Permission } from "./permission";

/**
 * In which states of a thing a verb runs: `from` it changes the thing, `again` it answers as before and changes nothing.
 * In every other state it is refused. Tests hold each cell against what the verb really does.
 */
export interface Step<State extends string> {
  readonly permission: Permission;
  readonly from: readonly State[];
  readonly again: readonly State[];
}
export type Steps<State extends string> = Readonly<Record<string, Step<State>>>;
