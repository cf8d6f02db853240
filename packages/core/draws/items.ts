import type { PersonId, PostId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { DrawResult } from "./schema";

/** Somebody takes part in a fair opening. */
export interface EntryRow {
  personId: PersonId;
  /** Kept, so that the list still names it when the installation's key is another one. */
  ticket: string;
  /** Epoch milliseconds. */
  at: number;
}

export const ENTRIES = "ENTRY#";
export const entryItem = defineItem<EntryRow, { postId: PostId; personId: PersonId }>({
  kind: "DRAW_ENTRY",
  key: ({ postId, personId }) => ({ pk: `POST#${postId}`, sk: `${ENTRIES}${personId}` }),
  omit: ["personId"],
  read: (attributes, key) => ({
    ...(attributes as unknown as EntryRow),
    personId: key.sk.slice(ENTRIES.length) as PersonId,
  }),
});

interface PageId {
  postId: PostId;
  /** From 0. */
  page: number;
}
/** Numbers that sort as text. */
const numbered = (page: number): string => String(page).padStart(4, "0");

/** One who takes part, with what the order looks at. */
export interface Entrant {
  personId: PersonId;
  ticket: string;
  /** Confirmed services of the year. */
  served: number;
}

/** What members had served when the entries were sealed: fixed page by page, so that a repeated step finds the same. */
export interface ServedRow {
  people: Entrant[];
}

export const SERVED = "SERVED#";
export const servedItem = defineItem<ServedRow, PageId>({
  kind: "DRAW_SERVED",
  key: ({ postId, page }) => ({ pk: `POST#${postId}`, sk: `${SERVED}${numbered(page)}` }),
});

/** One row of the list; who has not been asked when the last place and turn were gone has no result. */
export interface DrawnRow extends Entrant {
  result?: Exclude<DrawResult, "none"> | undefined;
  /** On the waiting list, from 1. */
  turn?: number | undefined;
  /** Why somebody did not fit. */
  rule?: string | undefined;
}

export const DRAWN = "DRAW#";
/** A page of the list in the order of the draw. */
export const drawPageItem = defineItem<{ rows: DrawnRow[] }, PageId>({
  kind: "DRAW_PAGE",
  key: ({ postId, page }) => ({ pk: `POST#${postId}`, sk: `${DRAWN}${numbered(page)}` }),
});

/** A draw whose order stands. */
export interface DrawRow {
  seed: string;
  entries: number;
  pages: number;
  /** Epoch milliseconds. */
  at: number;
}

export const drawItem = defineItem<DrawRow, PostId>({
  kind: "DRAW",
  key: (postId) => ({ pk: `POST#${postId}`, sk: "DRAW" }),
});
