import { makeClaim, withdrawClaim } from "@rengang/core/claims";
import { type Context, systemContext } from "@rengang/core/context";
import { listDeliveries } from "@rengang/core/deliveries";
import { deliveryReactions } from "@rengang/core/deliveries/reactions";
import { notificationItem } from "@rengang/core/notifications/items";
import { cancelPost } from "@rengang/core/posts";
import { setRoutes } from "@rengang/core/senders";
import type { PersonId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addAcceptedMember,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const to = (place: Neighbourhood, n: number) =>
  world.messages.filter((m) => m.to === phoneOf(n) && m.district === place.district);
const SECRETS = ["消防巡查", "大雨", "党员", "梧桐"];

async function calledOff(place: Neighbourhood, member: Context): Promise<void> {
  const post = await makePost(place, { title: "消防巡查", startsAt: inHours(30), endsAt: inHours(32) });
  await makeClaim(member, post, {});
  await cancelPost(place.worker, post, { reason: "大雨" });
  await world.settle();
}

test("a district that has chosen no channel sends nothing", async () => {
  const place = await makeNeighbourhood(world);
  await calledOff(place, await addAcceptedMember(place, 1));
  expect(to(place, 1)).toEqual([]);
});

test("what matters goes out once, in words that name nobody, no post and no reason, though its record comes again", async () => {
  const place = await makeNeighbourhood(world);
  await setRoutes(place.admin, { notice: "sms" });
  const member = await addAcceptedMember(place, 2);
  await calledOff(place, member);
  const [message, ...more] = to(place, 2);
  expect(more).toEqual([]);
  expect(message).toMatchObject({ purpose: "notice", personId: member.actor.personId });
  expect(message?.text).toContain("http://rengang.test/my/notices");
  for (const secret of SECRETS) expect(message?.text).not.toContain(secret);

  const personId = member.actor.personId as PersonId;
  const rows = await member.table.queryAll(notificationItem, { pk: `PERSON#${personId}`, begins: "NOTICE#" });
  const sendNotice = deliveryReactions.find(({ name }) => name === "deliveries.send-notice");
  for (const row of rows) {
    const change = { kind: notificationItem.kind, key: notificationItem.key({ ...row, personId }), after: row };
    await sendNotice?.run(systemContext(world.platform, place.district, requestId()), change as never);
  }
  expect(to(place, 2)).toHaveLength(1);
  const { deliveries } = await listDeliveries(place.admin, {});
  expect(deliveries.filter(({ purpose }) => purpose === "notice")).toMatchObject([{ outcome: "accepted" }]);
});

test("a place that is offered is told by message while it can be taken; a record that comes too late sends nothing", async () => {
  const place = await makeNeighbourhood(world);
  await setRoutes(place.admin, { notice: "sms" });
  const [holder, next] = [await addAcceptedMember(place, 3), await addAcceptedMember(place, 4)];
  const again = ({ actor }: Context) => world.as(place.district, actor.personId as PersonId, actor.grant, actor.name);
  const lateOpening = async () => {
    const hours = (n: number) => new Date(world.platform.clock() + n * HOUR).toISOString();
    const post = await makePost(place, { places: 1, startsAt: hours(48), endsAt: hours(50) });
    for (const member of [holder, next]) await makeClaim(again(member), post, { wait: true });
    await world.settle();
    world.pass(28 * HOUR);
    await withdrawClaim(again(holder), post, { reason: "临时出差" });
  };
  await lateOpening();
  await world.settle();
  expect(to(place, 4).map(({ text }) => text)).toEqual([expect.stringContaining("等您确认")]);
  world.pass(48 * HOUR);
  await lateOpening();
  world.pass(3 * HOUR);
  await world.settle();
  expect(to(place, 4)).toHaveLength(1);
});
