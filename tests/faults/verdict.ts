import { type CalendarState, type History, type Operation, type PostState, type Snapshot, share } from "./history";
import { linearizable } from "./linearizable";
import type { Model, Rules } from "./model";

export interface Question {
  readonly history: History;
  readonly snapshot: Snapshot;
  /** Places at the beginning, when nobody held one. */
  readonly start: ReadonlyMap<string, number>;
  /** Reads were never stale, so every refusal must have been true. */
  readonly fresh: boolean;
}

export interface Judgement {
  readonly faults: string[];
  /** Posts whose search was given up. */
  readonly undecided: number;
}

/** Everyone who holds a place on a post according to the calendars. */
const holdersIn = (snapshot: Snapshot, post: string): string[] =>
  [...snapshot.calendars].filter(([, c]) => c.held.some((e) => e.post === post)).map(([who]) => who);

const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

/** The two halves of every claim agree, and nobody waits beside a free place. */
function faultsOfPost(post: PostState, snapshot: Snapshot): string[] {
  const { calendars } = snapshot;
  const faults: string[] = [];
  const say = (what: string) => faults.push(`${post.id}: ${what}`);
  const held = holdersIn(snapshot, post.id);
  if (post.taken > post.places) say(`over: ${post.taken} on ${post.places}`);
  if (post.cancelled) {
    if (held.length > 0) say(`called off, and still in the calendar of ${held}`);
    return faults;
  }
  if (post.taken !== held.length) say(`${post.taken} on the post, ${held.length} in calendars`);
  if (post.holders && !same(post.holders, held)) say(`post says ${post.holders}, calendars say ${held}`);
  if (post.roster && !same(post.roster, held)) say(`roster says ${post.roster}, calendars say ${held}`);
  if (post.waiting.length > 0 && post.taken < post.places) say(`${post.waiting} wait beside a free place`);
  for (const who of post.waiting) {
    if (!calendars.get(who)?.waiting.includes(post.id)) say(`${who} waits here, not in the calendar`);
  }
  for (const [who, { waiting }] of calendars) {
    if (waiting.includes(post.id) && !post.waiting.includes(who))
      say(`the calendar of ${who} waits, the line does not`);
  }
  return faults;
}

/** One person, one place at a time, each once. */
function faultsOfCalendar(who: string, { held }: CalendarState): string[] {
  return held.flatMap((one, n) =>
    held.slice(n + 1).flatMap((other) => {
      if (one.post === other.post) return [`${who} holds ${one.post} twice`];
      return share(one, other) ? [`${who} is in two places: ${one.post}, ${other.post}`] : [];
    }),
  );
}

/** What is wrong with the state alone, whatever led to it. */
export const faultsOfHalves = (snapshot: Snapshot): string[] => [
  ...[...snapshot.calendars].flatMap(([who, calendar]) => faultsOfCalendar(who, calendar)),
  ...snapshot.posts.flatMap((post) => faultsOfPost(post, snapshot)),
];

/** Who may have lost a turn to a place at the same time: whoever asked for one and was not plainly refused. */
export function passedOverOn(post: PostState, posts: readonly PostState[], operations: readonly Operation[]) {
  const rivals = new Set(posts.filter((p) => p.id !== post.id && share(p, post)).map((p) => p.id));
  const busy = new Set(
    operations
      .filter((o) => rivals.has(o.post) && o.ask.do === "claim" && !("no" in o.answer))
      .map((o) => (o.ask as { who: string }).who),
  );
  return (who: string) => busy.has(who);
}

/** Whether the same person had something else under way on the post meanwhile: then "full" is a matter of the instant. */
const alone = (operation: Operation, all: readonly Operation[]): boolean =>
  !all.some((o) => {
    const mine = "who" in o.ask && "who" in operation.ask && o.ask.who === operation.ask.who;
    return o !== operation && mine && o.asked < operation.answered && operation.asked < o.answered;
  });

function endsAs(post: PostState, snapshot: Snapshot): (m: Model) => boolean {
  const names = post.holders ?? (post.cancelled ? undefined : holdersIn(snapshot, post.id));
  return (m) =>
    m.places === post.places &&
    m.cancelled === post.cancelled &&
    m.waiting.join() === post.waiting.join() &&
    m.holders.length === post.taken &&
    (names === undefined || same(m.holders, names));
}

/** All that is wrong with a run: in the halves, in the calendars, and in the order of the answers post by post. */
export function judge({ history, snapshot, start, fresh }: Question): Judgement {
  const faults = [...history.crashes];
  let undecided = 0;
  faults.push(...faultsOfHalves(snapshot));
  for (const post of snapshot.posts) {
    const operations = history.of(post.id);
    const rules: Rules = {
      mayBePassedOver: passedOverOn(post, snapshot.posts, history.operations),
      refusalsAreFresh: (o) => o.ask.do === "leave" || o.ask.do === "places" || (fresh && alone(o, operations)),
    };
    const places = start.get(post.id) ?? post.places;
    const begin: Model = { places, waitMax: post.waitMax, cancelled: false, holders: [], waiting: [] };
    const verdict = linearizable(operations, begin, endsAs(post, snapshot), rules);
    if (verdict === "impossible") faults.push(`${post.id}: no order of the operations explains the answers`);
    if (verdict === "undecided") undecided += 1;
  }
  return { faults, undecided };
}
