import { listAudit } from "@rengang/core/audit";
import type { Context } from "@rengang/core/context";
import { listDeliveries } from "@rengang/core/deliveries";
import { giveGrant } from "@rengang/core/people";
import { removeSender, sendersItem, setRoutes, setSender, testSender, viewSenders } from "@rengang/core/senders";
import { openFacts } from "@rengang/core/senders/rules";
import { sealed, unsealed } from "@rengang/kernel/seal";
import { MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditorOf } from "../support/people";
import { makeDistrict, makeWorld, type World } from "../support/world";

let world: World;
let admin: Context;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
const fresh = async () => {
  ({ admin } = await makeDistrict(world));
  return admin;
};

const PASSWORD = "a-password-of-the-mailbox";
const mail = {
  channel: "mail",
  host: "smtp.example.com",
  port: 465,
  user: "sender",
  password: PASSWORD,
  from: "rengang@example.com",
  to: "office@example.com",
} as const;

describe("credentials", () => {
  test("are shown never again, stand sealed in the table, and open for their own district alone", async () => {
    await fresh();
    const shown = await setSender(admin, mail);
    expect(shown.channels).toMatchObject([{ channel: "mail", setByName: "区管理员" }]);
    const row = await admin.table.get(sendersItem, {}, { strong: true });
    expect(`${JSON.stringify([shown, await viewSenders(admin), row])}`).not.toMatch(/a-password|smtp\.example/);
    const kept = row?.channels.mail;
    if (!kept) throw new Error("nothing is kept");
    const key = world.platform.secrets.signing;
    expect(openFacts(key, admin.district, "mail", kept)).toEqual(mail);
    expect(() => openFacts(key, "another", "mail", kept)).toThrow();
    expect(() => openFacts(key, admin.district, "wecom", kept)).toThrow();
  });

  test("that lead to an address instead of a name, or have no TLS, are refused", async () => {
    await fresh();
    for (const wrong of [
      { ...mail, host: "10.0.0.1" },
      { ...mail, host: "localhost" },
      { ...mail, port: 25 },
      { channel: "sms", url: "http://sms.example.com", key: "k".repeat(20) },
      { channel: "sms", url: "https://169.254.169.254/", key: "k".repeat(20) },
      { channel: "dingtalk", token: "../x", secret: "s" },
    ]) {
      await expect(setSender(admin, wrong as never)).rejects.toMatchObject({ code: "input.invalid" });
    }
  });

  test("leave nothing in the trail but the fact", async () => {
    await fresh();
    await setSender(admin, mail);
    await world.settle();
    const { entries } = await listAudit(auditorOf({ admin }), { day: "2026-11-12" });
    const own = entries.filter((one) => one.kind === "SENDERS");
    expect(own).toMatchObject([{ verb: "senders.set", fields: [] }]);
    expect(JSON.stringify(entries)).not.toContain(PASSWORD);
  });
});

describe("a sealed text", () => {
  test("opens only as it was sealed, and differs each time", () => {
    const text = sealed("key", "one", "use", "秘密");
    expect(unsealed("key", "one", "use", text)).toBe("秘密");
    expect(sealed("key", "one", "use", "秘密")).not.toBe(text);
    const bytes = Buffer.from(text, "base64url");
    bytes[14] = Number(bytes[14]) ^ 1;
    const bent = bytes.toString("base64url");
    const wrongs: [string, string, string, string][] = [
      ["other", "one", "use", text],
      ["key", "two", "use", text],
      ["key", "one", "else", text],
      ["key", "one", "use", bent],
      ["key", "one", "use", ""],
    ];
    for (const wrong of wrongs) expect(() => unsealed(...wrong)).toThrow();
  });
});

describe("the hand that sets them", () => {
  test("is the security administrator's as soon as there is one", async () => {
    await fresh();
    expect((await viewSenders(admin)).maySet).toBe(true);
    const phone = "19900000555";
    await giveGrant(admin, { name: "安全员", phone, role: "security_admin", unitId: "unt_0" as never });
    expect((await viewSenders(admin)).maySet).toBe(false);
    const denied = { code: "sender.security_admin_sets" };
    await expect(setSender(admin, mail)).rejects.toMatchObject(denied);
    await expect(setRoutes(admin, { alert: "none" })).rejects.toMatchObject(denied);
    await expect(testSender(admin, { channel: "sms", phone })).rejects.toMatchObject(denied);
    const guard = world.as(admin.district, admin.personOf(phone), { role: "security_admin" }, "安全员");
    expect((await setSender(guard, mail)).channels).toHaveLength(1);
  });
});

describe("a purpose", () => {
  test("goes by SMS when nothing was chosen, and to a channel only once it is set", async () => {
    await fresh();
    expect((await viewSenders(admin)).routes).toEqual({
      code: "sms",
      link: "sms",
      notice: "none",
      alert: "none",
    });
    await expect(setRoutes(admin, { alert: "mail" })).rejects.toMatchObject({ code: "sender.not_set" });
    await setSender(admin, mail);
    expect((await setRoutes(admin, { alert: "mail" })).routes.alert).toBe("mail");
    await expect(removeSender(admin, "mail")).rejects.toMatchObject({ code: "sender.in_use" });
    await setRoutes(admin, { alert: "none" });
    expect((await removeSender(admin, "mail")).channels).toEqual([]);
  });

  test("that concerns one person never goes to a group or a shared mailbox", async () => {
    await fresh();
    for (const channel of ["mail", "wecom_robot", "dingtalk", "none"]) {
      await expect(setRoutes(admin, { code: channel as never })).rejects.toMatchObject({ code: "input.invalid" });
      await expect(setRoutes(admin, { link: channel as never })).rejects.toMatchObject({ code: "input.invalid" });
    }
  });
});

test("a test message goes out once a minute and its outcome stands in the log", async () => {
  await fresh();
  const asked = { channel: "sms", phone: "19900000001" } as const;
  await expect(testSender(admin, { channel: "sms" })).rejects.toMatchObject({ code: "input.invalid" });
  await expect(testSender(admin, { channel: "mail" })).rejects.toMatchObject({ code: "sender.not_set" });
  await testSender(admin, asked);
  await expect(testSender(admin, asked)).rejects.toMatchObject({ code: "sender.too_many_tests" });
  await world.settle();
  expect(world.messages.filter((one) => one.purpose === "test").map((one) => one.to)).toEqual(["19900000001"]);
  const { deliveries } = await listDeliveries(admin, {});
  expect(deliveries).toMatchObject([{ purpose: "test", outcome: "accepted", to: "199****0001" }]);
  world.pass(MINUTE);
  await testSender(world.as(admin.district, admin.personOf("1"), admin.actor.grant), asked);
});
