import { listNotifications } from "@rengang/core/notifications";
import { giveGrant } from "@rengang/core/people";
import { removeProvider, setProvider } from "@rengang/core/providers";
import { setRoutes } from "@rengang/core/senders";
import { ROOT_UNIT } from "@rengang/kernel/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDistrict, makeWorld, type World } from "../support/world";
import { guardOf } from "./guard";
import { CLIENT } from "./provider";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const SETTINGS = { name: "统一身份", issuer: "https://login.example.cn", ...CLIENT };

test("every security administrator of the district is told when its provider is set, changed or removed, by message too", async () => {
  const [{ id, admin }, other] = [await makeDistrict(world), await makeDistrict(world)];
  const phones = ["19900088001", "19900088002"];
  const role = { role: "security_admin", unitId: ROOT_UNIT } as const;
  // The first by the district's administrator; from then on they appoint each other.
  for (const [n, phone] of phones.entries()) {
    await giveGrant(n === 0 ? admin : guardOf(admin), { name: "安全员", phone, ...role });
  }
  await giveGrant(other.admin, { name: "安全员", phone: "19900088003", ...role });
  await setRoutes(guardOf(admin), { notice: "sms" });
  await setProvider(guardOf(admin), SETTINGS);
  world.pass(1000);
  await removeProvider(guardOf(admin));
  await world.settle();

  for (const phone of phones) {
    const reader = world.as(id, admin.personOf(phone), role, "安全员");
    const { notifications } = await listNotifications(reader, {});
    expect(notifications.map(({ code, facts }) => [code, facts.name])).toEqual(
      expect.arrayContaining([
        ["provider.changed", "统一身份"],
        ["provider.removed", "统一身份"],
      ]),
    );
    const texts = world.messages.filter((m) => m.to === phone && m.purpose === "notice").map(({ text }) => text);
    expect(texts.filter((text) => text.includes("统一身份登录"))).toHaveLength(2);
  }
  const stranger = world.as(other.id, other.admin.personOf("19900088003"), role, "安全员");
  expect((await listNotifications(stranger, {})).notifications).toEqual([]);
});
