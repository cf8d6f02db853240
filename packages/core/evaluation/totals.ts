import { compareNames } from "@rengang/kernel/names";
import type { GroupTotals, MemberResult } from "./schema";

type Parts = GroupTotals["byTeam"];

export const noTotals = (): GroupTotals => ({ times: 0, hours: 0, byTeam: {}, byMonth: {}, served: 0 });

function added(into: Parts, more: Parts): Parts {
  const sum = { ...into };
  for (const [name, { times, hours }] of Object.entries(more)) {
    const old = sum[name] ?? { times: 0, hours: 0 };
    sum[name] = { times: old.times + times, hours: old.hours + hours };
  }
  return sum;
}

/** Two groups taken together. Hours are halves, so sums are exact and their order does not matter. */
export function addTotals(a: GroupTotals, b: GroupTotals): GroupTotals {
  const heads = (x: number | undefined, y: number | undefined) =>
    x === undefined && y === undefined ? undefined : (x ?? 0) + (y ?? 0);
  const members = heads(a.members, b.members);
  const registered = heads(a.registered, b.registered);
  return {
    times: a.times + b.times,
    hours: a.hours + b.hours,
    byTeam: added(a.byTeam, b.byTeam),
    byMonth: added(a.byMonth, b.byMonth),
    served: a.served + b.served,
    ...(members !== undefined && { members }),
    ...(registered !== undefined && { registered }),
  };
}

/** One member as a group of one. */
export function totalsOfMember(
  line: Pick<MemberResult, "times" | "hours" | "byTeam" | "byMonth" | "registered">,
): GroupTotals {
  const { times, hours, byTeam, byMonth, registered } = line;
  return { times, hours, byTeam, byMonth, served: times > 0 ? 1 : 0, members: 1, registered: registered ? 1 : 0 };
}

/** The sums of a group of members; of nobody, zero heads. */
export function totalsOfMembers(lines: readonly MemberResult[]): GroupTotals {
  return lines.map(totalsOfMember).reduce(addTotals, { ...noTotals(), members: 0, registered: 0 });
}

/** By name, then by id: lists of people have no other order (no ranking of persons). */
export function byName<T extends { name: string; personId: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => compareNames(a.name, b.name) || (a.personId < b.personId ? -1 : 1));
}

/** The same for employers. */
export function byEmployerName<T extends { employerName: string; employerId: string }>(rows: readonly T[]): T[] {
  return [...rows].sort(
    (a, b) => compareNames(a.employerName, b.employerName) || (a.employerId < b.employerId ? -1 : 1),
  );
}
