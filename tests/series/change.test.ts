import { editPost, listMyClaims, makeClaim, movePost, viewPost } from "@rengang/core/claims";
import { advanceJob, failJob } from "@rengang/core/jobs";
import { listNotifications } from "@rengang/core/notifications";
import { cancelPost } from "@rengang/core/posts";
import {
  cancelSeries,
  changeSeries,
  extendSeries,
  planSeries,
  previewSeriesChange,
  resumeSeries,
  viewSeries,
} from "@rengang/core/series";
import { jobSteps } from "@rengang/functions/jobs/registry";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMembers, makeNeighbourhood } from "../support/people";
import { asked, fresh, published, systemOf } from "../support/series";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

describe("a series from a day on", () => {
  test("a change from a day on leaves what was changed, moved or called off by itself, and reports what was refused", async () => {
    const { place, id, posts } = await published(world);
    const people = await addAcceptedMembers(place, 2);
    const [, second, third, fourth, fifth] = posts;
    for (const m of people) await makeClaim(m, fifth?.id as never, {});
    await editPost(place.worker, second?.id as never, { title: "换了名字" });
    await cancelPost(place.worker, third?.id as never, { reason: "下雨" });
    const moved = { startsAt: "2026-12-06T01:00:00Z", endsAt: "2026-12-06T03:00:00Z", reason: "改到周日" };
    await movePost(place.worker, fourth?.id as never, moved);
    await world.settle();
    expect(await previewSeriesChange(place.worker, id, { from: "2026-11-21", places: 1 })).toEqual({
      sessions: 3,
      own: 2,
      holders: 2,
      waiting: 0,
      short: [fifth?.day],
    });
    await changeSeries(fresh(place), id, { from: "2026-11-21", facts: { place: "南门", places: 1 } });
    await world.settle();
    const after = await viewSeries(place.worker, id);
    expect(after.job?.result).toMatchObject({
      changed: 2,
      own: 2,
      ownOn: `${second?.day}; ${fourth?.day}`,
      refused: 1,
      refusedOn: `${fifth?.day} post.places_below_taken`,
    });
    expect(after.posts.map((p) => p.own)).toEqual([
      undefined,
      "changed",
      undefined,
      "moved",
      ...Array(3).fill(undefined),
    ]);
    expect(after.posts[3]).toMatchObject({ day: fourth?.day, startsAt: "2026-12-06T01:00:00Z", state: "open" });
    expect(after.facts.place).toBe("南门");
    expect(after.posts.map((p) => p.title)[1]).toBe("换了名字");
    expect(after.posts[0]?.places).toBe(2);
    expect(after.posts.at(-1)?.places).toBe(1);
  });

  test("a series called off from a day on tells everyone and frees their time", async () => {
    const { place, id, posts } = await published(world);
    const [member] = await addAcceptedMembers(place, 1);
    if (!member) throw new Error("a member");
    await makeClaim(member, posts[0]?.id as never, {});
    await makeClaim(member, posts[6]?.id as never, {});
    await cancelSeries(fresh(place), id, { from: "2026-12-01", reason: "冬季暂停" });
    await world.settle();
    expect((await listMyClaims(member)).claims.map((c) => c.post.id)).toEqual([posts[0]?.id]);
    const told = (await listNotifications(member, {})).notifications.filter((n) => n.code === "post.cancelled");
    expect(told.map((n) => n.facts.reason)).toEqual(["冬季暂停"]);
    expect((await viewSeries(place.worker, id)).posts.map((p) => p.state)).toEqual([
      ...Array(3).fill("open"),
      ...Array(4).fill("cancelled"),
    ]);
  });

  test("what a change does not name stays, in every session", async () => {
    const facts = { description: "带上手套", bring: "手套", contactName: "周慧" };
    const { place, id, posts } = await published(world, facts);
    await changeSeries(fresh(place), id, { from: "2026-11-12", facts: { place: "南门" } });
    await world.settle();
    expect((await viewSeries(place.worker, id)).facts).toMatchObject({ ...facts, place: "南门" });
    for (const { id: post } of posts)
      expect(await viewPost(place.worker, post)).toMatchObject({ ...facts, place: "南门" });
    const nothing = changeSeries(fresh(place), id, { from: "2026-11-12", facts: {} });
    await expect(nothing).rejects.toMatchObject({ facts: { fields: [{ path: "facts", problem: "missing" }] } });
  });

  test("a later change reaches sessions that an earlier one did not, and whatever was written by hand survives both", async () => {
    const { place, id, posts } = await published(world);
    await editPost(fresh(place), posts[3]?.id as never, { description: "这一次在室内" });
    await changeSeries(fresh(place), id, { from: "2026-12-01", facts: { places: 3 } });
    await world.settle();
    await changeSeries(fresh(place), id, { from: "2026-11-12", facts: { description: "在室外", places: 4 } });
    await world.settle();
    const after = await viewSeries(place.worker, id);
    expect(after.job?.result).toMatchObject({ changed: 6, own: 1, refused: 0 });
    expect(after.posts.map((p) => p.places)).toEqual([4, 4, 4, 2, 4, 4, 4]);
    expect((await viewPost(place.worker, posts[3]?.id as never)).description).toBe("这一次在室内");
  });

  test("a deadline changes with its distance from each session, also for those added later", async () => {
    const { place, id } = await published(world);
    await changeSeries(fresh(place), id, { from: "2026-11-12", claimHoursBefore: 24 });
    await world.settle();
    await extendSeries(fresh(place), id, { until: "2027-01-09" });
    await world.settle();
    const { posts } = await viewSeries(place.worker, id);
    const deadlines = await Promise.all(posts.map(async (p) => (await viewPost(place.worker, p.id)).claimBy));
    expect(deadlines).toEqual(
      posts.map((p) => new Date(Date.parse(p.startsAt ?? "") - 86_400_000).toISOString().replace(".000", "")),
    );
  });

  test("called off, sessions that went their own way stay until they are named too", async () => {
    const { place, id, posts } = await published(world);
    await editPost(fresh(place), posts[5]?.id as never, { title: "换了名字" });
    const moved = { startsAt: "2026-12-27T01:00:00Z", endsAt: "2026-12-27T03:00:00Z", reason: "改到周日" };
    await movePost(fresh(place), posts[6]?.id as never, moved);
    await world.settle();
    await cancelSeries(fresh(place), id, { from: "2026-12-12", reason: "冬季暂停" });
    await world.settle();
    const some = await viewSeries(place.worker, id);
    expect(some.job?.result).toMatchObject({ changed: 1, own: 2 });
    expect(some.posts.map((p) => p.state).slice(4)).toEqual(["cancelled", "open", "open"]);
    expect(await previewSeriesChange(place.worker, id, { from: "2026-12-12", all: true })).toMatchObject({
      sessions: 2,
      own: 0,
    });
    await cancelSeries(fresh(place), id, { from: "2026-12-12", reason: "冬季暂停", all: true });
    await world.settle();
    expect((await viewSeries(place.worker, id)).posts.map((p) => p.state).slice(4)).toEqual(Array(3).fill("cancelled"));
  });

  test("steps that run twice do and count everything once", async () => {
    const { place, id } = await published(world);
    const { jobId } = await cancelSeries(fresh(place), id, { from: "2026-11-12", reason: "冬季暂停" });
    const [job] = [(await viewSeries(place.worker, id)).job];
    expect(job?.state).toBe("running");
    await Promise.all([1, 2, 3].map(() => advanceJob(systemOf(place), jobId, jobSteps)));
    await world.settle();
    expect((await viewSeries(place.worker, id)).job).toMatchObject({
      state: "done",
      result: { changed: 7, refused: 0 },
    });
  });

  test("the same change asked for twice is one; another one waits until the series rests", async () => {
    const { place, id } = await published(world);
    const change = { from: "2026-11-12", facts: { place: "南门" } };
    const [one, two] = await Promise.all([
      changeSeries(fresh(place), id, change),
      changeSeries(fresh(place), id, change),
    ]);
    expect(two.jobId).toBe(one.jobId);
    const other = cancelSeries(fresh(place), id, { from: "2026-11-12", reason: "暂停" });
    await expect(other).rejects.toMatchObject({ code: "series.busy" });
  });

  test("a series whose publishing was given up says so, and goes on where it stopped", async () => {
    const place = await makeNeighbourhood(world);
    const { id, jobId } = await planSeries(place.worker, asked(place));
    await failJob(systemOf(place), jobId);
    const change = changeSeries(fresh(place), id, { from: "2026-11-12", facts: { place: "南门" } });
    await expect(change).rejects.toMatchObject({ code: "series.unfinished" });
    await resumeSeries(fresh(place), id);
    await world.settle();
    expect((await viewSeries(place.worker, id)).posts).toHaveLength(7);
  });
});
