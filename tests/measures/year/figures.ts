import { rounded } from "../measure";
import type { Account, Books } from "./books";
import type { Work } from "./least";
import type { Town } from "./town";

/** What people wait for or do by the thousand: here nothing above the least is let pass. Which units the aims name. */
const HOT: Partial<Record<Work, readonly ("reads" | "writes")[]>> = {
  claim: ["reads", "writes"],
  "full post": ["reads", "writes"],
  "withdrawal, promoted": ["writes"],
  "check-in": ["writes"],
  confirmation: ["writes"],
  ledger: ["reads", "writes"],
  "who am I": ["reads", "writes"],
};

/** The hot calls that took more than the least, in words. */
export function fewest(books: Books): string[] {
  return Object.entries(HOT).flatMap(([name, kinds]) => {
    const account = books.account(name);
    const over = kinds.filter((kind) => account[kind] > account.least[kind]);
    return over.map(
      (kind) => `${name} took ${rounded(account[kind])} ${kind}, ${rounded(account.least[kind])} at least`,
    );
  });
}

const unitsOf = (a: Account): number => a.reads + a.writes;
const leastOf = (a: Account): number => a.least.reads + a.least.writes;
const isFollowing = (name: string): boolean => name.startsWith("follows ");

/** The year in sums: what people's calls took, what followed from them, and both beside the least. */
export function figuresOf({ communities, books }: Town): Record<string, number> {
  const entries = [...books.accounts.entries()];
  const sum = (some: typeof entries, pick: (a: Account) => number) =>
    rounded(some.reduce((n, [, a]) => n + pick(a), 0));
  const asked = entries.filter(([name]) => !isFollowing(name));
  const trail = entries.filter(([name]) => name === "follows AUDIT");
  const [units, least] = [sum(entries, unitsOf), sum(entries, leastOf)];
  return {
    members: communities.reduce((n, c) => n + c.members.length, 0),
    calls: sum(asked, (a) => a.times),
    units_asked: sum(asked, unitsOf),
    least_asked: sum(asked, leastOf),
    ratio_asked: rounded(sum(asked, unitsOf) / sum(asked, leastOf), 3),
    units_year: units,
    least_year: least,
    ratio_year: rounded(units / least, 3),
    // The same where the trail's rows are not among what a year must write.
    ratio_without_trail_in_the_least: rounded(units / (least - sum(trail, leastOf)), 3),
    refused_units: sum(entries, (a) => a.refused),
    written_as_it_stood: sum(entries, (a) => a.idle),
  };
}

const number = (n: number, width: number): string => String(rounded(n, 1)).padStart(width);

function lineOf(name: string, a: Account): string {
  const each = a.times ? `${number(unitsOf(a) / a.times, 9)}${number(leastOf(a) / a.times, 8)}` : " ".repeat(17);
  const ratio = leastOf(a) ? rounded(unitsOf(a) / leastOf(a)) : "-";
  const columns = [a.reads, a.writes, a.least.reads, a.least.writes].map((n) => number(n, 9)).join("");
  return `${name.padEnd(26)}${String(a.times || "").padStart(7)}${columns}${each}  ${String(ratio).padStart(6)}${a.indexes ? `  indexes ${rounded(a.indexes)}` : ""}`;
}

/** Where the units of one kind of work go, the most first. */
const partsOf = ({ parts }: Account): string[] =>
  [...parts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([part, units]) => `${number(units, 14)}  ${part}`);

/** A table of all work, the greatest excess first. */
export function linesOf(books: Books): string[] {
  const excess = (a: Account) => unitsOf(a) - leastOf(a);
  const entries = [...books.accounts.entries()].sort(([, a], [, b]) => excess(b) - excess(a));
  return [
    "work                        times    reads   writes  least r  least w     each   least   ratio",
    ...entries.flatMap(([name, account]) => [lineOf(name, account), ...partsOf(account)]),
  ];
}
