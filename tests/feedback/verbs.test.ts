import type { Context } from "@rengang/core/context";
import {
  answerObjection,
  confirmForm,
  deliverForms,
  dropPhrase,
  generateForms,
  listForms,
  listPackages,
  listPhrases,
  myForms,
  objectToForm,
  openPeriod,
  receiptForms,
  replyForms,
  savePhrase,
  showForms,
  signForms,
  viewForm,
  viewOverview,
  viewPackage,
  writeRemark,
} from "@rengang/core/feedback";
import { memberItem } from "@rengang/core/members";
import { dayOf } from "@rengang/kernel/time";
import { update } from "@rengang/table/change";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replicaOf } from "../support/replica";
import { addWorker, serve } from "../support/service";
import { makeWorld, type World } from "../support/world";
import { chosen, form, idOf, makeSeason, member, now, PAST_WINDOW, type Season, showAll } from "./support";

const replica = replicaOf(["FEEDBACK"]);

let world: World;
beforeAll(async () => {
  world = await makeWorld(replica.wrap);
});
afterAll(() => world.close());

const worker = (season: Season): Context => now(season, season.worker);
const secretary = (season: Season): Context => now(season, season.secretary);
const liaison = (season: Season): Context => now(season, season.liaison);

async function signAll(season: Season) {
  await showAll(season);
  world.pass(PAST_WINDOW);
  return signForms(secretary(season), chosen(season));
}

