import type { Operation } from "./history";

/** A post as a single desk with one clerk would keep it: no two things at once. */
export interface Model {
  /** False until the post is made, where the history begins before that. */
  readonly exists: boolean;
  /** Its start in epoch minutes; 0 where nobody moves it. */
  readonly at: number;
  readonly places: number;
  readonly waitMax: number;
  readonly state: "open" | "closed" | "cancelled";
  /** Its people are being carried to another time: nobody comes, nobody goes. */
  readonly moving: boolean;
  /** Whether a place that becomes free is offered to the next in line, or given. */
  readonly offers: boolean;
  readonly holders: readonly string[];
  /** Of the holders, who has not said yes. */
  readonly offered: readonly string[];
  readonly waiting: readonly string[];
}

export interface Rules {
  /** Who may have been passed over, or may have lost a place to a move, because of another place at the same time. */
  readonly mayBePassedOver: (who: string) => boolean;
  /** Refusals were given on fresh reads, so they must be true at some moment of the call. */
  readonly refusalsAreFresh: (operation: Operation) => boolean;
}

export const EMPTY: Model = {
  exists: true,
  at: 0,
  places: 0,
  waitMax: 0,
  state: "open",
  moving: false,
  offers: false,
  holders: [],
  offered: [],
  waiting: [],
};

export const free = (m: Model): boolean => m.holders.length < m.places;
const but = (names: readonly string[], who: string) => names.filter((n) => n !== who);
export const seat = (m: Model, who: string, offered = false): Model => ({
  ...m,
  holders: [...m.holders, who].sort(),
  offered: offered ? [...m.offered, who].sort() : m.offered,
});
export const unseat = (m: Model, who: string): Model => ({
  ...m,
  holders: but(m.holders, who),
  offered: but(m.offered, who),
});

/** Everything that handing a free place to the line may lead to. */
export function handedOver(m: Model, rules: Rules): Model[] {
  const outcomes: Model[] = [];
  // A post that was called off gives nothing on; its line is let go.
  if (m.state === "cancelled") return [m, { ...m, waiting: [] }];
  for (let n = 0; n < m.waiting.length; n++) {
    const who = m.waiting[n] as string;
    outcomes.push(seat({ ...m, waiting: m.waiting.slice(n + 1) }, who, m.offers));
    if (!rules.mayBePassedOver(who)) return outcomes;
  }
  return [...outcomes, { ...m, waiting: [] }];
}

/** What may happen by itself: a free place goes to the line; a move loses those who cannot come, and comes to its end. */
export function byItself(m: Model, rules: Rules): Model[] {
  if (m.moving) {
    const lost = m.holders.filter((who) => rules.mayBePassedOver(who)).map((who) => unseat(m, who));
    return [...lost, { ...m, moving: false }];
  }
  return m.state !== "cancelled" && free(m) && m.waiting.length > 0 ? handedOver(m, rules) : [];
}

export function claimed(m: Model, who: string): Model[] {
  if (m.holders.includes(who)) return [{ ...m, offered: but(m.offered, who) }];
  const may = m.state === "open" && !m.moving && free(m) && m.waiting.length === 0;
  return may ? [seat(m, who)] : [];
}

export function waitlisted(m: Model, who: string): Model[] {
  if (m.waiting.includes(who)) return [m];
  const room = m.waiting.length < m.waitMax && (!free(m) || m.waiting.length > 0);
  const may = m.state === "open" && !m.moving && room && !m.holders.includes(who);
  return may ? [{ ...m, waiting: [...m.waiting, who] }] : [];
}

export function left(m: Model, who: string, rules: Rules): Model[] {
  if (m.moving) return [];
  if (m.waiting.includes(who)) return [{ ...m, waiting: but(m.waiting, who) }];
  return m.holders.includes(who) ? handedOver(unseat(m, who), rules) : [];
}

export function stoodIn(m: Model, who: string, from: string): Model[] {
  // The same answer twice: it was given at the moment at which the place changed hands.
  if (m.holders.includes(who)) return m.holders.includes(from) ? [] : [m];
  if (m.moving || m.state === "cancelled" || !m.holders.includes(from) || m.offered.includes(from)) return [];
  return [seat({ ...unseat(m, from), waiting: but(m.waiting, who) }, who)];
}

export function withPlaces(m: Model, places: number, release: readonly string[]): Model[] {
  if (m.moving || m.state === "cancelled" || release.some((who) => !m.holders.includes(who))) return [];
  const rest = release.reduce(unseat, m);
  return rest.holders.length <= places ? [{ ...rest, places }] : [];
}
