import { editPost, listMyClaims, makeClaim, movePost } from "@rengang/core/claims";
import { openContext } from "@rengang/core/context";
import { advanceJob } from "@rengang/core/jobs";
import { listNotifications } from "@rengang/core/notifications";
import { cancelPost } from "@rengang/core/posts";
import {
  cancelSeries,
  changeSeries,
  extendSeries,
  listSeries,
  planSeries,
  previewSeries,
  previewSeriesChange,
  viewSeries,
} from "@rengang/core/series";
import type { planSeriesSchema } from "@rengang/core/series/schema";
import { listTemplates, removeTemplate, saveTemplate } from "@rengang/core/templates";
import { jobSteps } from "@rengang/functions/jobs/registry";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as z from "zod";
import { addAcceptedMembers, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Input = z.input<typeof planSeriesSchema>;
const asked = (
  place: Neighbourhood,
  plan: Partial<Input["plan"]> = {},
  facts: Partial<Input["facts"]> = {},
): Input => ({
  unitId: place.community,
  facts: { title: "周六清洁", team: "environment", place: "北门", places: 2, ...facts },
  plan: {
    recurrence: { every: "week", days: [6] },
    from: "2026-11-12",
    until: "2026-12-31",
    startsAt: "08:30",
    endsAt: "10:30",
    ...plan,
  },
});
const fresh = (place: Neighbourhood) =>
  world.as(place.district, place.worker.actor.personId as PersonId, place.worker.actor.grant, "周慧");

/** Seven Saturdays, published. */
async function published(facts: Partial<Input["facts"]> = {}) {
  const place = await makeNeighbourhood(world);
  const { id } = await planSeries(place.worker, asked(place, {}, facts));
  await world.settle();
  return { place, id, posts: (await viewSeries(place.worker, id)).posts };
}

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

  test("a change from a day on leaves what was changed, moved or called off by itself, and reports what was refused", async () => {
    const { place, id, posts } = await published();
    const people = await addAcceptedMembers(place, 2);
    const [, second, third, fourth, fifth] = posts;
    for (const m of people) await makeClaim(m, fifth?.id as never, {});
    await editPost(place.worker, second?.id as never, { title: "换了名字" });
    await cancelPost(place.worker, third?.id as never, { reason: "下雨" });
    const moved = { startsAt: "2026-12-06T01:00:00Z", endsAt: "2026-12-06T03:00:00Z", reason: "改到周日" };
    await movePost(place.worker, fourth?.id as never, moved);
    await world.settle();
    expect(await previewSeriesChange(place.worker, id, { from: "2026-11-21" })).toEqual({
      sessions: 4,
      own: 1,
      holders: 2,
      waiting: 0,
    });
    await changeSeries(fresh(place), id, { from: "2026-11-21", facts: { place: "南门", places: 1 } });
    await world.settle();
    const after = await viewSeries(place.worker, id);
    expect(after.job?.result).toMatchObject({ changed: 2, own: 1, refused: 1, refusedOn: fifth?.day });
    expect(after.facts.place).toBe("南门");
    expect(after.posts.map((p) => p.title)[1]).toBe("换了名字");
    expect(after.posts[0]?.places).toBe(2);
    expect(after.posts.at(-1)?.places).toBe(1);
  });

  test("a series called off from a day on tells everyone and frees their time", async () => {
    const { place, id, posts } = await published();
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

  test("a series goes on to another last day, and what there is stays", async () => {
    const { place, id, posts } = await published();
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
    const { place, posts } = await published({ most: { count: 1, per: "month" } });
    const [member] = await addAcceptedMembers(place, 1);
    if (!member) throw new Error("a member");
    await makeClaim(member, posts[0]?.id as never, {});
    await expect(makeClaim(member, posts[1]?.id as never, {})).rejects.toMatchObject({
      code: "claim.too_many_in_series",
    });
    expect(await makeClaim(member, posts[3]?.id as never, {})).toMatchObject({ state: "claimed" });
  });

  test("a plan all in the past, another community's series and another district's are refused", async () => {
    const { place, id } = await published();
    const past = planSeries(fresh(place), asked(place, { from: "2026-10-01", until: "2026-10-31" }));
    await expect(past).rejects.toMatchObject({ facts: { fields: [{ path: "plan.until", problem: "in_the_past" }] } });
    const elsewhere = planSeries(fresh(place), { ...asked(place), unitId: place.elsewhere });
    await expect(elsewhere).rejects.toMatchObject({ code: "permission.denied" });
    const other = await makeNeighbourhood(world);
    await expect(viewSeries(other.worker, id)).rejects.toMatchObject({ code: "thing.missing" });
  });
});

const systemOf = (place: Neighbourhood) =>
  openContext(
    world.platform,
    { district: place.district, personId: "system", name: "system", grant: { role: "system" } },
    requestId(),
  );

describe("templates", () => {
  test("a unit starts from its own templates and from those above it; the same name takes the old one's place", async () => {
    const place = await makeNeighbourhood(world);
    const { facts } = asked(place);
    await saveTemplate(place.admin, { unitId: "unt_0", name: "区里的模板", facts });
    await saveTemplate(place.worker, { unitId: place.community, name: "清洁", facts });
    const again = await saveTemplate(fresh(place), {
      unitId: place.community,
      name: "清洁",
      facts: { ...facts, places: 9 },
    });
    const { templates } = await listTemplates(place.worker, place.community);
    expect(templates.map((t) => [t.name, t.facts.places])).toEqual([
      ["清洁", 9],
      ["区里的模板", 2],
    ]);
    await removeTemplate(place.worker, place.community, again.id);
    expect((await listTemplates(place.worker, place.community)).templates).toHaveLength(1);
    await expect(removeTemplate(place.worker, "unt_0" as never, templates[1]?.id as string)).rejects.toMatchObject({
      code: "permission.denied",
    });
  });
});