describe("the year's form", () => {
  test("a mass step that was interrupted goes on where it stopped, and no form takes it twice", async () => {
    const season = await makeSeason(world, 2);
    await showAll(season);
    world.pass(PAST_WINDOW);
    const whole = secretary(season);
    let commits = 0;
    const commit: Context["commit"] = async (verb, changes) => {
      commits += 1;
      if (commits > 1) throw new Error("the process ended");
      await whole.commit(verb, changes);
    };
    await expect(signForms({ ...whole, commit }, chosen(season))).rejects.toThrow("the process ended");
    const { results } = await signForms(secretary(season), chosen(season));
    expect(results.map((r) => r.ok)).toEqual([true, true]);
    for (const n of [0, 1]) {
      const { timeline } = await form(season, n);
      expect(timeline.filter(({ step }) => step === "signed")).toHaveLength(1);
    }
  });

  test("goes the whole way from facts to the employer's reply, each step dated with who", async () => {
    const season = await makeSeason(world, 1);
    const drafted = await form(season, 0);
    expect(drafted).toMatchObject({ state: "drafted", times: 2, hours: 3.5, missing: { times: 0, hours: 4.5 } });
    expect(drafted.facts.services.map((s) => s.title)).toEqual(["楼道消防检查", "周末清洁"]);
    await writeRemark(worker(season), idOf(season, 0), { version: drafted.version, remark: "热心", grade: "好" });
    await showAll(season);
    const [mine] = await myForms(member(season, 0));
    if (!mine) throw new Error("shown");
    await confirmForm(member(season, 0), season.period, { version: mine.version, own: "愿意继续" });
    expect((await signForms(secretary(season), chosen(season))).results).toMatchObject([{ ok: true }]);
    expect((await deliverForms(worker(season), chosen(season))).results).toMatchObject([{ ok: true }]);
    expect((await receiptForms(liaison(season), chosen(season))).results).toMatchObject([{ ok: true }]);
    const reply = { ...chosen(season), uses: ["民主评议"], text: "已用于民主评议" };
    expect((await replyForms(liaison(season), reply)).results).toMatchObject([{ ok: true }]);
    const end = await viewForm(member(season, 0), idOf(season, 0));
    expect(end).toMatchObject({
      state: "replied",
      own: "愿意继续",
      remark: "热心",
      signature: { name: "周慧", signedOn: dayOf(world.platform.clock()), basis: "confirmed" },
      receipt: { name: "陈联络" },
      reply: { uses: ["民主评议"], text: "已用于民主评议" },
    });
    expect(end.timeline.map((t) => [t.step, t.byName])).toEqual([
      ["drafted", "周慧"],
      ["shown", "周慧"],
      ["confirmed", "党员1"],
      ["signed", "周敏"],
      ["delivered", "周慧"],
      ["receipted", "陈联络"],
      ["replied", "陈联络"],
    ]);
  });

  test("is not there for its member before the community shows it", async () => {
    const season = await makeSeason(world, 1);
    expect(await myForms(member(season, 0))).toEqual([]);
    await expect(viewForm(member(season, 0), idOf(season, 0))).rejects.toMatchObject({ code: "thing.missing" });
    const { results } = await signForms(secretary(season), chosen(season));
    expect(results).toMatchObject([{ ok: false, code: "feedback.not_shown" }]);
  });

  test("is signed in silence only after the window, and says so", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    const early = await signForms(secretary(season), chosen(season));
    expect(early.results).toMatchObject([{ ok: false, code: "feedback.window_open" }]);
    world.pass(PAST_WINDOW);
    await signForms(secretary(season), chosen(season));
    expect((await form(season, 0)).signature?.basis).toBe("silence");
  });

  test("cannot be signed while an objection waits, however long", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    const { version } = await form(season, 0);
    await objectToForm(member(season, 0), season.period, { version, text: "少记了一次" });
    world.pass(PAST_WINDOW);
    const { results } = await signForms(secretary(season), chosen(season));
    expect(results).toMatchObject([{ ok: false, code: "feedback.objection_open" }]);
  });

  test("takes the corrected facts after an objection and is shown again, with a window of its own", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    const { version } = await form(season, 0);
    const objected = await objectToForm(member(season, 0), season.period, { version, text: "少记了一次" });
    await serve(season, member(season, 0), { hours: 3, on: "2026-10-20" });
    world.pass(PAST_WINDOW);
    const corrected = await answerObjection(worker(season), idOf(season, 0), {
      version: objected.version,
      outcome: "corrected",
      reason: "已补记",
    });
    expect(corrected).toMatchObject({ state: "shown", times: 3, hours: 6.5 });
    const { results } = await signForms(secretary(season), chosen(season));
    expect(results).toMatchObject([{ ok: false, code: "feedback.window_open" }]);
  });

  test("may be signed after an objection was upheld, and the employer reads both", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    const { version } = await form(season, 0);
    const objected = await objectToForm(member(season, 0), season.period, { version, text: "评价偏低" });
    const answer = { version: objected.version, outcome: "upheld" as const, reason: "依据记录" };
    await answerObjection(worker(season), idOf(season, 0), answer);
    await signForms(secretary(season), chosen(season));
    await deliverForms(worker(season), chosen(season));
    const seen = await viewForm(liaison(season), idOf(season, 0));
    expect(seen.objections).toMatchObject([{ text: "评价偏低", outcome: "upheld", answer: "依据记录" }]);
    expect(
      (await viewPackage(liaison(season), { periodId: season.period, employerId: season.employer })).covering,
    ).toMatchObject([{ index: 1, name: "党员1", times: 2, hours: 3.5, note: "本人有异议，社区已答复" }]);
  });

  test("confirms exactly what was read: a form changed meanwhile is refused", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    const read = await form(season, 0);
    await writeRemark(worker(season), idOf(season, 0), { version: read.version, remark: "另写" });
    const late = confirmForm(member(season, 0), season.period, { version: read.version });
    await expect(late).rejects.toMatchObject({ code: "change.stale" });
  });

  test("is shown again when the remark changes after the member confirmed", async () => {
    const season = await makeSeason(world, 1);
    await showAll(season);
    const { version } = await form(season, 0);
    const agreed = await confirmForm(member(season, 0), season.period, { version });
    await writeRemark(worker(season), idOf(season, 0), { version: agreed.version, remark: "改写" });
    expect(await form(season, 0)).toMatchObject({ state: "shown", signing: { against: "feedback.window_open" } });
  });

  test("two secretaries who write at once do not overwrite each other", async () => {
    const season = await makeSeason(world, 1);
    const other = await addWorker(season, 1);
    const { version } = await form(season, 0);
    const results = await Promise.allSettled([
      writeRemark(season.worker, idOf(season, 0), { version, remark: "甲" }),
      writeRemark(other, idOf(season, 0), { version, remark: "乙" }),
    ]);
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    expect(results.find((r) => r.status === "rejected")?.reason).toMatchObject({ code: "change.stale" });
  });

  test("two who sign at once make one signature, and the other is told", async () => {
    const season = await makeSeason(world, 3);
    const grant = { role: "community_secretary", unitId: season.community } as const;
    const other = world.as(season.district, season.admin.personOf("19900000199"), grant, "李书记");
    await showAll(season);
    world.pass(PAST_WINDOW);
    const [a, b] = await Promise.all([
      signForms(secretary(season), { ...chosen(season), name: "甲" }),
      signForms(now(season, other), { ...chosen(season), name: "乙" }),
    ]);
    for (const n of [0, 1, 2]) {
      const results = [a.results[n], b.results[n]];
      expect(results.filter((r) => r?.ok)).toHaveLength(1);
      expect(results.find((r) => !r?.ok)).toMatchObject({ code: "feedback.already_signed" });
      expect((await form(season, n)).timeline.filter((t) => t.step === "signed")).toHaveLength(1);
    }
  });

  test("every step submitted five times at once has one effect", async () => {
    const season = await makeSeason(world, 2);
    const five = <T>(call: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, call));
    await five(() => showAll(season));
    const { version } = await form(season, 0);
    await five(() => confirmForm(member(season, 0), season.period, { version, own: "好" }));
    world.pass(PAST_WINDOW);
    await five(() => signForms(secretary(season), chosen(season)));
    await five(() => deliverForms(worker(season), chosen(season)));
    await five(() => receiptForms(liaison(season), chosen(season)));
    await five(() => replyForms(liaison(season), { ...chosen(season), uses: ["公示"] }));
    for (const n of [0, 1]) {
      const steps = (await form(season, n)).timeline.map((t) => t.step);
      expect(new Set(steps).size).toBe(steps.length);
      expect(steps.at(-1)).toBe("replied");
    }
    expect(await listPackages(liaison(season), {})).toMatchObject([{ delivered: 2, receipted: 2, replied: 2 }]);
  });

  test("once delivered it never changes: not by its writer, its member, new records or another run", async () => {
    const season = await makeSeason(world, 1);
    await signAll(season);
    await deliverForms(worker(season), chosen(season));
    const before = await form(season, 0);
    const { version } = before;
    await serve(season, member(season, 0), { hours: 4, on: "2026-10-30" });
    await generateForms(worker(season), season.period, { unitId: season.community });
    await world.settle();
    const refused = { code: "feedback.already_signed" };
    const write = writeRemark(worker(season), idOf(season, 0), { version, remark: "改", refresh: true });
    await expect(write).rejects.toMatchObject(refused);
    await expect(confirmForm(member(season, 0), season.period, { version })).rejects.toMatchObject(refused);
    await expect(objectToForm(member(season, 0), season.period, { version, text: "不" })).rejects.toMatchObject(
      refused,
    );
    expect(await form(season, 0)).toEqual(before);
  });

  test("of a member without an employer can be signed and printed, and says that there is nobody to deliver it to", async () => {
    const season = await makeSeason(world, 1);
    await season.admin.commit("test.seed", [
      update(memberItem, idOf(season, 0).personId, { set: { employerId: undefined, employerName: undefined } }),
    ]);
    await generateForms(worker(season), season.period, { unitId: season.community });
    await world.settle();
    await signAll(season);
    const { results } = await deliverForms(worker(season), chosen(season));
    expect(results).toMatchObject([{ ok: false, code: "feedback.no_employer" }]);
    expect(await form(season, 0)).toMatchObject({ state: "signed" });
  });
});

