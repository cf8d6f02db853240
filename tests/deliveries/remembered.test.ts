import { systemContext } from "@rengang/core/context";
import { sendersItem, setRoutes } from "@rengang/core/senders";
import { put } from "@rengang/table/change";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSenders } from "../../packages/core/deliveries/load-senders";
import { makeNeighbourhood } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("a route that is changed here is followed at once, one that another process changed after half a minute", async () => {
  const { admin, district } = await makeNeighbourhood(world);
  const now = () => systemContext(world.platform, district, requestId());
  const notice = async () => (await loadSenders(now()))?.routes.notice;
  expect(await notice()).toBeUndefined();
  await setRoutes(admin, { notice: "sms" });
  expect(await notice()).toBe("sms");
  await now().commit("senders.route", [put(sendersItem, {}, { routes: { notice: "wecom" }, channels: {} })]);
  expect(await notice()).toBe("sms");
  world.pass(30_000);
  expect(await notice()).toBe("wecom");
});

test("what a process remembers of one district is nothing that another district is told", async () => {
  const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
  await setRoutes(here.admin, { notice: "sms" });
  const noticeIn = async (district: typeof here.district) =>
    (await loadSenders(systemContext(world.platform, district, requestId())))?.routes.notice;
  expect(await noticeIn(here.district)).toBe("sms");
  expect(await noticeIn(there.district)).toBeUndefined();
});
