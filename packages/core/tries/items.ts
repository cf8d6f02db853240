import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";

/** Who tried; an account for which no code had been asked is not told apart from others, so that nobody can fill the trail. */
export type Trier = PersonId | "unknown";

export interface TryRow {
  /** The permission or the verb that was tried. */
  what: string;
  /** The refusal's code. */
  code: string;
  /** Epoch milliseconds of the first such try within the hour. */
  at: number;
}

export interface TryId {
  readonly who: Trier;
  readonly hour: number;
  readonly what: string;
  readonly code: string;
}

/** How long after its hour a row may go: it stands in the trail by then. */
const KEPT_HOURS = 48;

/** One row for each person, act and hour, however often it was tried; the trail takes it over, and it ends by itself. */
export const tryItem = defineItem<TryRow, TryId>({
  kind: "TRY",
  key: ({ who, hour, what, code }) => ({
    pk: `TRIES#${who === "unknown" ? "UNKNOWN" : `PERSON#${who}`}`,
    sk: `TRY#${String(hour).padStart(8, "0")}#${what}#${code}`,
  }),
  expiresAt: ({ at }) => Math.ceil(at / 1000) + KEPT_HOURS * 3600,
});
