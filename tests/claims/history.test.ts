import { tickAttendance, viewClaimHistory } from "@rengang/core/attendance";
import {
  acceptStandIn,
  assignClaim,
  explainFor,
  holdersOf,
  listMyClaims,
  loadCalendar,
  makeClaim,
  proposeStandIn,
  publishFilled,
  withdrawClaim,
} from "@rengang/core/claims";
import { cancelPost, closePost, publishDraft, publishPost, reopenPost, requirePost } from "@rengang/core/posts";
import { confirmServices } from "@rengang/core/services";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY, HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addAcceptedMember,
  addAcceptedMembers,
  inHours,
  makeNeighbourhood,
  makePost,
  phoneOf,
} from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const idOf = ({ actor }: { actor: { personId: string } }) => actor.personId as PersonId;
const kinds = (history: { events: { event: string; by: string }[] }) => history.events.map((e) => `${e.event}/${e.by}`);

describe("history of a claim", () => {
  test("claimed, withdrawn, claimed again, handed to a stand-in: every step stays readable, for the member and for staff", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { places: 1 });
    const [a, b] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
    const later = (m: typeof a) => {
      world.pass(1000);
      return world.as(place.district, idOf(m), m.actor.grant, m.actor.name);
    };
    await makeClaim(a, post, {});
    await withdrawClaim(later(a), post);
    await makeClaim(later(a), post, {});
    await proposeStandIn(later(a), post, { phone: phoneOf(2) });
    await acceptStandIn(later(b), post, { from: idOf(a) });
    await world.settle();
    expect(kinds(await viewClaimHistory(a, post))).toEqual([
      "claimed/self",
      "withdrawn/self",
      "claimed/self",
      "replaced/other",
    ]);
    expect(kinds(await viewClaimHistory(place.worker, post, idOf(b)))).toEqual(["stood_in/self"]);
    await expect(viewClaimHistory(b, post, idOf(a))).rejects.toMatchObject({ code: "thing.missing" });
  });

  test("a late withdrawal is marked with its reason and never deleted; the turn that follows is told as an offer", async () => {
    const place = await makeNeighbourhood(world);
    const startsAt = new Date(world.platform.clock() + 48 * HOUR).toISOString();
    const endsAt = new Date(world.platform.clock() + 50 * HOUR).toISOString();
    const post = await makePost(place, { places: 1, startsAt, endsAt });
    const [a, b] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
    await makeClaim(a, post, {});
    await makeClaim(b, post, { wait: true });
    world.pass(30 * HOUR);
    const late = world.as(place.district, idOf(a), a.actor.grant);
    expect(await withdrawClaim(late, post, { reason: "孩子生病" })).toMatchObject({ late: true });
    world.pass(1000);
    const taker = world.as(place.district, idOf(b), b.actor.grant);
    await makeClaim(taker, post, {});
    await world.settle();
    const history = await viewClaimHistory(place.worker, post, idOf(a));
    expect(history.events.at(-1)).toMatchObject({ event: "withdrawn_late", why: "孩子生病", by: "self" });
    expect(kinds(await viewClaimHistory(taker, post))).toEqual(["waited/self", "offered/system", "accepted/self"]);
  });

  test("who did not come, and who did, closes the history", async () => {
    const place = await makeNeighbourhood(world);
    const startsAt = new Date(world.platform.clock() + 2 * HOUR).toISOString();
    const endsAt = new Date(world.platform.clock() + 4 * HOUR).toISOString();
    const post = await makePost(place, { places: 3, startsAt, endsAt });
    const people = await addAcceptedMembers(place, 3);
    for (const m of people) await makeClaim(m, post, {});
    world.pass(5 * HOUR);
    const worker = world.as(place.district, idOf(place.worker), place.worker.actor.grant);
    const [came, away, ill] = people.map(idOf) as [PersonId, PersonId, PersonId];
    await tickAttendance(worker, post, {
      rows: [
        { personId: came, present: true },
        { personId: away, present: false },
        { personId: ill, present: false, excused: true, reason: "生病" },
      ],
    });
    await world.settle();
    const last = async (who: PersonId) => (await viewClaimHistory(worker, post, who)).events.map((e) => e.event);
    expect(await last(came)).toContain("attended");
    expect(await last(away)).toContain("absent");
    expect(await last(ill)).toContain("excused");
  });

  test("the same stream delivered twice writes the same history", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place);
    const member = await addAcceptedMember(place, 1);
    await assignClaim(place.worker, post, { personId: idOf(member) });
    await world.settle();
    await world.settle();
    expect(kinds(await viewClaimHistory(member, post))).toEqual(["assigned/staff"]);
  });
});

