/** A post as one version of it was stored. */
export interface PostVersion {
  readonly post: string;
  readonly places: number;
  readonly taken: number;
  /** Absent where the post keeps only their number. */
  readonly holders?: readonly string[] | undefined;
  /** Of those who hold a place, who has been offered it. */
  readonly offered?: readonly string[] | undefined;
  readonly waiting: readonly string[];
}

/** Whoever stands in comes by the wish of the one who leaves: nobody is passed over. */
const BY_WISH = "claims.stand_in";

const list = (names: readonly string[]): string => names.join(",") || "nobody";

/**
 * What must hold of every single version of a post and of every step from one to the next, whatever the answers were:
 * never over, nobody twice, nobody past those who wait.
 */
export function faultsOfStep(
  before: PostVersion | undefined,
  now: PostVersion,
  mayBePassedOver: (who: string) => boolean,
  verb = "",
): string[] {
  const faults: string[] = [];
  const say = (what: string) => faults.push(`${now.post}: ${what}`);
  if (now.taken > now.places) say(`over: ${now.taken} on ${now.places} places`);
  if (now.taken < 0) say("fewer than none hold a place");
  if (new Set(now.waiting).size < now.waiting.length) say(`twice in the line: ${list(now.waiting)}`);
  const strangers = (now.offered ?? []).filter((who) => now.holders && !now.holders.includes(who));
  if (strangers.length > 0) say(`offered to ${list(strangers)}, who holds no place`);
  if (!before) return faults;
  const gone = before.waiting.filter((who) => !now.waiting.includes(who));
  const stayed = before.waiting.filter((who) => now.waiting.includes(who));
  if (list(now.waiting.slice(0, stayed.length)) !== list(stayed))
    say(`the line was reordered: ${list(before.waiting)} to ${list(now.waiting)}`);
  if (now.taken > before.taken + 1) say("two places in one step");
  if (!now.holders || !before.holders) return faults;
  const both = now.waiting.filter((who) => now.holders?.includes(who));
  if (both.length > 0) say(`holds and waits: ${list(both)}`);
  if (verb === BY_WISH) return faults;
  for (const who of now.holders.filter((h) => !before.holders?.includes(h))) {
    const turn = before.waiting.indexOf(who);
    const passed = turn < 0 ? before.waiting : before.waiting.slice(0, turn);
    const wronged = passed.filter((w) => !(turn >= 0 && gone.includes(w) && mayBePassedOver(w)));
    if (wronged.length > 0) say(`${who} came before ${list(wronged)}`);
  }
  return faults;
}
