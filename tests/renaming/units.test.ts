import { listMembers, memberItem } from "@rengang/core/members";
import { giveGrant, listGrants } from "@rengang/core/people";
import { loadDetail } from "@rengang/core/posts";
import { acceptRegistrations, reportIn } from "@rengang/core/registrations";
import { addUnit, editUnit, loadUnits } from "@rengang/core/units";
import { ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addAcceptedMember,
  addAcceptedMembers,
  addPerson,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import { later } from "../support/service";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function rename(place: Neighbourhood, unitId: UnitId, name: string): Promise<void> {
  await editUnit(place.admin, unitId, { name });
  await world.settle();
}

const membersOf = async (place: Neighbourhood, unitId = place.community) =>
  (await listMembers(place.admin, { unitId })).members;
const placesOf = async (place: Neighbourhood) =>
  (await listGrants(place.admin)).grants.filter((g) => g.unitId === place.community).map((g) => g.placeName);
const shownTo = async (cookie: string) =>
  (await (await world.request("/sessions/me", { cookie })).json()).acting.unitName;

test("a community's new name reaches its members, roles, sessions and posts ahead; another community keeps its own", async () => {
  const place = await makeNeighbourhood(world);
  await addAcceptedMember(place, 1);
  await addPerson(place, 2, place.elsewhere);
  await giveGrant(place.admin, {
    name: "吴队",
    phone: phoneOf(30),
    role: "team_leader",
    unitId: place.community,
    team: "legal",
  });
  const post = await makePost(place);
  const worker = await signIn(world, place.district, "19900000200");
  const member = await signIn(world, place.district, phoneOf(1));
  await rename(place, place.community, "新桐社区");
  expect((await membersOf(place)).map((m) => m.unitName)).toEqual(["新桐社区"]);
  expect((await membersOf(place, place.elsewhere)).map((m) => m.unitName)).toEqual(["清河社区"]);
  expect((await placesOf(place)).sort()).toEqual(["新桐社区", "新桐社区 · 法律咨询"]);
  expect((await loadDetail(place.worker, post))?.unitName).toBe("新桐社区");
  expect([await shownTo(worker), await shownTo(member)]).toEqual(["新桐社区", "新桐社区"]);
});

test("a compound's new name reaches those who live there, whose community stays", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 3);
  await reportIn(member, { unitId: place.community, compoundId: place.compound, skills: [] });
  await rename(place, place.compound, "梧桐雅苑");
  expect(await membersOf(place)).toMatchObject([{ unitName: "梧桐社区", compoundName: "梧桐雅苑" }]);
});

test("more members than one step takes are all reached, and what is up to date is not written again", async () => {
  const place = await makeNeighbourhood(world);
  await addAcceptedMembers(place, 130);
  await rename(place, place.community, "新桐社区");
  const rows = await place.admin.table.queryAll(memberItem, { pk: `MEMBERS#${place.community}`, index: 1 });
  expect(rows.map((row) => row.unitName)).toEqual(Array(130).fill("新桐社区"));
  const versions = rows.map((row) => row.version);
  await editUnit(place.admin, place.community, { name: "新桐社区" });
  await world.settle();
  const after = await place.admin.table.queryAll(memberItem, { pk: `MEMBERS#${place.community}`, index: 1 });
  expect(after.map((row) => row.version)).toEqual(versions);
});

test("of two new names the later one stays everywhere, and both former ones are known", async () => {
  const place = await makeNeighbourhood(world);
  await addAcceptedMember(place, 1);
  await editUnit(place.admin, place.community, { name: "新桐社区" });
  await editUnit({ ...place.admin, now: place.admin.now + 1 }, place.community, { name: "梧桐苑社区" });
  await world.settle();
  expect((await membersOf(place)).map((m) => m.unitName)).toEqual(["梧桐苑社区"]);
  const unit = (await loadUnits(place.admin)).find(({ id }) => id === place.community);
  expect(unit?.formerNames).toEqual(["新桐社区", "梧桐社区"]);
  await rename(place, place.community, "梧桐社区");
  const back = (await loadUnits(place.admin)).find(({ id }) => id === place.community);
  expect(back).toMatchObject({ name: "梧桐社区", formerNames: ["梧桐苑社区", "新桐社区"] });
});

test("whoever is accepted while the name changes has the new one in the end", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 5);
  const accepted = member.actor.personId;
  await Promise.all([
    editUnit(place.admin, place.community, { name: "新桐社区" }),
    acceptRegistrations(place.worker, { personIds: [accepted] }).catch(() => undefined),
  ]);
  await world.settle();
  expect((await membersOf(place)).map((m) => m.unitName)).toEqual(["新桐社区"]);
});

test("a name that a sibling bears is refused, another street's may be the same, and the district's is not set here", async () => {
  const place = await makeNeighbourhood(world);
  await expect(editUnit(place.admin, place.community, { name: "清河社区" })).rejects.toMatchObject({
    code: "unit.name_taken",
  });
  const street = await addUnit(place.admin, { parentId: ROOT_UNIT, name: "望江街道" });
  const other = await addUnit(place.admin, { parentId: street.id, name: "临水社区" });
  expect(await editUnit(place.admin, other.id, { name: "清河社区" })).toMatchObject({ name: "清河社区" });
  await expect(editUnit(place.admin, ROOT_UNIT, { name: "别的区" })).rejects.toMatchObject({
    code: "unit.district_name",
  });
});

test("a post that is over was announced under the name of then", async () => {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place);
  world.pass(4 * DAY);
  await editUnit(later(place, place.admin), place.community, { name: "新桐社区" });
  await world.settle();
  expect((await loadDetail(place.worker, post))?.unitName).toBe("梧桐社区");
});
