import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";

/** A secret address leads to one person's claims; found by the hash of its token, which is stored nowhere. */
export interface FeedRow {
  personId: PersonId;
}

export const feedItem = defineItem<FeedRow, string>({
  kind: "CALENDAR_FEED",
  key: (hash) => ({ pk: `FEED#${hash}`, sk: "FEED" }),
});

/** Which address a person has now, so that a new one ends it. */
export interface OwnFeedRow {
  hash: string;
  /** Epoch milliseconds. */
  since: number;
}

export const ownFeedItem = defineItem<OwnFeedRow, PersonId>({
  kind: "OWN_CALENDAR_FEED",
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "CALENDAR_FEED" }),
});
