import { listAudit } from "@rengang/core/audit";
import type { Context } from "@rengang/core/context";
import { setDistrict } from "@rengang/core/districts";
import { listNotifications } from "@rengang/core/notifications";
import {
  actOnOwn,
  answerSuggestion,
  handOverSuggestion,
  listSuggestions,
  mySuggestions,
  sendSuggestion,
  takeSuggestion,
  viewSuggestion,
} from "@rengang/core/suggestions";
import { ROOT_UNIT } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, auditorOf, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let member: Context;
let street: Context;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  member = await addAcceptedMember(place, 1);
  const grant = { role: "street_admin", unitId: place.street } as const;
  street = world.as(place.district, place.admin.personOf("19900000150"), grant, "沈立新");
});
afterAll(() => world.close());

const missing = { code: "thing.missing" };
const idsOf = async (ctx: Context, input = {}) => (await listSuggestions(ctx, input)).suggestions.map((s) => s.id);
const complain = (by: Context, more: object = {}) =>
  sendSuggestion(by, { kind: "complaint", text: "没有人接电话", about: place.community, ...more });

describe("a suggestion", () => {
  test("reaches the own community with a day by which it is answered, and each step is told to its author", async () => {
    const sent = await sendSuggestion(member, { kind: "suggestion", text: "路灯不亮" });
    expect(sent).toMatchObject({ state: "received", unitName: "梧桐社区", dueOn: "2026-11-19", may: ["withdraw"] });
    expect(await idsOf(place.worker)).toContain(sent.id);
    await takeSuggestion(place.worker, sent.id);
    await answerSuggestion(place.worker, sent.id, { answer: "已报修，三天内亮。" });
    await world.settle();
    const told = (await listNotifications(member, {})).notifications.map((n) => [n.code, n.facts.number]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["suggestion.taken", sent.number],
        ["suggestion.answered", sent.number],
      ]),
    );
    const [mine] = (await mySuggestions(member)).suggestions;
    expect(mine?.steps.map((s) => [s.act, s.byName])).toEqual([
      ["sent", undefined],
      ["taken", "周慧"],
      ["answered", "周慧"],
    ]);
    expect(await idsOf(place.worker)).not.toContain(sent.id);
    expect(await idsOf(place.worker, { show: "done" })).toContain(sent.id);
  });

  test("is due after as many working days as the district sets", async () => {
    const other = await makeNeighbourhood(world);
    await setDistrict(other.admin, { suggestionDays: 1 });
    const sent = await sendSuggestion(other.worker, { kind: "help", text: "怎么导出" });
    expect(sent.dueOn).toBe("2026-11-13");
  });

  test("can be questioned once, and is looked at again by the same desk", async () => {
    const { id } = await sendSuggestion(member, { kind: "suggestion", text: "加一把椅子" });
    await answerSuggestion(place.worker, id, { answer: "没有经费" });
    expect(await actOnOwn(member, id, { act: "reopen", reason: "有人愿意捐" })).toMatchObject({ state: "reopened" });
    expect(await idsOf(place.worker)).toContain(id);
    await answerSuggestion(place.worker, id, { answer: "好，周六放" });
    await expect(actOnOwn(member, id, { act: "reopen" })).rejects.toMatchObject({
      code: "suggestion.reopened_already",
    });
    expect(await actOnOwn(member, id, { act: "close" })).toMatchObject({ state: "closed", may: [] });
  });

  test("is taken back by its author alone, and not after the answer", async () => {
    const { id } = await sendSuggestion(member, { kind: "suggestion", text: "算了" });
    const other = await addAcceptedMember(place, 2);
    await expect(actOnOwn(other, id, { act: "withdraw" })).rejects.toMatchObject(missing);
    expect(await actOnOwn(member, id, { act: "withdraw" })).toMatchObject({ state: "withdrawn" });
    await expect(answerSuggestion(place.worker, id, { answer: "好" })).rejects.toMatchObject({
      code: "suggestion.over",
    });
  });

  test("is taken up by one person, even when two try at once", async () => {
    const { id } = await sendSuggestion(member, { kind: "suggestion", text: "谁来" });
    const both = await Promise.allSettled([takeSuggestion(place.worker, id), takeSuggestion(place.secretary, id)]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((b) => b.status === "rejected")?.reason).toMatchObject({ code: "suggestion.taken_already" });
  });

  test("is limited to ten a day for one person", async () => {
    const busy = await addAcceptedMember(place, 3);
    for (let n = 0; n < 10; n++) await sendSuggestion(busy, { kind: "help", text: `第 ${n} 条` });
    await expect(sendSuggestion(busy, { kind: "help", text: "再来" })).rejects.toMatchObject({
      code: "suggestion.too_many",
      facts: { until: "2026-11-13T00:00:00.000Z" },
    });
  });
});

