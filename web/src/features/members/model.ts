import type { Member } from "@rengang/core/members/schema";
import { api, json } from "../../lib/api";
import { clockNow } from "../../lib/clock";
import { onClock } from "../../lib/format";
import { createRemote } from "../../lib/remote";

export type { Member };

/** Lists of people come by name, as on paper. */
const byName = new Intl.Collator("zh-CN");

type UnitId = Member["unitId"];

/** The whole roster of a unit, page after page: a table over all of it sorts and searches without asking again. */
export async function loadRoster(unitId?: UnitId): Promise<Member[]> {
  const all: Member[] = [];
  let cursor: string | undefined;
  do {
    const page = await json(api.members.$get({ query: { ...(unitId && { unitId }), ...(cursor && { cursor }) } }));
    all.push(...page.members);
    cursor = page.cursor;
  } while (cursor);
  return all.sort((a, b) => byName.compare(a.name, b.name));
}

/** The roster of one's own part of the tree, from when it is wanted. */
export function createRoster(wanted: () => boolean = () => true) {
  return createRemote<Member[]>(() => ({
    key: ["members", "roster"],
    enabled: wanted(),
    load: () => loadRoster(),
    fresh: 60_000,
  }));
}

/** One member. */
export function createMember(id: () => Member["id"]) {
  return createRemote<Member>(() => ({
    key: ["members", "one", id()],
    load: () => json(api.members[":personId"].$get({ param: { personId: id() } })),
  }));
}

/** One member's services of a year. */
export function createMemberLedger(id: () => Member["id"], year: () => string) {
  return createRemote(() => ({
    key: ["services", "member", id(), year()],
    load: () => json(api.members[":personId"].services.$get({ param: { personId: id() }, query: { year: year() } })),
    keep: true,
  }));
}

/** A community's ledger of a year. */
export function createCommunityLedger(unitId: () => UnitId | undefined, year: () => string) {
  return createRemote(() => ({
    key: ["services", "ledger", unitId(), year()],
    enabled: unitId() !== undefined,
    load: () =>
      json(api.units[":unitId"].ledger.$get({ param: { unitId: unitId() as UnitId }, query: { year: year() } })),
    keep: true,
  }));
}

/** The day on which a member's registration was accepted. */
export const registeredOn = (member: Member): string | undefined =>
  member.registration.acceptedAt && onClock(member.registration.acceptedAt).day;

/** Whether a member is meant by what was typed: name, employer, end of the number, skill, compound, branch. */
export function isMeant(member: Member, typed: string): boolean {
  const text = typed.trim();
  if (!text) return true;
  const words = [member.name, member.employerName, member.compoundName, member.branch, ...member.skills];
  return (text.length >= 3 && member.phone.endsWith(text)) || words.some((word) => word?.includes(text));
}

/** The years one can look back on, this one first. */
export function yearsBack(count = 3): string[] {
  const now = Number(onClock(clockNow()).day.slice(0, 4));
  return Array.from({ length: count }, (_, back) => String(now - back));
}
