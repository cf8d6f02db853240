import { editPost, listMyClaims, listPosts, makeClaim, viewPost } from "@rengang/core/claims";
import { openContext } from "@rengang/core/context";
import { listNotifications } from "@rengang/core/notifications";
import { approvePost, cancelPost, closePost, proposePost, publishPost, returnPost } from "@rengang/core/posts";
import { moveRegistration } from "@rengang/core/registrations";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, inHours, makeNeighbourhood, makePost } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("sessions stand in the order of time and standing duties after them", async () => {
  const place = await makeNeighbourhood(world);
  await makePost(place, { title: "后", startsAt: inHours(72), endsAt: inHours(74) });
  await makePost(place, { title: "常设", startsAt: undefined, endsAt: undefined });
  await makePost(place, { title: "先", startsAt: inHours(24), endsAt: inHours(26) });
  const { posts } = await listPosts(place.worker, {});
  expect(posts.map((p) => p.title)).toEqual(["先", "后", "常设"]);
});

test("the same publication sent twice with one idempotency key is one post; another body under that key is refused", async () => {
  const place = await makeNeighbourhood(world);
  const facts = { title: "清洁", team: "environment", unitId: place.community, place: "北门", places: 3 } as const;
  const again = () => openContext(world.platform, place.worker.actor, requestId(), "key-1");
  const [a, b] = await Promise.all([publishPost(again(), facts), publishPost(again(), facts)]);
  expect(a.id).toBe(b.id);
  expect((await listPosts(place.worker, {})).posts).toHaveLength(1);
  await expect(publishPost(again(), { ...facts, title: "别的" })).rejects.toMatchObject({
    code: "idempotency.mismatch",
  });
});

test("places never fall below those taken", async () => {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place, { places: 3 });
  for (const n of [1, 2]) await makeClaim(await addAcceptedMember(place, n), post, {});
  await expect(editPost(place.worker, post, { places: 1 })).rejects.toMatchObject({
    code: "post.places_below_taken",
    facts: { taken: 2 },
  });
  expect((await editPost(place.worker, post, { places: 2, title: "改名" })).title).toBe("改名");
});

test("a post that is called off frees everyone's time and tells them why", async () => {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place, { places: 1 });
  const [holder, waiter] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
  await makeClaim(holder, post, {});
  await makeClaim(waiter, post, { wait: true });
  await cancelPost(place.worker, post, { reason: "暴雨" });
  await world.settle();
  for (const member of [holder, waiter]) {
    expect((await listMyClaims(member)).claims).toEqual([]);
    const { notifications } = await listNotifications(member, {});
    expect(notifications.find((n) => n.code === "post.cancelled")?.facts.reason).toBe("暴雨");
  }
  const other = await makePost(place, { title: "另一场" });
  expect(await makeClaim(holder, other, {})).toMatchObject({ state: "claimed" });
});

test("a member's own post is seen by nobody else until the community approves it", async () => {
  const place = await makeNeighbourhood(world);
  const [author, neighbour] = [await addAcceptedMember(place, 1, ["摄影"]), await addAcceptedMember(place, 2)];
  const { id } = await proposePost(author, {
    title: "为老人拍照",
    team: "n:摄影",
    place: "活动室",
    places: 2,
    startsAt: inHours(48),
    endsAt: inHours(50),
  });
  expect((await listPosts(neighbour, {})).posts).toEqual([]);
  await expect(viewPost(neighbour, id)).rejects.toMatchObject({ code: "thing.missing" });
  expect((await approvePost(place.worker, id)).state).toBe("open");
  await world.settle();
  expect((await listNotifications(author, {})).notifications.map((n) => n.code)).toContain("post.approved");
  expect(await makeClaim(neighbour, id, {})).toMatchObject({ state: "claimed" });
});

test("a proposal that is given back carries the reason to its author", async () => {
  const place = await makeNeighbourhood(world);
  const author = await addAcceptedMember(place, 1);
  const { id } = await proposePost(author, { title: "理发", team: "n:理发", place: "活动室", places: 1 });
  await returnPost(place.worker, id, { reason: "请写明时间" });
  expect(await viewPost(author, id)).toMatchObject({ state: "returned", reason: "请写明时间" });
  await world.settle();
  const told = (await listNotifications(author, {})).notifications.find((n) => n.code === "post.returned");
  expect(told?.facts.reason).toBe("请写明时间");
  await expect(approvePost(place.worker, id)).rejects.toMatchObject({ code: "post.not_proposed" });
});

test("a closed post takes no further claims and keeps those it has", async () => {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place);
  const [first, late] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
  await makeClaim(first, post, {});
  await closePost(place.worker, post);
  await expect(makeClaim(late, post, {})).rejects.toMatchObject({ code: "claim.post_not_open" });
  expect((await listMyClaims(first)).claims).toHaveLength(1);
});

test.each([
  ["an end before its start", { startsAt: inHours(50), endsAt: inHours(48) }, "endsAt"],
  ["more than a day long", { startsAt: inHours(48), endsAt: inHours(80) }, "endsAt"],
  ["no place at all", { places: 0 }, "places"],
  ["a team that does not exist", { team: "cooking" }, "team"],
])("a post with %s is refused at its field", async (_, facts, path) => {
  const place = await makeNeighbourhood(world);
  const refused = makePost(place, facts as Parameters<typeof makePost>[1]);
  await expect(refused).rejects.toMatchObject({ code: "input.invalid", facts: { fields: [{ path }] } });
});

test("a session that has begun is not published", async () => {
  const place = await makeNeighbourhood(world);
  await expect(makePost(place, { startsAt: inHours(-1), endsAt: inHours(1) })).rejects.toMatchObject({
    code: "post.in_the_past",
  });
});

test("a worker publishes in the own community alone", async () => {
  const place = await makeNeighbourhood(world);
  await expect(makePost(place, { unitId: place.elsewhere })).rejects.toMatchObject({ code: "permission.denied" });
});

test("a member who moved since signing in sees the posts of the new community", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  await expect(listPosts(member, { unitId: place.elsewhere })).rejects.toMatchObject({ code: "thing.missing" });
  const personId = member.actor.personId as PersonId;
  await moveRegistration(place.worker, { personId, unitId: place.elsewhere, reason: "搬家" });
  expect((await listPosts(member, { unitId: place.elsewhere })).posts).toEqual([]);
});
