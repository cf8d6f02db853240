/** A post as it stands once everything has settled. */
export interface PostState {
  /** Its name in the history. */
  readonly id: string;
  readonly places: number;
  readonly waitMax: number;
  /** `busy`: its people are still being carried or drawn. */
  readonly state: "open" | "closed" | "cancelled" | "busy";
  /** Names, where the post keeps them; otherwise only their number. */
  readonly holders?: readonly string[] | undefined;
  readonly taken: number;
  /** Who has been offered a place and has not answered. */
  readonly offered?: readonly string[] | undefined;
  readonly waiting: readonly string[];
  /** Who holds a place according to rows outside the post, where there are any. */
  readonly roster?: readonly string[] | undefined;
  /** What is still written at addresses from which the session has moved away. */
  readonly leftBehind?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Where it takes place; places apart need time to travel between them. */
  readonly where?: string | undefined;
}

export interface HeldEntry {
  readonly post: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The session was moved after the claim, so that only plain overlaps count against it. */
  readonly moved?: boolean | undefined;
}

/** One step of a claim's history, in the order in which it is told. */
export interface ToldEvent {
  /** The address at which it happened. */
  readonly post: string;
  readonly event: string;
}

export interface CalendarState {
  readonly held: readonly HeldEntry[];
  readonly waiting: readonly string[];
  /** What the calendar counts by month, `2611`, if it does. */
  readonly tally?: Readonly<Record<string, number>> | undefined;
  /** How often each claim changed according to the stream, by address, and what its history tells. */
  readonly told?: readonly ToldEvent[] | undefined;
}

/** Both halves of everything, read strongly at the end. */
export interface Snapshot {
  readonly posts: readonly PostState[];
  readonly calendars: ReadonlyMap<string, CalendarState>;
  /** Addresses by the post's name; the last one is where it is now. */
  readonly addresses?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** What the district asks for between two places that one person holds. */
export interface Gaps {
  readonly travelMinutes: number;
  readonly stretchMinutes: number;
}

interface Span {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Whether two spans come within so many minutes of each other; what has no times never does. */
export const share = (a: Span, b: Span, gap = 0): boolean =>
  a.from !== undefined &&
  a.to !== undefined &&
  b.from !== undefined &&
  b.to !== undefined &&
  a.from < b.to + gap &&
  b.from < a.to + gap;
