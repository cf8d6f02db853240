import type { Operation } from "./history";

/** A post as a single desk with one clerk would keep it: no two things at once. */
export interface Model {
  readonly places: number;
  readonly waitMax: number;
  readonly cancelled: boolean;
  readonly holders: readonly string[];
  readonly waiting: readonly string[];
}

export interface Rules {
  /** Who may have been passed over, because another place at the same time came first. */
  readonly mayBePassedOver: (who: string) => boolean;
  /** Refusals were given on fresh reads, so they must be true at some moment of the call. */
  readonly refusalsAreFresh: (operation: Operation) => boolean;
}

const free = (m: Model) => m.holders.length < m.places;
const seat = (m: Model, who: string): Model => ({ ...m, holders: [...m.holders, who].sort() });

/** Everything that handing a free place to the line may lead to. */
export function handedOver(m: Model, rules: Rules): Model[] {
  const outcomes: Model[] = [];
  for (let n = 0; n < m.waiting.length; n++) {
    const who = m.waiting[n] as string;
    outcomes.push(seat({ ...m, waiting: m.waiting.slice(n + 1) }, who));
    if (!rules.mayBePassedOver(who)) return outcomes;
  }
  return [...outcomes, { ...m, waiting: [] }];
}

/** What may happen by itself: a free place goes to the line. */
export const movesUp = (m: Model, rules: Rules): Model[] =>
  !m.cancelled && free(m) && m.waiting.length > 0 ? handedOver(m, rules) : [];

function claimed(m: Model, who: string): Model[] {
  if (m.holders.includes(who)) return [m];
  return !m.cancelled && free(m) && m.waiting.length === 0 ? [seat(m, who)] : [];
}

function waitlisted(m: Model, who: string): Model[] {
  if (m.waiting.includes(who)) return [m];
  const may =
    !m.cancelled && (!free(m) || m.waiting.length > 0) && !m.holders.includes(who) && m.waiting.length < m.waitMax;
  return may ? [{ ...m, waiting: [...m.waiting, who] }] : [];
}

function left(m: Model, who: string, rules: Rules): Model[] {
  if (m.waiting.includes(who)) return [{ ...m, waiting: m.waiting.filter((w) => w !== who) }];
  if (!m.holders.includes(who)) return [];
  const without = { ...m, holders: m.holders.filter((h) => h !== who) };
  return m.cancelled ? [without] : handedOver(without, rules);
}

function refused(m: Model, operation: Operation, why: string, rules: Rules): Model[] {
  const { ask } = operation;
  const fits = (() => {
    if (ask.do === "leave") return m.cancelled || !(m.holders.includes(ask.who) || m.waiting.includes(ask.who));
    if (ask.do === "places") return why !== "post.places_below_taken" || m.holders.length > ask.places;
    if (ask.do === "cancel") return false;
    if (why === "claim.post_not_open") return m.cancelled;
    if (why !== "claim.post_full" || m.cancelled) return true;
    if (m.holders.includes(ask.who) || m.waiting.includes(ask.who)) return false;
    return (!free(m) || m.waiting.length > 0) && (!ask.wait || m.waiting.length >= m.waitMax);
  })();
  return fits || !rules.refusalsAreFresh(operation) ? [m] : [];
}

function effects(m: Model, operation: Operation, rules: Rules): Model[] {
  const { ask } = operation;
  if (ask.do === "claim") return [...claimed(m, ask.who), ...(ask.wait ? waitlisted(m, ask.who) : [])];
  if (ask.do === "leave") return left(m, ask.who, rules);
  if (ask.do === "cancel") return [{ ...m, cancelled: true }];
  return m.holders.length <= ask.places ? [{ ...m, places: ask.places }] : [];
}

/** The states in which an operation with this answer may leave the desk; none: the answer is impossible here. */
export function after(m: Model, operation: Operation, rules: Rules): Model[] {
  const { ask, answer } = operation;
  if ("unknown" in answer) return [m, ...effects(m, operation, rules)];
  if ("no" in answer) return refused(m, operation, answer.no, rules);
  if (ask.do === "claim") {
    if (answer.yes === "claimed") return claimed(m, ask.who);
    return answer.yes === "waitlisted" ? waitlisted(m, ask.who) : [];
  }
  return effects(m, operation, rules);
}
