import { type Context, openContext, type Platform } from "@rengang/core/context";
import { addEmployer } from "@rengang/core/employers";
import { type MemberRow, memberItem } from "@rengang/core/members";
import { giveGrant } from "@rengang/core/people";
import { pageOfPosts } from "@rengang/core/posts";
import { addUnit } from "@rengang/core/units";
import type { Grant } from "@rengang/kernel/actor";
import { employerIdOf } from "@rengang/kernel/crypto";
import { type DistrictId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { addDays, DAY, dayOf } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import { COMPOUNDS, EMPLOYERS, inventedName, POSITIONS, SKILLS, TREE } from "./names";

export interface Place {
  readonly id: UnitId;
  readonly name: string;
  readonly compounds: { id: UnitId; name: string }[];
}
export interface DemoDistrict {
  readonly admin: Context;
  readonly streets: UnitId[];
  readonly communities: Place[];
}

/** A context of one person at one moment, past or present. */
export function at(
  platform: Platform,
  district: DistrictId,
  phone: string,
  grant: Grant,
  name: string,
  when?: number,
): Context {
  const then: Platform = when === undefined ? platform : { ...platform, clock: () => when };
  const nobody = openContext(then, { district, personId: "system", name, grant }, "demo");
  return openContext(then, { district, personId: nobody.personOf(phone), name, grant }, "demo");
}

/** The tree and the employers. */
export async function plantTree(admin: Context): Promise<DemoDistrict> {
  const streets: UnitId[] = [];
  const communities: Place[] = [];
  for (const [s, { street, communities: names }] of TREE.entries()) {
    const { id } = await addUnit(admin, { parentId: "unt_0", name: street, secretary: inventedName(300 + s) });
    streets.push(id);
    for (const [c, name] of names.entries()) {
      const secretary = s + c === 0 ? "周慧敏" : inventedName(310 + s * 10 + c);
      const unit = await addUnit(admin, { parentId: id, name, secretary, phone: `0571-8800${s}${c}0` });
      const compounds = [];
      for (const compound of COMPOUNDS) {
        const added = await addUnit(admin, { parentId: unit.id, name: `${name.slice(0, 2)}${compound}` });
        compounds.push({ id: added.id, name: added.name });
      }
      communities.push({ id: unit.id, name, compounds });
    }
  }
  for (const [n, [name, kind]] of EMPLOYERS.entries()) {
    await addEmployer(admin, {
      name,
      kind,
      contactName: inventedName(400 + n),
      contactPhone: `199000004${String(n).padStart(2, "0")}`,
    });
  }
  return { admin, streets, communities };
}

/** The nth demo member's phone. */
export const memberPhone = (n: number): string => `199000003${String(n).padStart(2, "0")}`;
const neighbourPhone = (n: number): string => `19900005${String(n).padStart(3, "0")}`;

function memberRow(admin: Context, place: Place, n: number, phone: string, registered: boolean): MemberRow {
  const [employerName = ""] = EMPLOYERS[n % EMPLOYERS.length] ?? [];
  const compound = place.compounds[n % place.compounds.length];
  const since = admin.now - (200 - (n % 60)) * DAY;
  return {
    personId: admin.personOf(phone),
    name: n === 1 ? "陈建明" : inventedName(n),
    phone,
    sex: n % 2 === 0 ? "female" : "male",
    bornIn: `${1968 + (n % 30)}-${String((n % 12) + 1).padStart(2, "0")}`,
    kind: "in_service",
    employerName,
    employerId: employerIdOf(admin.district, employerName),
    position: POSITIONS[n % POSITIONS.length],
    branch: `第${"一二三四"[n % 4]}党支部`,
    unitId: place.id,
    unitName: place.name,
    compoundId: compound?.id,
    compoundName: compound?.name,
    skills: n % 3 === 0 ? [SKILLS[n % SKILLS.length] as string] : [],
    freeTimes: n % 2 === 0 ? ["weekend_day"] : ["weekday_evening", "weekend_day"],
    // The first member meets the notice; the others have read it, and three in four agreed to be suggested.
    ...(n > 1 && { notice: { version: 1, at: since, agreed: n % 4 === 0 ? [] : ["candidates"] } }),
    registration: registered
      ? { state: "accepted", appliedAt: since - DAY, acceptedAt: since, teams: ["environment"] }
      : n % 3 === 0
        ? { state: "none", teams: [] }
        : { state: "applied", appliedAt: admin.now - (n % 5) * DAY, teams: ["environment", "health"] },
  };
}

async function enroll(admin: Context, rows: MemberRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 100) {
    await admin.commit(
      "imports.add_member",
      rows.slice(i, i + 100).map((row) => put(memberItem, row.personId, row)),
    );
  }
}

