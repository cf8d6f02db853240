import type { Operation } from "./history";
import {
  claimed,
  free,
  handedOver,
  left,
  type Model,
  type Rules,
  stoodIn,
  unseat,
  waitlisted,
  withPlaces,
} from "./model";

/** Whether a refusal was true of the desk at this moment. Reasons that the model does not know are taken for true. */
function isTrue(m: Model, { ask }: Operation, why: string): boolean {
  if (m.moving || !m.exists) return true;
  const holds = (who: string) => m.holders.includes(who);
  if (ask.do === "claim") {
    if (why === "claim.post_not_open") return m.state !== "open";
    if (why === "claim.offer_over") return m.offered.includes(ask.who);
    if (why !== "claim.post_full" || m.state !== "open") return true;
    if (holds(ask.who) || m.waiting.includes(ask.who)) return false;
    return (!free(m) || m.waiting.length > 0) && (!ask.wait || m.waiting.length >= m.waitMax);
  }
  if (ask.do === "leave") return m.state === "cancelled" || !(holds(ask.who) || m.waiting.includes(ask.who));
  if (ask.do === "stand_in") {
    if (why === "claim.missing") return m.state === "cancelled" || !holds(ask.from) || m.offered.includes(ask.from);
    return why !== "claim.stand_in_holds" || holds(ask.who) || m.state === "cancelled";
  }
  if (ask.do === "places") {
    if (why === "claim.missing") return ask.release.some((who) => !holds(who));
    return why !== "post.places_below_taken" || m.holders.filter((h) => !ask.release.includes(h)).length > ask.places;
  }
  if (ask.do === "lapse") return true;
  return ask.do !== "cancel" && m.state === "cancelled";
}

function effects(m: Model, { ask }: Operation, rules: Rules): Model[] {
  if (ask.do === "born") {
    if (m.exists) return [m];
    return [{ ...m, exists: true, places: ask.places, holders: [...ask.holders].sort() }];
  }
  if (!m.exists) return [];
  const alive = m.state !== "cancelled" && !m.moving;
  switch (ask.do) {
    case "claim":
      return [...claimed(m, ask.who), ...(ask.wait ? waitlisted(m, ask.who) : [])];
    case "leave":
      return left(m, ask.who, rules);
    case "lapse":
      return alive && m.offered.includes(ask.who) ? handedOver(unseat(m, ask.who), rules) : [];
    case "stand_in":
      return stoodIn(m, ask.who, ask.from);
    case "places":
      return withPlaces(m, ask.places, ask.release);
    case "move":
      if (m.at === ask.at) return [m];
      return alive ? [{ ...m, at: ask.at, moving: true }] : [];
    case "close":
      return alive ? [{ ...m, state: "closed" }] : [];
    case "reopen":
      return alive ? [{ ...m, state: "open" }] : [];
    case "cancel":
      return m.moving ? [] : [{ ...m, state: "cancelled" }];
  }
}

/** The states in which an operation with this answer may leave the desk; none: the answer is impossible here. */
export function after(m: Model, operation: Operation, rules: Rules): Model[] {
  const { ask, answer } = operation;
  if ("unknown" in answer) return [m, ...effects(m, operation, rules)];
  if ("no" in answer) return isTrue(m, operation, answer.no) || !rules.refusalsAreFresh(operation) ? [m] : [];
  if (ask.do === "claim" && m.exists) {
    if (answer.yes === "claimed") return claimed(m, ask.who);
    return answer.yes === "waitlisted" ? waitlisted(m, ask.who) : [];
  }
  return effects(m, operation, rules);
}
