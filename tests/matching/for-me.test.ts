import { makeClaim } from "@rengang/core/claims";
import { listPostsForMe } from "@rengang/core/matching";
import { editSelf } from "@rengang/core/members";
import { closePost, proposePost, publishPost } from "@rengang/core/posts";
import { acceptRegistrations, reportIn } from "@rengang/core/registrations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addPerson, inHours, makeNeighbourhood, makePost } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

// The fixed start is a Thursday, nine in the morning: 48 hours later it is Saturday.
const SATURDAY = { startsAt: inHours(48), endsAt: inHours(50) };
const MONDAY_EVENING = { startsAt: inHours(106), endsAt: inHours(108) };
const titles = (posts: { title: string }[]) => posts.map((post) => post.title);

describe("posts for me", () => {
  test("what I may take stands before what I may not, what suits in more ways first, and each says why it suits", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1, ["电工"]);
    await editSelf(me, { freeTimes: ["weekend_day"], teams: ["watch"] });
    await makePost(place, { title: "只是近", ...MONDAY_EVENING, startsAt: inHours(40), endsAt: inHours(41) });
    await makePost(place, { title: "近且有空", ...SATURDAY });
    await makePost(place, { title: "都合适", ...SATURDAY, skills: ["电工"], team: "repair" });
    await makePost(place, { title: "没有资格", skills: ["法律"], startsAt: inHours(30), endsAt: inHours(31) });
    await publishPost(place.admin, {
      title: "全区义务联防",
      team: "watch",
      unitId: "unt_0",
      place: "体育场",
      places: 50,
      ...SATURDAY,
    });
    const { posts, more } = await listPostsForMe(me, {});
    expect(posts.map((post) => [post.title, post.fits])).toEqual([
      ["都合适", ["near", "time", "skill"]],
      ["近且有空", ["near", "time"]],
      ["全区义务联防", ["time", "team"]],
      ["只是近", ["near"]],
      ["没有资格", ["near"]],
    ]);
    expect(posts.at(-1)?.against.map((check) => check.rule)).toEqual(["claim.skill_needed"]);
    expect(more).toBe(false);
  });

  test("my own compound's posts are among them, another compound's are not", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addPerson(place, 1);
    await reportIn(me, { unitId: place.community, compoundId: place.compound });
    await acceptRegistrations(place.admin, { personIds: [me.actor.personId] });
    const neighbour = await addAcceptedMember(place, 2);
    await makePost(place, { title: "梧桐苑门岗", unitId: place.compound });
    expect(titles((await listPostsForMe(me, {})).posts)).toEqual(["梧桐苑门岗"]);
    expect(titles((await listPostsForMe(neighbour, {})).posts)).toEqual([]);
  });

  test("a place I hold says so and stands behind what I may still take; a full post with room in its line before it", async () => {
    const place = await makeNeighbourhood(world);
    const [me, other] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
    const held = await makePost(place, { title: "我的", startsAt: inHours(20), endsAt: inHours(21) });
    const full = await makePost(place, { title: "满员", places: 1, startsAt: inHours(25), endsAt: inHours(26) });
    await makePost(place, { title: "有空位", startsAt: inHours(90), endsAt: inHours(91) });
    await makeClaim(me, held, {});
    await makeClaim(other, full, {});
    const { posts } = await listPostsForMe(me, {});
    expect(posts.map((post) => [post.title, post.mine])).toEqual([
      ["有空位", undefined],
      ["满员", undefined],
      ["我的", "claimed"],
    ]);
  });

  test("what is closed, over, proposed or not published does not appear; a fair opening that gathers entries does", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    await closePost(place.worker, await makePost(place, { title: "停止认领" }));
    await makePost(place, { title: "草稿", draft: true });
    await proposePost(me, { title: "我的提议", team: "n:书法", place: "活动室", places: 2, ...SATURDAY });
    await makePost(place, { title: "抽签", drawAt: inHours(10) });
    const over = await makePost(place, { title: "已结束", startsAt: inHours(1), endsAt: inHours(2) });
    world.pass(3 * 3_600_000);
    const now = world.as(place.district, me.actor.personId as never, me.actor.grant);
    const { posts } = await listPostsForMe(now, {});
    world.pass(-3 * 3_600_000);
    expect(posts.map((post) => [post.title, post.state])).toEqual([["抽签", "gathering"]]);
    expect(posts.map((post) => post.id)).not.toContain(over);
  });

  test("a fair opening that gathers entries stands among what I may take, and says that it gives no places yet", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    await makePost(place, { title: "没有资格", skills: ["法律"], startsAt: inHours(30), endsAt: inHours(31) });
    await makePost(place, { title: "抽签", drawAt: inHours(10) });
    const { posts } = await listPostsForMe(me, {});
    expect(posts.map((post) => [post.title, post.against.map((check) => check.rule)])).toEqual([
      ["抽签", ["claim.post_not_open"]],
      ["没有资格", ["claim.skill_needed"]],
    ]);
  });

  test("it narrows by team, weekend and evening, over HTTP, with fields named when they are wrong", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await cookieOf(await addAcceptedMember(place, 1));
    await makePost(place, { title: "周六", ...SATURDAY });
    await makePost(place, { title: "周一晚", ...MONDAY_EVENING, team: "n:书法" });
    const found = async (query: string) =>
      titles((await (await world.request(`/posts/for-me?${query}`, { cookie })).json()).posts);
    expect(await found("")).toEqual(["周六", "周一晚"]);
    expect(await found("at=weekend")).toEqual(["周六"]);
    expect(await found("at=evening")).toEqual(["周一晚"]);
    expect(await found("team=n")).toEqual(["周一晚"]);
    expect(await found("team=environment&at=evening")).toEqual([]);
    expect((await world.request("/posts/for-me?at=never", { cookie })).status).toBe(422);
  });

  test("twenty posts cost three read units, and what lies behind a hundred sessions is told, standing duties included", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    for (let n = 0; n < 20; n++) await makePost(place, { startsAt: inHours(30 + n * 3), endsAt: inHours(32 + n * 3) });
    await listPostsForMe(me, {});
    const before = world.meter.reads;
    await listPostsForMe(me, {});
    expect(world.meter.reads - before).toBe(3);
    await makePost(place, { title: "常设岗", startsAt: undefined, endsAt: undefined });
    for (let n = 0; n < 81; n++) await makePost(place, { startsAt: inHours(91 + n), endsAt: inHours(92 + n) });
    const { posts, more } = await listPostsForMe(me, {});
    expect([posts.length, more, posts.at(-1)?.title]).toEqual([101, true, "常设岗"]);
  });
});
