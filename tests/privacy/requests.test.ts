import { memberItem, viewMember } from "@rengang/core/members";
import { listNotifications } from "@rengang/core/notifications";
import { giveGrant } from "@rengang/core/people";
import {
  answerNotice,
  answerRequest,
  askCorrection,
  askErasure,
  askObjection,
  decideErasure,
  examineErasure,
  listRequests,
  myNotice,
  myRequests,
  noticeAnswerItem,
  previewErasure,
  setNotice,
  withdrawRequest,
} from "@rengang/core/privacy";
import { DAY } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addPerson, makeNeighbourhood } from "../support/people";
import { later, serve } from "../support/service";
import { makeWorld, type World } from "../support/world";
import { idOf } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const refused = (code: string) => expect.objectContaining({ code });

describe("the notice", () => {
  test("is due until it is read, and again when the district changes it", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    expect(await myNotice(member)).toMatchObject({ due: true, notice: { version: 1 } });
    await answerNotice(member, { version: 1, agreed: [] });
    expect(await myNotice(member)).toMatchObject({ due: false, answer: { version: 1, agreed: [] } });
    await setNotice(place.admin, { contact: "区委组织部 0571-1234" });
    expect(await myNotice(member)).toMatchObject({
      due: true,
      notice: { version: 2, contact: "区委组织部 0571-1234" },
    });
    await expect(answerNotice(member, { version: 1, agreed: [] })).rejects.toEqual(refused("privacy.notice_changed"));
  });

  test("the same words again make no new version", async () => {
    const place = await makeNeighbourhood(world);
    const words = { contact: "区委组织部", addition: "本区补充说明" };
    expect((await setNotice(place.admin, words)).version).toBe(2);
    expect((await setNotice(place.admin, words)).version).toBe(2);
  });

  test("an optional purpose is off unless agreed, can be taken back, and every answer is kept", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    expect((await myNotice(member)).answer).toBeUndefined();
    await answerNotice(member, { version: 1, agreed: ["candidates"] });
    world.pass(1000);
    await answerNotice(later(place, member), { version: 1, agreed: [] });
    const kept = await member.table.queryAll(noticeAnswerItem, {
      pk: `PERSON#${idOf(member)}`,
      begins: "PRIVACY_ANSWER#",
    });
    expect(kept.map(({ agreed }) => agreed)).toEqual([["candidates"], []]);
    expect((await myNotice(member)).answer?.agreed).toEqual([]);
  });

  test("what is not optional cannot be answered", async () => {
    const member = await addPerson(await makeNeighbourhood(world), 1);
    const answer = answerNotice(member, { version: 1, agreed: ["evaluation" as never] });
    await expect(answer).rejects.toEqual(refused("input.invalid"));
  });
});

describe("a correction", () => {
  test("that the community accepts changes the fact in the same commit, with its source, and the member is told", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const asked = await askCorrection(member, { field: "position", value: "四级调研员", text: "去年任职" });
    expect(asked).toMatchObject({ state: "asked", was: "", dueOn: expect.stringMatching(/^\d{4}-/) });
    expect((await listRequests(place.worker, {})).requests.map((r) => r.id)).toEqual([asked.id]);
    await answerRequest(place.worker, idOf(member), asked.id, { accepted: true, note: "已核对任职文件" });
    expect(await viewMember(place.worker, idOf(member))).toMatchObject({ position: "四级调研员" });
    const row = await member.table.get(memberItem, idOf(member), { strong: true });
    expect(row?.corrected?.position?.request).toBe(asked.id);
    await world.settle();
    const { notifications } = await listNotifications(member, {});
    expect(notifications[0]).toMatchObject({
      code: "privacy.accepted",
      facts: { kind: "correction", reason: "已核对任职文件" },
    });
    expect((await listRequests(place.worker, {})).requests).toEqual([]);
    expect((await listRequests(place.worker, { open: "no" })).requests.map((r) => r.state)).toEqual(["accepted"]);
  });

  test("that is refused changes nothing and says why; neither can be answered twice", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const asked = await askCorrection(member, { field: "sex", value: "female" });
    const answer = { accepted: false, note: "与党员档案不符" };
    await answerRequest(place.worker, idOf(member), asked.id, answer);
    expect((await viewMember(place.worker, idOf(member))).sex).toBeUndefined();
    expect((await myRequests(member)).requests).toMatchObject([{ state: "refused", note: "与党员档案不符" }]);
    const again = answerRequest(place.worker, idOf(member), asked.id, { ...answer, accepted: true });
    await expect(again).rejects.toEqual(refused("privacy.closed"));
  });

  test("is refused for a value that the fact cannot have, for the present value, and while the same one waits", async () => {
    const member = await addPerson(await makeNeighbourhood(world), 1);
    await expect(askCorrection(member, { field: "bornIn", value: "很久以前" })).rejects.toEqual(
      refused("input.invalid"),
    );
    await expect(askCorrection(member, { field: "name", value: "党员1" })).rejects.toEqual(
      refused("privacy.same_value"),
    );
    await askCorrection(member, { field: "name", value: "党员一" });
    const twice = askCorrection(member, { field: "name", value: "党员壹" });
    await expect(twice).rejects.toEqual(refused("privacy.already_asked"));
  });

  test("that nobody answers stays open beyond its day and can be taken back", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const asked = await askCorrection(member, { field: "branch", value: "第二党支部" });
    world.pass(40 * DAY);
    const [open] = (await listRequests(later(place, place.worker), {})).requests;
    expect(open).toMatchObject({ id: asked.id, dueOn: asked.dueOn, state: "asked" });
    expect(await withdrawRequest(later(place, member), asked.id)).toMatchObject({ state: "withdrawn" });
    expect((await listRequests(later(place, place.worker), {})).requests).toEqual([]);
  });
});