describe("the same rules on every way", () => {
  test("a request becomes a post with its holders, or nothing at all where one of them cannot", async () => {
    const place = await makeNeighbourhood(world);
    const [a, b] = await addAcceptedMembers(place, 2);
    if (!a || !b) throw new Error("two members");
    const facts = {
      title: "帮李阿姨搬东西",
      team: "elder_care" as never,
      unitId: place.community,
      place: "3 幢",
      places: 2,
      startsAt: new Date(world.platform.clock() + 48 * HOUR).toISOString(),
      endsAt: new Date(world.platform.clock() + 50 * HOUR).toISOString(),
    };
    const team = "environment";
    const made = await publishFilled(place.worker, { ...facts, team, holders: [idOf(a), idOf(b)] });
    expect(made).toMatchObject({ taken: 2 });
    const again = publishFilled(world.as(place.district, idOf(place.worker), place.worker.actor.grant), {
      ...facts,
      team,
      title: "同时段",
      holders: [idOf(b)],
    });
    await expect(again).rejects.toMatchObject({ code: "claim.overlap", facts: { personId: idOf(b) } });
    expect((await listMyClaims(b)).claims).toHaveLength(1);
    const crowded = publishFilled(place.worker, { ...facts, team, places: 1, holders: [idOf(a), idOf(b)] });
    await expect(crowded).rejects.toMatchObject({ facts: { fields: [{ path: "holders" }] } });
  });

  test("two requests at the same time never get the same person, even when both arrive at once", async () => {
    const place = await makeNeighbourhood(world);
    const [a] = await addAcceptedMembers(place, 1);
    if (!a) throw new Error("a member");
    const startsAt = new Date(world.platform.clock() + 48 * HOUR).toISOString();
    const endsAt = new Date(world.platform.clock() + 50 * HOUR).toISOString();
    const facts = { team: "environment", unitId: place.community, place: "北门", places: 1, startsAt, endsAt } as const;
    const results = await Promise.allSettled(
      ["甲", "乙"].map((title) =>
        publishFilled(world.as(place.district, idOf(place.worker), place.worker.actor.grant), {
          ...facts,
          title,
          holders: [idOf(a)],
        }),
      ),
    );
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    expect((await listMyClaims(a)).claims).toHaveLength(1);
  });

  test("every rule, met or not, is explained for any member and post, and deciding says the same", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, {
      skills: ["急救"],
      startsAt: new Date(world.platform.clock() + 48 * HOUR).toISOString(),
      endsAt: new Date(world.platform.clock() + 50 * HOUR).toISOString(),
    });
    const [member] = await addAcceptedMembers(place, 1);
    if (!member) throw new Error("a member");
    const { rules, state } = await explainFor(place.worker, post, idOf(member));
    expect(state).toBeUndefined();
    expect(rules.filter((r) => !r.met)).toMatchObject([{ rule: "claim.skill_needed", facts: { skills: ["急救"] } }]);
    await expect(assignClaim(place.worker, post, { personId: idOf(member) })).rejects.toMatchObject({
      code: "claim.skill_needed",
    });
  });

  test("a briefing that was attended and confirmed opens the posts that ask for it", async () => {
    const place = await makeNeighbourhood(world);
    const hours = (n: number) => new Date(world.platform.clock() + n * HOUR).toISOString();
    const briefing = await makePost(place, { briefs: "消防培训", startsAt: hours(2), endsAt: hours(4) });
    const duty = await makePost(place, {
      needs: ["消防培训"],
      startsAt: hours(48),
      endsAt: hours(50),
      title: "消防巡查",
    });
    const [member] = await addAcceptedMembers(place, 1);
    if (!member) throw new Error("a member");
    await makeClaim(member, briefing, {});
    await expect(makeClaim(member, duty, {})).rejects.toMatchObject({ code: "claim.briefing_needed" });
    world.pass(5 * HOUR);
    const worker = world.as(place.district, idOf(place.worker), place.worker.actor.grant, "周慧");
    const { results } = await tickAttendance(worker, briefing, { rows: [{ personId: idOf(member), present: true }] });
    await confirmServices(worker, { ids: [results[0]?.serviceId as string] });
    await world.settle();
    const again = world.as(place.district, idOf(member), member.actor.grant);
    expect(await makeClaim(again, duty, {})).toMatchObject({ state: "claimed" });
  });
});

