import { assignClaim, makeClaim } from "@rengang/core/claims";
import type { Context } from "@rengang/core/context";
import { listCandidates } from "@rengang/core/matching";
import { addMember, editSelf } from "@rengang/core/members";
import { giveGrant } from "@rengang/core/people";
import { publishPost } from "@rengang/core/posts";
import { answerNotice } from "@rengang/core/privacy";
import { acceptRegistrations, reportIn } from "@rengang/core/registrations";
import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addAcceptedMember as addAccepted,
  addAcceptedMembers,
  addPerson,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function addNamed(place: Neighbourhood, name: string, n: number, unitId: UnitId = place.community) {
  const { id } = await addMember(place.admin, { name, phone: phoneOf(500 + n), unitId });
  const member = world.as(place.district, id as PersonId, { role: "member", unitId }, name);
  await reportIn(member, { unitId });
  await acceptRegistrations(place.admin, { personIds: [id] });
  return willing(member);
}

/** Has agreed to be suggested. */
async function willing(member: Context): Promise<Context> {
  await answerNotice(member, { version: 1, agreed: ["candidates"] });
  return member;
}
const addAcceptedMember = async (place: Neighbourhood, n: number) => willing(await addAccepted(place, n));

async function addStreetAdmin(place: Neighbourhood): Promise<Context> {
  const phone = "19900000300";
  await giveGrant(place.admin, { name: "李干事", phone, role: "street_admin", unitId: place.street });
  return world.as(
    place.district,
    place.admin.personOf(phone),
    { role: "street_admin", unitId: place.street },
    "李干事",
  );
}

describe("members for a post", () => {
  test("whoever has not agreed to be suggested, or no longer does, is not among them", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAccepted(place, 1);
    const post = await makePost(place);
    const names = async () => (await listCandidates(place.worker, post, {})).candidates.map((c) => c.name);
    expect(await names()).toEqual([]);
    await willing(member);
    expect(await names()).toEqual(["党员1"]);
    await answerNotice(member, { version: 1, agreed: [] });
    expect(await names()).toEqual([]);
    expect(await assignClaim(place.worker, post, { personId: member.actor.personId })).toMatchObject({
      state: "claimed",
    });
  });

  test("those who meet every rule and are free, or said nothing of it, come by name with why they fit", async () => {
    const place = await makeNeighbourhood(world);
    const [wang, chen, li, zhao] = await Promise.all(
      ["王芳", "陈静", "李强", "赵敏"].map((name, n) => addNamed(place, name, n)),
    );
    if (!wang || !chen || !li || !zhao) throw new Error("four members");
    await editSelf(wang, { freeTimes: ["weekend_day"], skills: ["电工"] });
    await editSelf(li, { freeTimes: ["weekday_evening"], skills: ["电工"] });
    await editSelf(chen, { skills: ["电工"] });
    const post = await makePost(place, { skills: ["电工"] });
    const { candidates, cursor } = await listCandidates(place.worker, post, {});
    expect(candidates.map((c) => [c.name, c.saidFree, c.fits])).toEqual([
      ["陈静", false, ["near", "skill"]],
      ["王芳", true, ["near", "time", "skill"]],
    ]);
    expect(cursor).toBeUndefined();
    // Who was offered can be given the place: the same rules decide.
    expect(await assignClaim(place.worker, post, { personId: wang.actor.personId })).toMatchObject({
      state: "claimed",
    });
    const after = await listCandidates(place.worker, post, {});
    expect(after.candidates.map((c) => c.name)).toEqual(["陈静"]);
  });

  test("whoever is busy then, has not been accepted, or lives elsewhere is not among them", async () => {
    const place = await makeNeighbourhood(world);
    const busy = await addAcceptedMember(place, 1);
    await addPerson(place, 2);
    await addNamed(place, "外社区", 3, place.elsewhere);
    await addAcceptedMember(place, 4);
    await makeClaim(busy, await makePost(place, { title: "同时另一场" }), {});
    const { candidates } = await listCandidates(place.worker, await makePost(place), {});
    expect(candidates.map((c) => c.name)).toEqual(["党员4"]);
  });

  test("a street's post asks its communities in the order of the tree, and phones are masked above the community", async () => {
    const place = await makeNeighbourhood(world);
    await addNamed(place, "张伟", 1);
    await addNamed(place, "阿明", 2, place.elsewhere);
    const street = await addStreetAdmin(place);
    const facts = { title: "街道巡逻", team: "watch", unitId: place.street, place: "广场", places: 9 } as const;
    const post = await publishPost(street, { ...facts, startsAt: inHours(48), endsAt: inHours(50) });
    const { candidates } = await listCandidates(street, post.id, {});
    expect(candidates.map((c) => [c.name, c.unitName])).toEqual([
      ["张伟", "梧桐社区"],
      ["阿明", "清河社区"],
    ]);
    expect(candidates[0]?.phone).toMatch(/^199\*{4}\d{4}$/);
    await expect(listCandidates(place.worker, post.id, {})).rejects.toMatchObject({ code: "permission.denied" });
    const own = await listCandidates(place.worker, await makePost(place), {});
    expect(own.candidates[0]?.phone).toBe(phoneOf(501));
  });

  test("a page asks a hundred members; all pages together hold everybody once, and a search narrows", async () => {
    const place = await makeNeighbourhood(world);
    for (const member of await addAcceptedMembers(place, 230)) await willing(member);
    const post = await makePost(place);
    const cookie = await cookieOf(place.worker);
    const names: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const before = { ...world.meter };
      const path = `/posts/${post}/candidates${cursor ? `?cursor=${cursor}` : ""}`;
      const page = await (await world.request(path, { cookie })).json();
      expect(page.candidates.length).toBeLessThanOrEqual(100);
      // The roster of 230, a hundred calendars, the post and the session.
      expect(world.meter.reads - before.reads).toBeLessThanOrEqual(70);
      names.push(...page.candidates.map((c: { name: string }) => c.name));
      cursor = page.cursor;
      pages += 1;
    } while (cursor);
    expect([pages, names.length, new Set(names).size]).toEqual([3, 230, 230]);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "zh-CN")));
    const { candidates } = await listCandidates(place.worker, post, { search: "党员1001" });
    expect(candidates.map((c) => c.name)).toEqual(["党员1001"]);
    expect((await world.request(`/posts/${post}/candidates?cursor=x`, { cookie })).status).toBe(422);
  });

  test("no answer says how much anybody has served", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 1);
    const { candidates } = await listCandidates(place.worker, await makePost(place), {});
    expect(Object.keys(candidates[0] ?? {}).sort()).toEqual(
      ["compoundName", "employerName", "fits", "name", "personId", "phone", "saidFree", "unitName"].sort(),
    );
  });
});
