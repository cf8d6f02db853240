import { systemContext } from "@rengang/core/context";
import {
  answerObjection,
  deliverForms,
  generateForms,
  generateStep,
  linkItem,
  listForms,
  objectToForm,
  openPackage,
  openPeriod,
  packageItem,
  signForms,
  viewOverview,
  viewPackage,
} from "@rengang/core/feedback";
import { feedbackReactions } from "@rengang/core/feedback/reactions";
import { jobItem } from "@rengang/core/jobs";
import { listNotifications } from "@rengang/core/notifications";
import { sha256 } from "@rengang/kernel/crypto";
import { DAY } from "@rengang/kernel/time";
import { provisionTable } from "@rengang/table/provision";
import type { StreamChange } from "@rengang/table/record";
import { readStream } from "@rengang/table/stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMembers, makeNeighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";
import {
  CONTACT,
  chosen,
  form,
  idOf,
  makeSeason,
  member,
  now,
  PAST_WINDOW,
  type Season,
  sentAccess,
  showAll,
} from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function deliverAll(season: Season, ...ns: number[]) {
  const worker = () => now(season, season.worker);
  await showAll(season);
  world.pass(PAST_WINDOW);
  await signForms(now(season, season.secretary), chosen(season));
  await deliverForms(worker(), chosen(season, ...ns));
  await world.settle();
}

async function everythingSoFar(): Promise<StreamChange[]> {
  const arn = await provisionTable(world.engine.endpoint, world.platform.tableName);
  const stream = readStream(world.engine.endpoint, arn, undefined);
  const all: StreamChange[] = [];
  for (let got = await stream.next(); got.length > 0; got = await stream.next()) all.push(...got);
  return all;
}

const toContact = () => world.messages.filter((m) => m.to === CONTACT);
const packageOf = (season: Season) =>
  season.admin.table.get(packageItem, { periodId: season.period, employerId: season.employer });

describe("what follows from a step", () => {
  test("the member is told once when the form is shown, and once when the objection is answered", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    await world.settle();
    const { version } = await form(season, 0);
    world.pass(1000);
    const objected = await objectToForm(member(season, 0), season.period, { version, text: "评价偏低" });
    const answer = { version: objected.version, outcome: "upheld" as const, reason: "依据记录" };
    await answerObjection(now(season, season.worker), idOf(season, 0), answer);
    await world.settle();
    const codes = (await listNotifications(member(season, 0), {})).notifications.map((n) => n.code);
    expect(codes.filter((c) => c.startsWith("feedback."))).toEqual(["feedback.answered", "feedback.shown"]);
  });

  test("the contact gets link and code in two messages, and no table holds either", async () => {
    const season = await makeSeason(world, 1);
    const before = toContact().length;
    await deliverAll(season);
    expect(toContact().length).toBe(before + 2);
    const { link, code } = sentAccess(world);
    const token = link.split(".")[1] ?? "";
    const stored = [await packageOf(season), await season.admin.table.get(linkItem, sha256(token))];
    expect(stored.every((row) => row !== undefined)).toBe(true);
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(stored)).not.toContain(code);
    const opened = await openPackage(world.platform, "test", { link, code });
    expect(opened.me.acting).toMatchObject({ role: "employer_liaison", employerId: season.employer });
  });

  test("further forms of the same afternoon join the package without another message; after a visit there is one", async () => {
    const season = await makeSeason(world, 3);
    await deliverAll(season, 0);
    const first = toContact().length;
    await deliverForms(now(season, season.worker), chosen(season, 1));
    await world.settle();
    expect(toContact().length).toBe(first);
    world.pass(1000);
    const access = sentAccess(world);
    await openPackage(world.platform, "test", access);
    world.pass(1000);
    await deliverForms(now(season, season.worker), chosen(season, 2));
    await world.settle();
    expect(toContact().length).toBe(first + 2);
    expect(sentAccess(world)).toEqual(access);
    const id = { periodId: season.period, employerId: season.employer };
    expect((await viewPackage(now(season, season.liaison), id)).covering).toHaveLength(3);
  });

  test("counts equal a recount, though every record comes three times and in the wrong order", async () => {
    const season = await makeSeason(world, 3);
    const counts = feedbackReactions.find((r) => r.name === "feedback.keep-counts");
    await deliverAll(season, 0, 1);
    const seen = (await everythingSoFar()).filter((c) => c.kind === "FEEDBACK" && c.district === season.district);
    for (const change of [...seen].reverse().concat(seen, [...seen].reverse())) {
      await counts?.run(systemContext(world.platform, season.district, "again"), change);
    }
    const { units } = await viewOverview(now(season, season.admin), season.period, {});
    expect(units[0]).toMatchObject({ total: 3, counts: { delivered: 2, signed: 1, shown: 0, drafted: 0 } });
    expect(seen.length).toBeGreaterThan(5);
  });

  test("a link ends after ninety days", async () => {
    const season = await makeSeason(world, 1);
    await deliverAll(season);
    world.pass(91 * DAY);
    await expect(openPackage(world.platform, "test", sentAccess(world))).rejects.toMatchObject({
      code: "thing.missing",
    });
  });
});

describe("drawing up in the background", () => {
  test("goes on after a stop in the middle, and makes every form once", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMembers(place, 40);
    const { id: periodId } = await openPeriod(place.admin, { title: "2026年度", from: "2026-01-01", to: "2026-12-31" });
    const job = await generateForms(place.worker, periodId, { unitId: place.community });
    const stored = await place.admin.table.get(jobItem, job.id, { strong: true });
    if (!stored) throw new Error("the job");
    // The process ends after its writes and before it could say how far it came.
    await generateStep(systemContext(world.platform, place.district, "stopped"), stored);
    const half = await listForms(place.worker, { periodId });
    expect(half).toHaveLength(25);
    await world.settle();
    const forms = await listForms(place.worker, { periodId });
    expect(forms).toHaveLength(40);
    expect(new Set(forms.map((f) => f.version))).toEqual(new Set([1]));
    const done = await place.admin.table.get(jobItem, job.id);
    expect(done).toMatchObject({ state: "done", done: 40, total: 40, result: { made: 15, kept: 25 } });
  });
});