describe("drawing up", () => {
  test("again takes the facts of drafts anew and leaves alone what was shown, also by a read from before", async () => {
    const season = await makeSeason(world, 2);
    replica.forget();
    await form(season, 0);
    await showForms(worker(season), chosen(season, 0));
    const shownForm = await form(season, 0);
    for (const n of [0, 1]) await serve(season, member(season, n), { hours: 5, on: "2026-10-21" });
    replica.lagging = true;
    const job = await generateForms(worker(season), season.period, { unitId: season.community });
    await world.settle();
    replica.lagging = false;
    expect(job.total).toBe(2);
    expect(await form(season, 0)).toEqual(shownForm);
    expect(await form(season, 1)).toMatchObject({ state: "drafted", times: 1, hours: 5 });
  });

  test("a period opened twice is one period, and another of that name is refused", async () => {
    const season = await makeSeason(world, 0);
    const same = { title: "半年", from: "2026-01-01", to: "2026-06-30" };
    const [a, b] = await Promise.all([openPeriod(season.admin, same), openPeriod(season.admin, same)]);
    expect(a.id).toBe(b.id);
    const other = openPeriod(season.admin, { ...same, to: "2026-07-31" });
    await expect(other).rejects.toMatchObject({ code: "feedback.title_taken" });
  });

  test("a grade that is not one of the period's words is refused by name", async () => {
    const season = await makeSeason(world, 1);
    const { version } = await form(season, 0);
    await expect(writeRemark(worker(season), idOf(season, 0), { version, grade: "优秀" })).rejects.toMatchObject({
      code: "input.invalid",
      facts: { fields: [{ path: "grade", problem: "invalid" }] },
    });
  });
});

describe("what staff read", () => {
  test("the queue by state, and the district's overview in the order of the tree", async () => {
    const season = await makeSeason(world, 3);
    await showForms(worker(season), chosen(season, 0, 1));
    await world.settle();
    const shownOnes = await listForms(worker(season), { periodId: season.period, state: "shown" });
    expect(shownOnes.map((f) => f.name)).toEqual(["党员1", "党员2"]);
    const { units } = await viewOverview(now(season, season.admin), season.period, {});
    expect(units.map((u) => u.unitName)).toEqual(["梧桐社区", "清河社区"]);
    expect(units[0]).toMatchObject({ total: 3, counts: { drafted: 1, shown: 2 } });
    expect(units[1]).toMatchObject({ total: 0 });
  });

  test("phrases are one's own, the last used first", async () => {
    const season = await makeSeason(world, 0);
    const other = await addWorker(season, 1);
    await savePhrase(season.worker, { text: "热心公益" });
    await savePhrase(season.worker, { text: "认真负责" });
    expect(await savePhrase(season.worker, { text: "热心公益" })).toEqual(["热心公益", "认真负责"]);
    expect(await dropPhrase(season.worker, { text: "认真负责" })).toEqual(["热心公益"]);
    expect(await listPhrases(other)).toEqual([]);
  });
});
