import { type CalendarState, type Gaps, type HeldEntry, type PostState, type Snapshot, share } from "./snapshot";

/** Everyone who holds a place on a post according to the calendars. */
export const holdersIn = (snapshot: Snapshot, post: string): string[] =>
  [...snapshot.calendars].filter(([, c]) => c.held.some((e) => e.post === post)).map(([who]) => who);

export const same = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

/** The two halves of every claim agree, and nobody waits beside a free place. */
function faultsOfPost(post: PostState, snapshot: Snapshot): string[] {
  const { calendars } = snapshot;
  const faults: string[] = [];
  const say = (what: string) => faults.push(`${post.id}: ${what}`);
  const held = holdersIn(snapshot, post.id);
  if (post.taken > post.places) say(`over: ${post.taken} on ${post.places}`);
  if (post.state === "busy") say("its people are still on their way");
  if (post.leftBehind && post.leftBehind.length > 0) say(`left behind at the old time: ${post.leftBehind}`);
  const strangers = (post.offered ?? []).filter((who) => !held.includes(who));
  if (post.state !== "cancelled" && strangers.length > 0) say(`offered to ${strangers}, who holds no place`);
  if (post.state === "cancelled") {
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

/** Months of entries as a calendar counts them: two digits of the year and two of the month, in Shanghai. */
function recounted(held: readonly HeldEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { from } of held) {
    if (from === undefined) continue;
    const local = new Date((from + 8 * 60) * 60_000).toISOString();
    const month = local.slice(2, 4) + local.slice(5, 7);
    counts[month] = (counts[month] ?? 0) + 1;
  }
  return counts;
}

/** One person, one place at a time, each once, and what is counted is what is there. */
function faultsOfCalendar(who: string, { held, waiting, tally }: CalendarState, snapshot: Snapshot): string[] {
  const known = new Set(snapshot.posts.map((p) => p.id));
  const faults = held.flatMap((one, n) =>
    held.slice(n + 1).flatMap((other) => {
      if (one.post === other.post) return [`${who} holds ${one.post} twice`];
      return share(one, other) ? [`${who} is in two places: ${one.post}, ${other.post}`] : [];
    }),
  );
  for (const post of [...held.map((e) => e.post), ...waiting].filter((p) => !known.has(p)))
    faults.push(`the calendar of ${who} names ${post}, where no post is`);
  const months = Object.entries(tally ?? {}).filter(([name, count]) => /^\d{4}$/.test(name) && count > 0);
  const shown = (counts: [string, number][]) => counts.map(([m, c]) => `${m}: ${c}`).sort();
  const [counted, truly] = [shown(months), shown(Object.entries(recounted(held)))];
  if (tally && !same(counted, truly)) faults.push(`the tally of ${who} says ${counted}, the calendar holds ${truly}`);
  return faults;
}

/** What is wrong with the state alone, whatever led to it. */
export const faultsOfHalves = (snapshot: Snapshot): string[] => [
  ...[...snapshot.calendars].flatMap(([who, calendar]) => faultsOfCalendar(who, calendar, snapshot)),
  ...snapshot.posts.flatMap((post) => faultsOfPost(post, snapshot)),
];

const REST = 30;
const length = ({ from = 0, to = 0 }: HeldEntry) => to - from;

/** Minutes of all sessions that follow each other with less than a rest between them, this one first. */
function stretchFrom(first: HeldEntry, held: readonly HeldEntry[]): number {
  const stretch = [first];
  const rest = held.filter((e) => e !== first);
  for (let grew = true; grew; ) {
    const found = rest.findIndex((e) => stretch.some((part) => share(part, e, REST)));
    grew = found >= 0;
    if (grew) stretch.push(...rest.splice(found, 1));
  }
  return stretch.length === 1 ? 0 : stretch.reduce((sum, entry) => sum + length(entry), 0);
}

/** Between two places there is time for the way, and nobody serves longer at a stretch than the district allows. */
export function faultsOfGaps(snapshot: Snapshot, { travelMinutes, stretchMinutes }: Gaps): string[] {
  const where = new Map(snapshot.posts.map((p) => [p.id, p.where]));
  return [...snapshot.calendars].flatMap(([who, calendar]) => {
    // A session that was moved is kept wherever it does not overlap: nobody loses a place to a short way.
    const held = calendar.held.filter((e) => !e.moved);
    const near = held.flatMap((one, n) =>
      held
        .slice(n + 1)
        .filter((other) => where.get(one.post) !== where.get(other.post) && share(one, other, travelMinutes))
        .map((other) => `${who} has no time for the way: ${one.post}, ${other.post}`),
    );
    const long = held.find((entry) => stretchFrom(entry, held) > stretchMinutes);
    return long ? [...near, `${who} serves too long at a stretch around ${long.post}`] : near;
  });
}