describe("an objection", () => {
  test("is answered by the district, not by the community", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const asked = await askObjection(member, { purpose: "feedback", text: "不希望反馈评语" });
    const answer = { accepted: false, note: "反馈是法定职责，评语可以提出异议" };
    const community = answerRequest(place.worker, idOf(member), asked.id, answer);
    await expect(community).rejects.toEqual(refused("permission.denied"));
    await answerRequest(place.admin, idOf(member), asked.id, answer);
    expect((await myRequests(member)).requests).toMatchObject([{ state: "refused", purpose: "feedback" }]);
  });
});

describe("an erasure", () => {
  test("is looked at by one person and decided by another", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const { id } = await askErasure(member, {});
    const yes = { accepted: true, note: "同意" };
    const early = decideErasure(place.admin, idOf(member), id, yes);
    await expect(early).rejects.toEqual(refused("privacy.not_examined"));
    await examineErasure(place.admin, idOf(member), id, { note: "已核对" });
    const alone = decideErasure(place.admin, idOf(member), id, yes);
    await expect(alone).rejects.toEqual(refused("privacy.same_person"));
    const second = "19900000101";
    await giveGrant(world.as(place.district, "system" as never, { role: "system" } as never), {
      name: "另一位管理员",
      phone: second,
      role: "district_admin",
      unitId: "unt_0",
    });
    const other = world.as(place.district, place.admin.personOf(second), place.admin.actor.grant, "另一位管理员");
    expect(await decideErasure(other, idOf(member), id, yes)).toMatchObject({ state: "erasing" });
  });

  test("waits while the member is registered, and says so before anybody decides", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    await serve(place, member);
    const { id } = await askErasure(member, {});
    const { waits } = await previewErasure(place.worker, idOf(member), id);
    expect(waits).toEqual([{ rule: "registered" }, { rule: "year", year: "2026" }]);
    const look = examineErasure(place.worker, idOf(member), id, { note: "已核对" });
    await expect(look).rejects.toEqual(refused("privacy.must_wait"));
  });

  test("may be refused with a reason at once", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const { id } = await askErasure(member, { text: "不再使用" });
    await decideErasure(place.admin, idOf(member), id, { accepted: false, note: "仍在本区" });
    expect((await myRequests(member)).requests).toMatchObject([{ state: "refused", note: "仍在本区" }]);
  });
});

test("requests of another community are missing for a worker, and those of another district for everybody", async () => {
  const [place, other] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
  const member = await addPerson(place, 1, place.elsewhere);
  const asked = await askCorrection(member, { field: "branch", value: "第二党支部" });
  const answer = { accepted: true, note: "好" };
  for (const ctx of [place.worker, other.admin]) {
    await expect(answerRequest(ctx, idOf(member), asked.id, answer)).rejects.toEqual(refused("thing.missing"));
    expect((await listRequests(ctx, {})).requests).toEqual([]);
  }
});
