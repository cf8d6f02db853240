import type { Operations } from "@rengang/table/send";
import type { Sabotage } from "./run";
import type { RunSettings } from "./settings";

/** A seeded bug, and what brings it to light most surely. */
export interface Control {
  readonly name: string;
  readonly sabotage: Sabotage;
  readonly more?: Partial<RunSettings>;
  /** The least that the checker must say about it. */
  readonly says: RegExp;
}

export const done = { $metadata: {} } as Operations["transact"][1];
export const CLAIMS = { claim: 60, leave: 30, assign: 5, release: 5, places: 0, cancel: 0 };
export const EDITS = { ...CLAIMS, places: 40 };
export const CANCELS = { ...CLAIMS, cancel: 5 };
export const SMALL = [{ places: 2, large: false, at: 48 }];
/** What becomes free is always offered, and nobody is in a hurry to leave. */
export const OFFERS = {
  posts: [{ places: 1, large: false, at: 48 }],
  district: { offers: "always" as const },
  mix: { ...CLAIMS, accept: 10, lapse: 10 },
};
export const LARGE = [{ places: 2, large: true, at: 48 }];
export const PAIR = [
  { places: 3, large: false, at: 48 },
  { places: 3, large: false, at: 49 },
];