describe("a complaint", () => {
  test("goes to the level above; those complained of find nothing, whatever they try", async () => {
    const { id, unitName } = await complain(member);
    expect(unitName).toBe("文汇街道");
    for (const concerned of [place.worker, place.secretary]) {
      expect(await idsOf(concerned)).not.toContain(id);
      expect(await idsOf(concerned, { unitId: place.street })).toEqual([]);
      await expect(viewSuggestion(concerned, id)).rejects.toMatchObject(missing);
      await expect(takeSuggestion(concerned, id)).rejects.toMatchObject(missing);
      await expect(answerSuggestion(concerned, id, { answer: "好" })).rejects.toMatchObject(missing);
      await expect(
        handOverSuggestion(concerned, id, { unitId: place.community, reason: "我来" }),
      ).rejects.toMatchObject(missing);
    }
    expect(await idsOf(street)).toContain(id);
  });

  test("can be handed over with a reason, yet never to those complained of", async () => {
    const { id } = await complain(member);
    const down = handOverSuggestion(street, id, { unitId: place.compound, reason: "请核实" });
    await expect(down).rejects.toMatchObject({ code: "suggestion.to_concerned" });
    const up = await handOverSuggestion(street, id, { unitId: ROOT_UNIT, reason: "涉及两个街道" });
    expect(up).toMatchObject({ unitId: ROOT_UNIT, state: "received", dueOn: "2026-11-19" });
    await expect(viewSuggestion(street, id)).rejects.toMatchObject(missing);
    const [mine] = (await mySuggestions(member)).suggestions.filter((s) => s.id === id);
    expect(mine?.steps.at(-1)).toMatchObject({ act: "handed_over", byName: "沈立新", text: "涉及两个街道" });
  });

  test("about the district reaches the auditor and no administrator", async () => {
    const { id } = await complain(member, { about: ROOT_UNIT });
    expect(await idsOf(auditorOf(place))).toEqual([id]);
    expect(await idsOf(place.admin)).not.toContain(id);
    await expect(viewSuggestion(place.admin, id)).rejects.toMatchObject(missing);
  });

  test("without a name shows nobody's: not to those who answer, not in the audit trail", async () => {
    const shy = await addAcceptedMember(place, 4);
    const { id } = await complain(shy, { anonymous: true, text: "不署名的话" });
    await actOnOwn(shy, id, { act: "withdraw" });
    const open = await complain(shy, { text: "署名的话" });
    await world.settle();
    const seen = await viewSuggestion(street, id);
    expect(seen).not.toHaveProperty("authorName");
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`党员4|${shy.actor.personId}`));
    expect(await viewSuggestion(street, open.id)).toMatchObject({ authorName: "党员4" });
    const { entries } = await listAudit(auditorOf(place), { day: "2026-11-12" } as never);
    const by = (wanted: string) => entries.filter((r) => JSON.stringify(r).includes(wanted));
    expect(by(id).length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(by(id))).not.toContain(String(shy.actor.personId));
    // The same search finds the author of one that bears a name.
    expect(JSON.stringify(by(open.id))).toContain(String(shy.actor.personId));
  });
});

test("another district's suggestion does not exist", async () => {
  const other = await makeNeighbourhood(world);
  const { id } = await sendSuggestion(other.worker, { kind: "suggestion", text: "别的区", unitId: ROOT_UNIT });
  await expect(viewSuggestion(place.admin, id)).rejects.toMatchObject(missing);
  expect((await viewSuggestion(other.admin, id)).text).toBe("别的区");
});
