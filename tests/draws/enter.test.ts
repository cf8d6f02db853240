import { makeClaim } from "@rengang/core/claims";
import { enterDraw, sealDraw, takeBackEntry, viewDraw } from "@rengang/core/draws";
import { entryItem } from "@rengang/core/draws/items";
import { cancelPost, publishDraft } from "@rengang/core/posts";
import { runDue } from "@rengang/functions/jobs/due";
import { sha256 } from "@rengang/kernel/crypto";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addAcceptedMembers, addPerson, makeNeighbourhood, makePost } from "../support/people";
import { later, nth } from "../support/service";
import { makeWorld, type World } from "../support/world";
import { fromNow, idOf, isDrawn, type Member, makeFairPost, system, toldOf } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

describe("entering a fair opening", () => {
  test("entering twice is one entry with one answer; taken back it is gone, and one may enter again", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    const [member] = (await addAcceptedMembers(place, 1)) as [Member];
    const first = await enterDraw(member, post);
    expect(await enterDraw(later(place, member), post)).toEqual(first);
    const [again, same] = await Promise.all([
      enterDraw(later(place, member), post),
      enterDraw(later(place, member), post),
    ]);
    expect([again, same]).toEqual([first, first]);
    expect((await viewDraw(member, post)).mine).toMatchObject({ ticket: first.ticket });
    await takeBackEntry(later(place, member), post);
    await takeBackEntry(later(place, member), post);
    expect(await viewDraw(member, post)).not.toHaveProperty("mine");
    expect((await enterDraw(later(place, member), post)).ticket).toBe(first.ticket);
  });

  test("asks every personal rule of claiming first, and tells beforehand what stands against it", async () => {
    const place = await makeNeighbourhood(world);
    const skilled = await makeFairPost(place, { skills: ["电工"] });
    const stranger = await addPerson(place, 1);
    const member = await addAcceptedMember(place, 2);
    await expect(enterDraw(stranger, skilled)).rejects.toMatchObject({ code: "claim.not_registered" });
    await expect(enterDraw(member, skilled)).rejects.toMatchObject({ code: "claim.skill_needed" });
    expect((await viewDraw(member, skilled)).against).toMatchObject([{ rule: "claim.skill_needed" }]);
    const other = await makePost(place, { startsAt: fromNow(world, 49), endsAt: fromNow(world, 51) });
    await makeClaim(member, other, {});
    const fair = await makeFairPost(place);
    await expect(enterDraw(later(place, member), fair)).rejects.toMatchObject({ code: "claim.overlap" });
  });

  test("is refused before the opening and from the moment of the draw on, whether or not it has been sealed yet", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place, { openAt: fromNow(world, 0.5) });
    const [a, b] = (await addAcceptedMembers(place, 2)) as [Member, Member];
    await expect(enterDraw(a, post)).rejects.toMatchObject({ code: "claim.not_open_yet" });
    world.pass(0.6 * HOUR);
    const entered = await enterDraw(later(place, a), post);
    world.pass(HOUR);
    await expect(enterDraw(later(place, b), post)).rejects.toMatchObject({ code: "draw.over" });
    await expect(takeBackEntry(later(place, a), post)).rejects.toMatchObject({ code: "draw.over" });
    // Asked again because the answer was lost, an entry is still acknowledged.
    expect(await enterDraw(later(place, a), post)).toEqual(entered);
  });

  test("is for posts that open fairly, and not before a draft is shown", async () => {
    const place = await makeNeighbourhood(world);
    const [member] = (await addAcceptedMembers(place, 1)) as [Member];
    const plain = await makePost(place, { startsAt: fromNow(world, 48), endsAt: fromNow(world, 50) });
    await expect(enterDraw(member, plain)).rejects.toMatchObject({ code: "draw.not_fair" });
    await expect(viewDraw(member, plain)).rejects.toMatchObject({ code: "thing.missing" });
    const draft = await makeFairPost(place, { draft: true });
    await expect(enterDraw(member, draft)).rejects.toMatchObject({ code: "thing.missing" });
    expect((await viewDraw(place.worker, draft)).state).toBe("planned");
    await publishDraft(later(place, place.worker), draft);
    expect(await enterDraw(member, draft)).toMatchObject({ postId: draft });
  });

  test("while entries are taken nobody is told how many there are, nor the seed, only its hash", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    const members = await addAcceptedMembers(place, 3);
    for (const member of members) await enterDraw(member, post);
    for (const reader of [nth(members, 0), place.worker]) {
      const draw = await viewDraw(later(place, reader), post);
      expect(draw).toMatchObject({ state: "gathering", seedHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      for (const field of ["seed", "entries", "list", "pages"]) expect(draw).not.toHaveProperty(field);
    }
  });
});

