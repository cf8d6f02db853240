import type { Desk, MoreOfADesk } from "./desk";
import type { Answer, Ask } from "./history";
import type { Random } from "./random";
import { type Act, NEWBORN, type PostPlan, type RunPost } from "./workload";

/** Something that is about to be done, so that it can be done more than once at the same time. */
export interface Deed {
  readonly post: string;
  readonly plan: PostPlan;
  readonly start: number;
  readonly ask: Ask;
  readonly call: () => Promise<Answer>;
  /** For a post that is made: whether it is there now. */
  readonly born?: () => Promise<boolean>;
}

interface Circumstances {
  readonly post: RunPost;
  readonly people: readonly string[];
  readonly random: Random;
  readonly turn: string;
}

/** Minutes by which a session is moved away from where the script had put it. */
const MOVES = [-60, 0, 30, 60, 180];
/** Hours between a post and one that is made beside it. Nothing comes near the deadline at which offers begin. */
const LATER = [-3, -1, 30];

/**
 * Decides on everything that an act needs. Who stands where is looked up only by acts that would otherwise mostly be
 * refused; where nothing fits, somebody claims a place instead.
 */
export async function prepared(what: Act, desk: Desk, about: Circumstances): Promise<Deed> {
  const { post, people, random } = about;
  const who = random.pick(people);
  const wait = random.chance(0.6);
  const deed = (ask: Ask, call: () => Promise<Answer>): Deed => ({
    post: post.id,
    plan: post.plan,
    start: post.start,
    ask,
    call,
  });
  const claim = (name: string) => deed({ do: "claim", who: name, wait }, () => desk.claim(name, post.id, wait));
  const places = (count: number, release: readonly string[] = []) =>
    deed({ do: "places", places: count, release }, () => desk.places(post.id, count, release));
  const more = desk.more ?? {};
  switch (what) {
    case "assign":
      return deed({ do: "claim", who, wait }, () => desk.assign(who, post.id, wait));
    case "leave":
      return deed({ do: "leave", who }, () => desk.leave(who, post.id));
    case "release":
      return deed({ do: "leave", who }, () => desk.release(who, post.id));
    case "places":
      return places(random.between(1, 5));
    case "grow":
      return places(random.between(18, 24));
    case "cancel":
      return deed({ do: "cancel" }, () => desk.cancel(post.id));
    case "claim":
      return claim(who);
    case "close":
      return more.close ? deed({ do: "close" }, () => call(more.close)(post.id)) : claim(who);
    case "reopen":
      return more.reopen ? deed({ do: "reopen" }, () => call(more.reopen)(post.id)) : claim(who);
    case "move": {
      const at = post.start + random.pick(MOVES);
      return more.move ? deed({ do: "move", at }, () => call(more.move)(post.id, at)) : claim(who);
    }
    case "born":
      return more.born ? newborn(more.born, more.peek, about) : claim(who);
    default:
      return (await whereTheyStand(what, more, about, { claim, places, deed })) ?? claim(who);
  }
}

const call = <T>(made: T | undefined): T => made as T;

interface Makers {
  readonly claim: (who: string) => Deed;
  readonly places: (count: number, release: readonly string[]) => Deed;
  readonly deed: (ask: Ask, call: () => Promise<Answer>) => Deed;
}

/** Acts on those who stand on the post now. By the time they are done, others may have come first. */
async function whereTheyStand(
  what: Act,
  { peek, lapse, standIn }: Partial<MoreOfADesk>,
  { post, people, random }: Circumstances,
  { claim, places, deed }: Makers,
): Promise<Deed | undefined> {
  if (!peek) return undefined;
  const { holders, offered } = await peek(post.id);
  if (what === "accept" && offered.length > 0) return claim(random.pick(offered));
  if (what === "lapse" && offered.length > 0 && lapse) {
    const who = random.pick(offered);
    return deed({ do: "lapse", who }, () => lapse(who, post.id));
  }
  if (what === "stand_in" && holders.length > 0 && standIn) {
    const from = random.pick(holders);
    const who = random.pick(people.filter((name) => name !== from));
    return deed({ do: "stand_in", who, from }, () => standIn(who, post.id, from));
  }
  if (what === "shrink" && holders.length > 1) {
    const release = random.shuffled(holders).slice(0, random.between(1, Math.min(2, holders.length - 1)));
    return places(Math.max(1, holders.length - release.length), release);
  }
  return undefined;
}

function newborn(born: MoreOfADesk["born"], peek: MoreOfADesk["peek"] | undefined, about: Circumstances): Deed {
  const { people, random, turn, post } = about;
  const id = `${NEWBORN}${turn}`;
  const large = random.chance(0.3);
  const plan: PostPlan = { places: random.between(2, 4), large, at: Math.max(12, post.plan.at + random.pick(LATER)) };
  const facts = {
    places: large ? 21 + plan.places : plan.places,
    holders: random.shuffled(people).slice(0, random.between(1, 2)),
    at: plan.at,
  };
  const there = () =>
    peek?.(id).then(
      () => true,
      () => false,
    ) ?? Promise.resolve(false);
  const start = post.start + (plan.at - post.plan.at) * 60;
  const ask: Ask = { do: "born", places: facts.places, holders: facts.holders };
  return { post: id, plan, start, ask, call: () => born(id, facts), born: there };
}
