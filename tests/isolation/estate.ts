import type { Context } from "@rengang/core/context";
import { openDistrict } from "@rengang/core/districts";
import { addMember } from "@rengang/core/members";
import { giveGrant } from "@rengang/core/people";
import { acceptRegistrations, reportIn } from "@rengang/core/registrations";
import { addUnit } from "@rengang/core/units";
import type { Grant, Role } from "@rengang/kernel/actor";
import { employerIdOf } from "@rengang/kernel/crypto";
import {
  type DistrictId,
  type EmployerId,
  type PersonId,
  type PostId,
  ROOT_UNIT,
  type UnitId,
} from "@rengang/kernel/ids";
import type { Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import type { World } from "../support/world";
import { furnish } from "./furnish";

/** Who acts for whom in an estate, with the session's cookie. */
export interface Hand {
  readonly role: Role;
  readonly ctx: Context;
  readonly cookie: string;
}

/** A district with something of every kind in it; every text that is planted there carries its mark. */
export interface Estate extends Neighbourhood {
  readonly mark: string;
  /** One of every role, and a second member. */
  readonly hands: Readonly<Record<Exclude<Role, "platform_operator"> | "friend", Hand>>;
  readonly employer: EmployerId;
  /** Real things by the name of the path parameter that names them. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly cursors: readonly string[];
  /** Secret texts that stand in bodies: links and codes, by field. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
}

const PHONES = {
  admin: "19900000100",
  worker: "19900000200",
  street: "19900000250",
  liaison: "19900000900",
  secretary: "19900000190",
  auditor: "19900000191",
  security: "19900000192",
};

/** The tree of one estate has other numbers than another's: its nth street is the one that is lived in. */
async function makeTree(admin: Context, mark: string, nth: number) {
  const add = async (parentId: UnitId | "unt_0", name: string) =>
    (await addUnit(admin, { parentId, name: `${mark}${name}`, secretary: `${mark}周` })).id;
  for (let n = 1; n < nth; n++) await add("unt_0", `空${n}街`);
  const street = await add("unt_0", "街道");
  const community = await add(street, "社区");
  return { street, community, elsewhere: await add(street, "邻社区"), compound: await add(community, "苑") };
}

async function addMembers(admin: Context, mark: string, community: UnitId): Promise<PersonId[]> {
  const ids: PersonId[] = [];
  for (let n = 1; n <= 4; n++) {
    const { id } = await addMember(admin, {
      name: `${mark}党员${n}`,
      phone: `1990001000${n}`,
      unitId: community,
      employerName: `${mark}局`,
      branch: `${mark}支部`,
      position: `${mark}科员`,
    });
    ids.push(id as PersonId);
  }
  return ids;
}

/** @param nth which street is lived in, so that units of two estates differ */
export async function makeEstate(world: World, mark: string, nth: number): Promise<Estate> {
  const district = `estate-${mark}` as DistrictId;
  await openDistrict(world.operator(), {
    id: district,
    name: `${mark}区`,
    adminName: `${mark}管理员`,
    adminPhone: PHONES.admin,
  });
  const as = (personId: string, grant: Grant, name: string) =>
    world.as(district, personId as PersonId, grant, `${mark}${name}`);
  const nobody = as("per_0000000000000", { role: "district_admin", unitId: "unt_0" as UnitId }, "无");
  const admin = as(nobody.personOf(PHONES.admin), nobody.actor.grant, "管理员");
  const tree = await makeTree(admin, mark, nth);
  const staff = async (name: string, phone: string, grant: { role: Role; unitId: UnitId }) => {
    await giveGrant(admin, { name: `${mark}${name}`, phone, ...grant } as never);
    return as(admin.personOf(phone), grant, name);
  };
  const worker = await staff("干事", PHONES.worker, { role: "community_worker", unitId: tree.community });
  const street = await staff("街干", PHONES.street, { role: "street_admin", unitId: tree.street });
  const people = await addMembers(admin, mark, tree.community);
  const memberOf = (n: number) => as(people[n] as string, { role: "member", unitId: tree.community }, `党员${n + 1}`);
  const members = people.map((_, n) => memberOf(n));
  for (const member of members) {
    await reportIn(member, { unitId: tree.community, skills: [`${mark}技`], position: `${mark}科员` });
  }
  await acceptRegistrations(admin, { personIds: people.slice(0, 3) });
  const employer = employerIdOf(district, `${mark}局`);
  const liaison = as(admin.personOf(PHONES.liaison), { role: "employer_liaison", employerId: employer }, "联络");
  const signer: Grant = { role: "community_secretary", unitId: tree.community };
  const secretary = as(admin.personOf(PHONES.secretary), signer, "书记");
  const place: Neighbourhood = { world, district, admin, worker, secretary, ...tree };
  const [member, friend] = members as [Context, Context];
  const audit_admin = as(admin.personOf(PHONES.auditor), { role: "audit_admin", unitId: ROOT_UNIT }, "审计");
  const acting = { district_admin: admin, community_worker: worker, community_secretary: secretary, audit_admin };
  const furnished = { ...acting, street_admin: street, employer_liaison: liaison, member, friend };
  const rest = await furnish(place, mark, furnished, people);
  const hands = await handsOf(world, {
    ...furnished,
    security_admin: as(admin.personOf(PHONES.security), { role: "security_admin", unitId: ROOT_UNIT }, "安全"),
    compound_lead: as(people[2] as string, { role: "compound_lead", unitId: tree.compound }, "楼长"),
    team_leader: as(people[2] as string, { role: "team_leader", unitId: tree.community, team: "environment" }, "队长"),
    post_organiser: as(
      people[2] as string,
      { role: "post_organiser", unitId: tree.community, postId: rest.ids.postId?.[0] as PostId },
      "组织者",
    ),
  });
  return { ...place, mark, hands, employer, ...rest, ids: { ...rest.ids, employerId: [employer] } };
}

async function handsOf(world: World, acting: Record<keyof Estate["hands"], Context>): Promise<Estate["hands"]> {
  const made = Object.entries(acting).map(async ([name, ctx]): Promise<[string, Hand]> => {
    const { district, personId, grant, name: title } = ctx.actor;
    const now = world.as(district, personId as PersonId, grant, title);
    return [name, { role: grant.role as Role, ctx: now, cookie: await cookieOf(now) }];
  });
  return Object.fromEntries(await Promise.all(made)) as Estate["hands"];
}

/** The same people with sessions of now. */
export async function renewHands(estate: Estate): Promise<Estate> {
  const acting = Object.fromEntries(Object.entries(estate.hands).map(([name, hand]) => [name, hand.ctx]));
  return { ...estate, hands: await handsOf(estate.world, acting as Record<keyof Estate["hands"], Context>) };
}
