import { makeClaim } from "@rengang/core/claims";
import { openContext } from "@rengang/core/context";
import { setDistrict } from "@rengang/core/districts";
import { advanceJob } from "@rengang/core/jobs";
import { extendSeries, listSeries, planSeries, previewSeries, viewSeries } from "@rengang/core/series";
import { jobSteps } from "@rengang/functions/jobs/registry";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMembers, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { asked, fresh, published, systemOf } from "../support/series";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

describe("series", () => {
  test("a plan is looked at before, published by a job, and every session is an ordinary post", async () => {
    const place = await makeNeighbourhood(world);
    const { unitId, facts, plan } = asked(place);
    const preview = await previewSeries(place.worker, { ...plan, unitId, title: facts.title });
    expect(preview.days).toHaveLength(7);
    const { id, sessions } = await planSeries(place.worker, asked(place));
    expect(sessions).toBe(7);
    await world.settle();
    const view = await viewSeries(place.worker, id);
    expect(view.job?.state).toBe("done");
    expect(view.posts.map((p) => p.startsAt)).toEqual(preview.days.map((d) => d.startsAt.replace(".000", "")));
    const [member] = await addAcceptedMembers(place, 1);
    if (!member) throw new Error("a member");
    expect(await makeClaim(member, view.posts[0]?.id as never, {})).toMatchObject({ state: "claimed" });
    const again = await previewSeries(fresh(place), { ...plan, unitId, title: facts.title });
    expect(again.days.every((d) => d.marks.includes("same_title"))).toBe(true);
    expect((await listSeries(place.worker, place.community)).series.map((s) => s.id)).toEqual([id]);
  });

  test("the same call twice under one key makes one series, another body is refused", async () => {
    const place = await makeNeighbourhood(world);
    const keyed = () => openContext(world.platform, place.worker.actor, requestId(), "key-1");
    const [one, two] = await Promise.all([planSeries(keyed(), asked(place)), planSeries(keyed(), asked(place))]);
    expect(two.id).toBe(one.id);
    const other = planSeries(keyed(), asked(place, { until: "2026-12-12" }));
    await expect(other).rejects.toMatchObject({ code: "idempotency.mismatch" });
    await world.settle();
    expect((await viewSeries(place.worker, one.id)).posts).toHaveLength(7);
  });

  test("a job that is cut short and taken up again publishes nothing twice", async () => {
    const place = await makeNeighbourhood(world);
    const plan = { recurrence: { every: "week", days: [1, 3, 5, 6], weeks: 1 }, until: "2027-02-12" } as const;
    const { id, jobId, sessions } = await planSeries(place.worker, asked(place, plan as never));
    for (let n = 0; n < 3; n++) {
      // Two processes take the same step at the same time; one of them is left behind.
      await Promise.all([1, 2].map(() => advanceJob(systemOf(place), jobId, jobSteps)));
    }
    await world.settle();
    const { posts } = await viewSeries(place.worker, id);
    expect(posts).toHaveLength(sessions);
    expect(new Set(posts.map((p) => p.startsAt)).size).toBe(sessions);
  });

  test("a series goes on to another last day, and what there is stays", async () => {
    const { place, id, posts } = await published(world);
    expect((await extendSeries(fresh(place), id, { until: "2027-01-31" })).sessions).toBe(12);
    await world.settle();
    const after = (await viewSeries(place.worker, id)).posts;
    expect(after.slice(0, 7).map((p) => p.id)).toEqual(posts.map((p) => p.id));
    expect(after).toHaveLength(12);
    await expect(extendSeries(fresh(place), id, { until: "2026-12-01" })).rejects.toMatchObject({
      facts: { fields: [{ path: "until", problem: "before_start" }] },
    });
  });

  test("a limit of a series counts over all its sessions", async () => {
    const { place, posts } = await published(world, { most: { count: 1, per: "month" } });
    const [member] = await addAcceptedMembers(place, 1);
    if (!member) throw new Error("a member");
    await makeClaim(member, posts[0]?.id as never, {});
    await expect(makeClaim(member, posts[1]?.id as never, {})).rejects.toMatchObject({
      code: "claim.too_many_in_series",
    });
    expect(await makeClaim(member, posts[3]?.id as never, {})).toMatchObject({ state: "claimed" });
  });

  test("a plan all in the past, another community's series and another district's are refused", async () => {
    const { place, id } = await published(world);
    const past = planSeries(fresh(place), asked(place, { from: "2026-10-01", until: "2026-10-31" }));
    await expect(past).rejects.toMatchObject({ facts: { fields: [{ path: "plan.until", problem: "in_the_past" }] } });
    const elsewhere = planSeries(fresh(place), { ...asked(place), unitId: place.elsewhere });
    await expect(elsewhere).rejects.toMatchObject({ code: "permission.denied" });
    const other = await makeNeighbourhood(world);
    await expect(viewSeries(other.worker, id)).rejects.toMatchObject({ code: "thing.missing" });
  });

  test("what only the first session would refuse is told at its field before anything is written", async () => {
    const place = await makeNeighbourhood(world);
    const elsewhere = planSeries(fresh(place), asked(place, {}, { areas: [place.elsewhere] }));
    await expect(elsewhere).rejects.toMatchObject({
      facts: { fields: [{ path: "facts.areas.0", problem: "outside" }] },
    });
    const backwards = planSeries(fresh(place), asked(place, { openDaysBefore: 1, claimHoursBefore: 48 }));
    await expect(backwards).rejects.toMatchObject({
      facts: { fields: [{ path: "plan.openDaysBefore", problem: "after_claim_by" }] },
    });
    expect((await listSeries(place.worker, place.community)).series).toEqual([]);
  });

  test("a series is extended only to days that lie ahead and within a year", async () => {
    const { place, id } = await published(world);
    const refused = (until: string) => extendSeries(fresh(place), id, { until }).catch((error) => error.facts.fields);
    expect(await refused("2027-11-30")).toMatchObject([{ path: "until", problem: "too_long" }]);
    expect(await refused("2027-01-01")).toMatchObject([{ path: "until", problem: "no_day" }]);
  });

  test("holidays, days worked instead and posts of the same title at the same time are marked", async () => {
    const place = await makeNeighbourhood(world);
    await setDistrict(place.admin, { daysOff: ["2026-11-21"], daysOn: ["2026-11-28"] });
    const times = { startsAt: "2026-12-05T00:30:00Z", endsAt: "2026-12-05T02:30:00Z" };
    await makePost(place, { title: "周六清洁", ...times });
    const { unitId, facts, plan } = asked(place, { from: "2026-11-07" });
    const { days } = await previewSeries(fresh(place), { ...plan, unitId, title: facts.title });
    expect(days.filter((d) => d.marks.length > 0).map((d) => [d.day, ...d.marks])).toEqual([
      ["2026-11-07", "past"],
      ["2026-11-21", "day_off"],
      ["2026-11-28", "day_on"],
      ["2026-12-05", "same_title"],
    ]);
  });

  test.each<[string, object, object, string]>([
    ["a weekday that does not exist", { recurrence: { every: "week", days: [8] } }, {}, "plan.recurrence.days.0"],
    ["no weekday", { recurrence: { every: "week", days: [] } }, {}, "plan.recurrence.days"],
    ["the fifth Sunday", { recurrence: { every: "month_weekday", nth: 5, day: 7 } }, {}, "plan.recurrence.nth"],
    ["the 32nd", { recurrence: { every: "month", on: 32 } }, {}, "plan.recurrence.on"],
    ["a rhythm of no weeks", { recurrence: { every: "week", days: [6], weeks: 0 } }, {}, "plan.recurrence.weeks"],
    ["the 30th of February", { from: "2027-02-30" }, {}, "plan.from"],
    ["half past twenty-four", { startsAt: "24:30" }, {}, "plan.startsAt"],
    ["a day left out that is none", { except: ["tomorrow"] }, {}, "plan.except.0"],
    ["claims that open a year before", { openDaysBefore: 400 }, {}, "plan.openDaysBefore"],
    ["no title", {}, { title: " " }, "facts.title"],
    ["no places", {}, { places: 0 }, "facts.places"],
  ])("%s is refused at its field", async (_, plan, facts, path) => {
    const input = asked(place, plan, facts);
    await expect(planSeries(fresh(place), input)).rejects.toMatchObject({
      code: "input.invalid",
      facts: { fields: [{ path }] },
    });
  });
});
