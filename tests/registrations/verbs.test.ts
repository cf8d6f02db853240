import { listMembers, viewMember, viewSelf } from "@rengang/core/members";
import { listNotifications } from "@rengang/core/notifications";
import {
  acceptRegistrations,
  endRegistration,
  moveRegistration,
  reportIn,
  returnRegistration,
} from "@rengang/core/registrations";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, addPerson, makeNeighbourhood, phoneOf } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("a member reports in with skills and times, and the community accepts with one call", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 1);
  await reportIn(member, {
    unitId: place.community,
    compoundId: place.compound,
    skills: ["电工"],
    freeTimes: ["weekend_day"],
  });
  const applied = await listMembers(place.worker, { state: "applied" });
  expect(applied.members.map((m) => [m.name, m.compoundName, m.skills])).toEqual([["党员1", "梧桐苑", ["电工"]]]);
  await acceptRegistrations(place.worker, { personIds: [member.actor.personId] });
  expect((await viewSelf(member)).registration.state).toBe("accepted");
  await world.settle();
  expect((await listNotifications(member, {})).notifications.map((n) => n.code)).toEqual(["registration.accepted"]);
});

test("a mass acceptance reports row by row and one refusal does not stop the others", async () => {
  const place = await makeNeighbourhood(world);
  const [ready, absent] = [await addPerson(place, 1), await addPerson(place, 2)];
  await reportIn(ready, { unitId: place.community });
  const unknown = "per_0000000000000" as PersonId;
  const ids = [ready.actor.personId, absent.actor.personId, unknown];
  const { results } = await acceptRegistrations(place.worker, { personIds: ids });
  expect(results.map((r) => r.code ?? "ok")).toEqual(["ok", "registration.not_applied", "thing.missing"]);
});

test("an application that is given back tells the reason, and can be made again", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 1);
  await reportIn(member, { unitId: place.community });
  await returnRegistration(place.worker, { personId: member.actor.personId as PersonId, reason: "请补充小区" });
  expect((await viewSelf(member)).registration).toMatchObject({ state: "returned", reason: "请补充小区" });
  await reportIn(member, { unitId: place.community, compoundId: place.compound });
  expect((await viewSelf(member)).registration.state).toBe("applied");
});

test("a member has one active registration: an accepted one is not applied for again", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  await expect(reportIn(member, { unitId: place.elsewhere })).rejects.toMatchObject({
    code: "registration.already_accepted",
  });
});

test("moving house asks the new community, and the old one no longer sees the member", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const personId = member.actor.personId as PersonId;
  await moveRegistration(place.worker, { personId, unitId: place.elsewhere, reason: "搬家" });
  expect(await viewSelf(member)).toMatchObject({ unitId: place.elsewhere, registration: { state: "applied" } });
  await expect(viewMember(place.worker, personId)).rejects.toMatchObject({ code: "thing.missing" });
});

test("an ended registration keeps its reason and its dates", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  await endRegistration(place.worker, { personId: member.actor.personId as PersonId, reason: "调离本市" });
  expect((await viewSelf(member)).registration).toMatchObject({ state: "deregistered", reason: "调离本市" });
});

test("a compound of another community is refused", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 1);
  const wrong = reportIn(member, { unitId: place.elsewhere, compoundId: place.compound });
  await expect(wrong).rejects.toMatchObject({ code: "member.wrong_unit" });
});

test("phones are read in full by the community and the member, and masked for the district", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const id = member.actor.personId as PersonId;
  expect((await viewMember(place.worker, id)).phone).toBe(phoneOf(1));
  expect((await viewSelf(member)).phone).toBe(phoneOf(1));
  expect((await viewMember(place.admin, id)).phone).toBe("199****0001");
});
