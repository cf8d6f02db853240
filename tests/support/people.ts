import { type Context, openContext } from "@rengang/core/context";
import { addMember, type MemberRow, memberItem } from "@rengang/core/members";
import { giveGrant } from "@rengang/core/people";
import { publishPost } from "@rengang/core/posts";
import type { publishPostSchema } from "@rengang/core/posts/schema";
import { acceptRegistrations, reportIn } from "@rengang/core/registrations";
import { addUnit } from "@rengang/core/units";
import { employerIdOf } from "@rengang/kernel/crypto";
import { type DistrictId, type PersonId, type PostId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { put } from "@rengang/table/change";
import type * as z from "zod";
import { makeDistrict, requestId, START, type World } from "./world";

export interface Neighbourhood {
  readonly world: World;
  readonly district: DistrictId;
  readonly admin: Context;
  readonly street: UnitId;
  readonly community: UnitId;
  readonly elsewhere: UnitId;
  readonly compound: UnitId;
  readonly worker: Context;
  /** Signs what the worker has prepared. */
  readonly secretary: Context;
}

/** A district with one street, two communities and a compound, and worker and secretary of the first community. */
export async function makeNeighbourhood(world: World): Promise<Neighbourhood> {
  const { id: district, admin } = await makeDistrict(world);
  const street = (await addUnit(admin, { parentId: "unt_0", name: "文汇街道" })).id;
  const community = (
    await addUnit(admin, { parentId: street, name: "梧桐社区", secretary: "周慧", phone: "0571-0000" })
  ).id;
  const elsewhere = (await addUnit(admin, { parentId: street, name: "清河社区" })).id;
  const compound = (await addUnit(admin, { parentId: community, name: "梧桐苑" })).id;
  const phone = "19900000200";
  await giveGrant(admin, { name: "周慧", phone, role: "community_worker", unitId: community });
  const worker = world.as(district, admin.personOf(phone), { role: "community_worker", unitId: community }, "周慧");
  const signer = { role: "community_secretary", unitId: community } as const;
  const secretary = world.as(district, admin.personOf("19900000190"), signer, "周敏");
  return { world, district, admin, street, community, elsewhere, compound, worker, secretary };
}

export const AUDITOR = "19900000191";
/** Who reads the trail of an administrator's district. */
export const auditorOf = ({ admin }: Pick<Neighbourhood, "admin">): Context =>
  openContext(
    admin.platform,
    {
      ...admin.actor,
      personId: admin.personOf(AUDITOR),
      name: "审计员",
      grant: { role: "audit_admin", unitId: ROOT_UNIT },
    },
    requestId(),
  );

/** Appoints the district's first auditor, who can then sign in. */
export const appointAuditor = (admin: Context) =>
  giveGrant(admin, { name: "审计员", phone: AUDITOR, role: "audit_admin", unitId: ROOT_UNIT });

/** The nth test phone, never in use. */
export const phoneOf = (n: number): string => `199${String(10_000_000 + n)}`;

/** A member on the roster who has not reported in. */
export async function addPerson(place: Neighbourhood, n: number, unitId = place.community): Promise<Context> {
  const { id } = await addMember(place.admin, {
    name: `党员${n}`,
    phone: phoneOf(n),
    unitId,
    employerName: "区税务局",
  });
  return place.world.as(place.district, id as PersonId, { role: "member", unitId }, `党员${n}`);
}

/** A member whose registration the community has accepted. */
export async function addAcceptedMember(place: Neighbourhood, n: number, skills: string[] = []): Promise<Context> {
  const member = await addPerson(place, n);
  await reportIn(member, { unitId: place.community, skills });
  await acceptRegistrations(place.admin, { personIds: [member.actor.personId] });
  return member;
}

/** Many accepted members at once, written as the import and the acceptance would leave them. */
export async function addAcceptedMembers(place: Neighbourhood, count: number, from = 1000): Promise<Context[]> {
  const rows = Array.from({ length: count }, (_, n): MemberRow => {
    const phone = phoneOf(from + n);
    return {
      personId: place.admin.personOf(phone),
      name: `党员${from + n}`,
      phone,
      kind: "in_service",
      employerName: "区税务局",
      employerId: employerIdOf(place.district, "区税务局"),
      unitId: place.community,
      unitName: "梧桐社区",
      skills: [],
      freeTimes: [],
      registration: { state: "accepted", acceptedAt: place.admin.now, teams: [] },
    };
  });
  for (let i = 0; i < count; i += 100) {
    const batch = rows.slice(i, i + 100).map((row) => put(memberItem, row.personId, row));
    await place.admin.commit("test.seed", batch);
  }
  return rows.map((r) =>
    place.world.as(place.district, r.personId, { role: "member", unitId: place.community }, r.name),
  );
}

/** Hours after the fixed start, as an instant. */
export const inHours = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();

/** Publishes a session of two hours, two days from the fixed start. */
export async function makePost(
  place: Neighbourhood,
  facts: Partial<z.input<typeof publishPostSchema>> = {},
): Promise<PostId> {
  const post = await publishPost(place.worker, {
    title: "周末清洁",
    team: "environment",
    unitId: place.community,
    place: "梧桐苑北门",
    places: 2,
    startsAt: inHours(48),
    endsAt: inHours(50),
    ...facts,
  });
  return post.id;
}
