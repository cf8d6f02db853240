import { makeClaim } from "@rengang/core/claims";
import type { Context } from "@rengang/core/context";
import { listCandidates } from "@rengang/core/matching";
import { listNotifications } from "@rengang/core/notifications";
import { cancelPost } from "@rengang/core/posts";
import {
  answerNotice,
  answerRequest,
  askObjection,
  listRequests,
  myNotice,
  myRequests,
  withdrawRequest,
} from "@rengang/core/privacy";
import { PURPOSES, type Purpose, STOPPABLE } from "@rengang/core/privacy/schema";
import { setRoutes } from "@rengang/core/senders";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, makePost, type Neighbourhood, phoneOf } from "../support/people";
import { makeWorld, type World } from "../support/world";
import { idOf } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function accepted(place: Neighbourhood, member: Context, purpose: Purpose): Promise<string> {
  const { id } = await askObjection(member, { purpose, text: "请不要这样使用" });
  await answerRequest(place.admin, idOf(member), id, { accepted: true, note: "同意" });
  return id;
}

const candidates = async (place: Neighbourhood) => {
  const post = await makePost(place);
  return (await listCandidates(place.worker, post, {})).candidates.map(({ personId }) => personId);
};

test("whoever objected to being suggested is suggested no more, and a later agreement has the last word", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  await answerNotice(member, { version: 1, agreed: ["candidates"] });
  expect(await candidates(place)).toEqual([idOf(member)]);
  await accepted(place, member, "candidates");
  expect(await candidates(place)).toEqual([]);
  expect(await myNotice(member)).toMatchObject({ answer: { agreed: [] }, stopped: [{ purpose: "candidates" }] });
  await answerNotice(member, { version: 1, agreed: ["candidates"] });
  expect(await candidates(place)).toEqual([idOf(member)]);
  expect((await myNotice(member)).stopped).toEqual([]);
});

test("whoever objected to messages gets none and is told on the page as before, until the objection is taken back", async () => {
  const place = await makeNeighbourhood(world);
  await setRoutes(place.admin, { notice: "sms" });
  const member = await addAcceptedMember(place, 2);
  const messages = () => world.messages.filter((m) => m.to === phoneOf(2) && m.district === place.district).length;
  const calledOff = async () => {
    const post = await makePost(place);
    await makeClaim(member, post, {});
    await world.settle();
    const [before, told] = [messages(), (await listNotifications(member, {})).notifications.length];
    await cancelPost(place.worker, post, { reason: "大雨" });
    await world.settle();
    return [messages() - before, (await listNotifications(member, {})).notifications.length - told];
  };
  expect(await calledOff()).toEqual([1, 1]);
  const id = await accepted(place, member, "messages");
  await world.settle();
  expect(await calledOff()).toEqual([0, 1]);
  expect(await withdrawRequest(member, id)).toMatchObject({ state: "withdrawn" });
  expect(await calledOff()).toEqual([1, 1]);
  await expect(withdrawRequest(member, id)).rejects.toMatchObject({ code: "privacy.closed" });
});

test("an objection taken back does not undo a later one to the same use", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 3);
  const first = await accepted(place, member, "publication");
  await accepted(place, member, "publication");
  await withdrawRequest(member, first);
  expect((await myNotice(member)).stopped).toMatchObject([{ purpose: "publication" }]);
});

test("what a duty demands cannot be stopped: the acceptance is refused, the request waits, and can be answered with a reason", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 4);
  const compulsory = PURPOSES.filter((purpose) => !(STOPPABLE as readonly string[]).includes(purpose));
  expect(compulsory).toEqual(["roster", "claims", "feedback", "evaluation", "security"]);
  for (const purpose of compulsory) {
    await expect(accepted(place, member, purpose)).rejects.toMatchObject({
      code: "privacy.compulsory",
      facts: { purpose },
    });
  }
  const { requests } = await listRequests(place.admin, {});
  expect(requests.map(({ state }) => state)).toEqual(Array(compulsory.length).fill("asked"));
  for (const { id } of requests)
    await answerRequest(place.admin, idOf(member), id, { accepted: false, note: "法定职责" });
  expect(new Set((await myRequests(member)).requests.map(({ state }) => state))).toEqual(new Set(["refused"]));
});
