import {
  answerObjection,
  closeYear,
  listObjections,
  memberReport,
  myReport,
  objectToReport,
} from "@rengang/core/evaluation";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putService, YEAR } from "../support/evaluation";
import { addAcceptedMember, makeNeighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function frozenYear() {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  await putService(place, member.actor.personId, "2026-05-05", 1.5);
  await closeYear(place.admin, { year: YEAR, early: true });
  await world.settle();
  return { place, member, personId: member.actor.personId as PersonId };
}

describe("objections", () => {
  test("a member contests the frozen report; objection and answer stand beside figures that do not change", async () => {
    const { place, member, personId } = await frozenYear();
    await objectToReport(member, YEAR, { text: "六月还有一次未计入" });
    expect(await listObjections(place.worker, YEAR)).toMatchObject([{ personId, text: "六月还有一次未计入" }]);
    await answerObjection(place.worker, personId, YEAR, { answer: "已核对签到表，无该次记录" });
    const report = await myReport(member, YEAR);
    expect(report).toMatchObject({
      member: { times: 1, hours: 1.5 },
      objection: { answer: "已核对签到表，无该次记录", answeredByName: "周慧" },
    });
    expect((await memberReport(place.admin, personId, YEAR)).objection).toEqual(report.objection);
  });

  test("a preview cannot be contested", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    await expect(objectToReport(member, YEAR, { text: "早了" })).rejects.toMatchObject({
      code: "evaluation.not_closed",
    });
  });

  test("one objection a report, one answer an objection, even when two arrive at once", async () => {
    const { place, member, personId } = await frozenYear();
    const objections = await Promise.allSettled(["一", "二"].map((text) => objectToReport(member, YEAR, { text })));
    expect(objections.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(objectToReport(member, YEAR, { text: "三" })).rejects.toMatchObject({
      code: "evaluation.objected_already",
    });
    const answers = await Promise.allSettled(
      [place.worker, place.admin].map((staff) => answerObjection(staff, personId, YEAR, { answer: "好" })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(answerObjection(place.worker, personId, YEAR, { answer: "再" })).rejects.toMatchObject({
      code: "evaluation.answered_already",
    });
  });

  test("after the district's window an objection is too late", async () => {
    const { member } = await frozenYear();
    world.pass(5 * DAY);
    const late = { ...member, now: world.platform.clock() };
    await expect(objectToReport(late, YEAR, { text: "晚了" })).rejects.toMatchObject({
      code: "evaluation.too_late_to_object",
    });
  });
});