describe("sealing", () => {
  test("an entry that was acknowledged is in the list, and none that was refused, however the seal falls between them", async () => {
    const place = await makeNeighbourhood(world);
    for (let round = 0; round < 4; round++) {
      const post = await makeFairPost(place, { places: 3 });
      const members = await addAcceptedMembers(place, 24, 2000 + round * 100);
      const early = members.map((member) => later(place, member));
      const leaving = early.slice(20);
      for (const member of leaving) await enterDraw(member, post);
      world.pass(HOUR);
      const clock = system(place);
      const entering = early.slice(0, 20).map((member) => enterDraw(member, post).then(() => idOf(member)));
      const going = leaving.map((member) => takeBackEntry(member, post).then(() => idOf(member)));
      const [entered, left, sealed] = await Promise.all([
        Promise.allSettled(entering),
        Promise.allSettled(going),
        sealDraw(clock, post),
      ]);
      expect(sealed).toBe(true);
      const done = (all: PromiseSettledResult<string>[]) =>
        all.flatMap((r) => (r.status === "fulfilled" ? [r.value] : []));
      const refused = [...entered, ...left].flatMap((r) => (r.status === "rejected" ? [r.reason.code] : []));
      expect(new Set([...refused, "draw.over"])).toEqual(new Set(["draw.over"]));
      const expected = [...done(entered), ...leaving.map(idOf).filter((id) => !done(left).includes(id))].sort();
      const entries = await place.admin.table.queryAll(entryItem, {
        pk: `POST#${post}`,
        begins: "ENTRY#",
        strong: true,
      });
      expect(entries.map((e) => e.personId)).toEqual(expected);
      await world.settle();
      expect(await isDrawn(place, post)).toBe(true);
      expect((await viewDraw(later(place, place.worker), post)).entries).toBe(expected.length);
    }
  });

  test("the hash that was published before anybody entered is that of the seed published after", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    const { seedHash } = await viewDraw(place.worker, post);
    const [member] = (await addAcceptedMembers(place, 1)) as [Member];
    await enterDraw(member, post);
    world.pass(HOUR);
    await runDue(world.platform);
    await world.settle();
    const draw = await viewDraw(later(place, member), post);
    expect(draw.state).toBe("drawn");
    expect(draw.seedHash).toBe(seedHash);
    expect(sha256(draw.seed ?? "")).toBe(seedHash);
  });

  test("is not done before its moment, and once only, however many clocks strike", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    expect(await sealDraw(system(place), post)).toBe(false);
    world.pass(HOUR);
    const sealed = await Promise.all([1, 2, 3, 4].map(() => sealDraw(system(place), post)));
    expect(sealed.filter(Boolean)).toHaveLength(1);
    expect(await sealDraw(system(place), post)).toBe(false);
  });
});

describe("a fair opening that is called off", () => {
  test("tells everyone who had entered why, once, and is never drawn", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    const members = await addAcceptedMembers(place, 3);
    for (const member of members.slice(0, 2)) await enterDraw(member, post);
    await cancelPost(later(place, place.worker), post, { reason: "场地不开放" });
    await world.settle();
    world.pass(HOUR);
    await runDue(world.platform);
    await world.settle();
    expect(await Promise.all(members.map(toldOf))).toEqual([["post.cancelled"], ["post.cancelled"], []]);
    expect(await sealDraw(system(place), post)).toBe(false);
    const draw = await viewDraw(later(place, nth(members, 0)), post);
    expect(draw).toMatchObject({ state: "cancelled", mine: { ticket: expect.any(String) } });
    expect(draw).not.toHaveProperty("seed");
  });
});