describe("states of a post", () => {
  test("a draft is nobody's but staff's until it is published; a closed post opens again", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    const hours = (n: number) => new Date(world.platform.clock() + n * HOUR).toISOString();
    const draft = await publishPost(place.worker, {
      title: "草稿",
      team: "environment",
      unitId: place.community,
      place: "北门",
      places: 2,
      startsAt: hours(48),
      endsAt: hours(50),
      draft: true,
    });
    await expect(makeClaim(member, draft.id, {})).rejects.toMatchObject({ code: "thing.missing" });
    await publishDraft(place.worker, draft.id);
    await expect(publishDraft(place.worker, draft.id)).resolves.toMatchObject({ state: "open" });
    await closePost(place.worker, draft.id);
    await expect(makeClaim(member, draft.id, {})).rejects.toMatchObject({ code: "claim.post_not_open" });
    await reopenPost(place.worker, draft.id);
    expect(await makeClaim(member, draft.id, {})).toMatchObject({ state: "claimed" });
    await cancelPost(place.worker, draft.id, { reason: "天气" });
    await expect(reopenPost(place.worker, draft.id)).rejects.toMatchObject({ code: "post.not_closed" });
  });

  test("times that contradict each other are refused at their field", async () => {
    const place = await makeNeighbourhood(world);
    const base = { title: "岗", team: "environment", unitId: place.community, place: "北门", places: 2 } as const;
    const session = { startsAt: inHours(1048), endsAt: inHours(1050) };
    const table = { days: [6], startsAt: "08:00", endsAt: "10:00", from: "2027-01-01", until: "2027-03-31" };
    for (const [facts, path, problem] of [
      [{ startsAt: inHours(1048), endsAt: inHours(1047) }, "endsAt", "before_start"],
      [{ startsAt: inHours(1048), endsAt: inHours(1090) }, "endsAt", "too_long"],
      [{ endsAt: inHours(1050) }, "startsAt", "missing"],
      [{ ...session, openAt: inHours(1049) }, "openAt", "after_claim_by"],
      [{ ...session, claimBy: inHours(-1) }, "claimBy", "in_the_past"],
      [{ ...session, drawAt: inHours(1049) }, "drawAt", "after_claim_by"],
      [{ ...session, timetable: table }, "timetable", "not_with_times"],
      [{ timetable: { ...table, until: "2026-12-31" } }, "timetable.until", "before_start"],
      [{ timetable: { ...table, until: "2126-12-31" } }, "timetable.until", "too_long"],
      [{ timetable: { ...table, from: "2026-01-01", until: "2026-02-01" } }, "timetable.until", "in_the_past"],
      [{ ...session, places: 10_000 }, "places", "too_big"],
      [{ ...session, areas: [place.elsewhere] }, "areas.0", "outside"],
    ] as const) {
      const made = publishPost(place.worker, { ...base, ...facts } as never);
      await expect(made, `${path} ${problem}`).rejects.toMatchObject({ facts: { fields: [{ path, problem }] } });
    }
  });

  test("a standing duty with weekly hours takes part in the rule that nobody is in two places", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    const duty = await makePost(place, {
      startsAt: undefined,
      endsAt: undefined,
      title: "周六值守",
      timetable: { days: [6], startsAt: "08:00", endsAt: "10:00", from: "2026-11-01", until: "2027-06-30" },
    });
    await makeClaim(member, duty, {});
    const saturday = { startsAt: "2027-01-09T01:00:00Z", endsAt: "2027-01-09T03:00:00Z" };
    const sunday = { startsAt: "2027-01-10T01:00:00Z", endsAt: "2027-01-10T03:00:00Z" };
    await expect(makeClaim(member, await makePost(place, saturday), {})).rejects.toMatchObject({
      code: "claim.overlap",
    });
    expect(await makeClaim(member, await makePost(place, sunday), {})).toMatchObject({ state: "claimed" });
  });
});

test("a place whose session ended goes out of the calendar a week later, and nobody is told to have given it back", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const start = world.platform.clock();
  const between = (from: number, to: number) => ({
    startsAt: new Date(start + from * HOUR).toISOString(),
    endsAt: new Date(start + to * HOUR).toISOString(),
  });
  const small = await makePost(place, between(48, 50));
  const large = await makePost(place, { places: 30, ...between(60, 62) });
  const next = await makePost(place, between(400, 402));
  await makeClaim(member, small, {});
  await makeClaim(member, large, {});
  await world.settle();
  world.pass(12 * DAY);
  const now = world.as(place.district, idOf(member), member.actor.grant);
  await makeClaim(now, next, {});
  await world.settle();
  expect((await loadCalendar(now, idOf(member), true)).held).toHaveLength(1);
  for (const post of [small, large]) {
    expect(kinds(await viewClaimHistory(now, post))).toEqual(["claimed/self"]);
    expect(await holdersOf(now, await requirePost(now, post))).toEqual([idOf(member)]);
  }
});
