import type { Context } from "@rengang/core/context";
import { listNotifications } from "@rengang/core/notifications";
import { giveGrant } from "@rengang/core/people";
import { answerRequest, askCorrection, askErasure, askObjection, examineErasure } from "@rengang/core/privacy";
import { answerSuggestion, sendSuggestion } from "@rengang/core/suggestions";
import { tellOverdue } from "@rengang/functions/jobs/overdue";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY, HOUR, instantOf } from "@rengang/kernel/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { later } from "../support/service";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let member: Context;
let street: Context;
beforeEach(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  member = await addAcceptedMember(place, 1);
  const grant = { role: "street_admin", unitId: place.street } as const;
  await giveGrant(place.admin, { ...grant, name: "沈立新", phone: "19900000150" });
  street = world.as(place.district, place.admin.personOf("19900000150"), grant, "沈立新");
});
afterEach(() => world.close());

/** Lets time pass until an hour of a local day. */
const goTo = (day: string, time: string) => world.pass(instantOf(day, time) - world.platform.clock());
const told = async (ctx: Context, code: string) =>
  (await listNotifications(later(place, ctx), {})).notifications.filter((n) => n.code === code).length;

test("who is at the desk hears once that an answer is overdue, in the morning after its last day, and not before", async () => {
  const { dueOn } = await sendSuggestion(member, { kind: "suggestion", text: "路灯不亮" });
  expect(dueOn).toBe("2026-11-19");
  goTo("2026-11-19", "08:30");
  expect(await tellOverdue(world.platform)).toBe(0);
  goTo("2026-11-20", "07:30");
  expect(await tellOverdue(world.platform)).toBe(0);
  for (let day = 20; day < 25; day++) {
    goTo(`2026-11-${day}`, "08:30");
    await tellOverdue(world.platform);
  }
  expect(await told(place.worker, "suggestion.overdue")).toBe(1);
  expect(await told(street, "suggestion.overdue")).toBe(0);
  expect(await told(member, "suggestion.overdue")).toBe(0);
});

test("nobody hears of what was answered in time, and those complained of hear of nothing", async () => {
  const answered = await sendSuggestion(member, { kind: "suggestion", text: "路灯不亮" });
  await answerSuggestion(place.worker, answered.id, { answer: "已修好" });
  await sendSuggestion(member, { kind: "complaint", text: "没有人接电话", about: place.community });
  goTo("2026-11-20", "08:30");
  expect(await tellOverdue(world.platform)).toBe(1);
  expect(await told(place.worker, "suggestion.overdue")).toBe(0);
  expect(await told(street, "suggestion.overdue")).toBe(1);
});

test("a request about personal data is told to whose turn it is: the community's, then the district's", async () => {
  const personId = member.actor.personId as PersonId;
  await askCorrection(member, { field: "branch", value: "第二党支部" });
  const objection = await askObjection(member, { purpose: "messages", text: "太多了" });
  world.pass(16 * DAY);
  goTo(new Date(world.platform.clock()).toISOString().slice(0, 10), "08:30");
  expect(await tellOverdue(world.platform)).toBe(2);
  expect(await tellOverdue(world.platform)).toBe(2);
  expect(await told(place.worker, "privacy.overdue")).toBe(1);
  expect(await told(place.admin, "privacy.overdue")).toBe(1);
  await answerRequest(later(place, place.admin), personId, objection.id, { accepted: true, note: "同意" });
  world.pass(HOUR * 24);
  expect(await tellOverdue(world.platform)).toBe(1);
});

test("an erasure that nobody could look at yet waits for its community", async () => {
  const leaver = await addAcceptedMember(place, 2);
  const { id } = await askErasure(leaver, {});
  const examined = examineErasure(place.worker, leaver.actor.personId as PersonId, id, { note: "已核对" });
  await expect(examined).rejects.toMatchObject({ code: "privacy.must_wait" });
  goTo("2026-11-28", "08:30");
  expect(await tellOverdue(world.platform)).toBe(1);
  expect(await told(place.worker, "privacy.overdue")).toBe(1);
  expect(await told(place.admin, "privacy.overdue")).toBe(0);
});