/**
 * The roster: forty members in the first community, of whom the first thirty-two have reported in; a dozen in each
 * other one. Written as an import and the acceptances would have left them.
 */
export async function enrollMembers({ admin, communities }: DemoDistrict): Promise<MemberRow[]> {
  const [first, ...others] = communities;
  if (!first) return [];
  const own = Array.from({ length: 40 }, (_, i) => memberRow(admin, first, i + 1, memberPhone(i + 1), i < 32));
  const rest = others.flatMap((place, c) =>
    Array.from({ length: 12 }, (_, i) => {
      const n = 100 + c * 12 + i;
      return memberRow(admin, place, n, neighbourPhone(n), i < 9);
    }),
  );
  await enroll(admin, [...own, ...rest]);
  return [...own, ...rest];
}

/** Staff of the demo district. */
export async function appointStaff({ admin, streets, communities }: DemoDistrict): Promise<void> {
  const [street] = streets;
  await giveGrant(admin, { name: "沈立新", phone: "19900000150", role: "street_admin", unitId: street });
  for (const [n, place] of communities.entries()) {
    const name = n === 0 ? "周慧敏" : inventedName(320 + n);
    await giveGrant(admin, {
      name,
      phone: `199000002${String(n * 2).padStart(2, "0")}`,
      role: "community_secretary",
      unitId: place.id,
    });
  }
  await giveGrant(admin, {
    name: "罗雅琴",
    phone: "19900000201",
    role: "community_worker",
    unitId: communities[0]?.id,
  });
  await appointLeads(admin, communities[0]);
  await giveGrant(admin, { name: "韩立", phone: "19900000110", role: "security_admin", unitId: ROOT_UNIT });
  await giveGrant(admin, { name: "苏敏", phone: "19900000120", role: "audit_admin", unitId: ROOT_UNIT });
  const employerId = employerIdOf(admin.district, "区税务局");
  await giveGrant(admin, { name: "许文博", phone: "19900000400", role: "employer_liaison", employerId });
}

/** Those who answer for a part of the first community; the team leader for this year alone. */
async function appointLeads(admin: Context, place: Place | undefined): Promise<void> {
  const [compound] = place?.compounds ?? [];
  if (!place || !compound) return;
  await giveGrant(admin, { name: "邱国强", phone: "19900000210", role: "compound_lead", unitId: compound.id });
  await giveGrant(admin, {
    name: "田晓丽",
    phone: "19900000220",
    role: "team_leader",
    unitId: place.id,
    team: "environment",
    until: addDays(dayOf(admin.now), 20),
  });
}

/** The organiser of the community's next post. */
export async function appointOrganiser(admin: Context, place: Place): Promise<void> {
  const page = await pageOfPosts(admin, place.id, { when: "upcoming", limit: 10 });
  const post = page.rows.find((p) => p.state === undefined && p.from !== undefined);
  if (post) await giveGrant(admin, { name: "葛春梅", phone: "19900000230", role: "post_organiser", postId: post.id });
}

export const workerOf = (platform: Platform, admin: Context, place: Place, when?: number): Context =>
  at(platform, admin.district, "19900000200", { role: "community_secretary", unitId: place.id }, "周慧敏", when);

export const asMember = (platform: Platform, admin: Context, row: MemberRow, when?: number): Context =>
  at(platform, admin.district, row.phone, { role: "member", unitId: row.unitId }, row.name, when);
