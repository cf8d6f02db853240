import type { Context } from "@rengang/core/context";
import { systemContext } from "@rengang/core/context";
import { DeliveryFailure, type OutgoingMessage } from "@rengang/core/context/messenger";
import { deliver, deliveryItem, listDeliveries } from "@rengang/core/deliveries";
import { KEPT_FOR } from "@rengang/core/deliveries/items";
import { TRIES_MOST } from "@rengang/core/deliveries/rules";
import { setRoutes, setSender } from "@rengang/core/senders";
import type { SenderFacts } from "@rengang/core/senders/schema";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { cookieOf } from "../support/session";
import { makeDistrict, makeWorld, START, type World } from "../support/world";

let world: World;
let admin: Context;
/** What the provider does with the next messages; without an entry it takes them. */
let answers: DeliveryFailure[] = [];
const sent: { message: OutgoingMessage; facts: SenderFacts | undefined }[] = [];

beforeAll(async () => {
  const made = await makeWorld();
  const messenger = {
    deliver: async (message: OutgoingMessage, facts?: SenderFacts) => {
      sent.push({ message, facts });
      const failure = answers.shift();
      if (failure) throw failure;
      return { providerId: "p-1" };
    },
  };
  world = { ...made, platform: Object.assign(made.platform, { messenger }) };
  ({ admin } = await makeDistrict(world));
});
afterAll(() => world.close());
beforeEach(() => {
  answers = [];
  sent.length = 0;
});

const system = () => systemContext(world.platform, admin.district, "request");
let made = 0;
const fresh = (more: object = {}) => {
  made += 1;
  world.pass(1000);
  const text = "【认岗】验证码是 482913";
  return { purpose: "code" as const, to: "19900000001", text, at: world.platform.clock(), id: `code~${made}`, ...more };
};
const again = (reason: "busy" | "unanswered" = "busy") => new DeliveryFailure(reason, true);
const listed = async (id: object = {}) => (await listDeliveries(admin, id)).deliveries;

test("a message that is taken is one row, however often its record comes", async () => {
  const before = (await listed()).length;
  const message = fresh({ personId: "per_0000000000001" });
  await deliver(system(), message);
  await Promise.all([deliver(system(), message), deliver(system(), message)]);
  const rows = await listed();
  expect([rows.length - before, sent.length]).toEqual([1, 1]);
  expect(rows[0]).toMatchObject({
    channel: "sms",
    purpose: "code",
    to: "199****0001",
    personId: "per_0000000000001",
    outcome: "accepted",
    attempts: 1,
    providerId: "p-1",
  });
  expect(JSON.stringify(rows)).not.toMatch(/482913|19900000001/);
});

test("a failure is tried again until it is taken, on the same row", async () => {
  const message = fresh();
  answers = [again(), again()];
  for (const tries of [1, 2]) {
    await expect(deliver(system(), message)).rejects.toMatchObject({ reason: "busy" });
    expect((await listed({ outcome: "failed" })).map((row) => row.attempts)).toEqual([tries]);
  }
  await deliver(system(), message);
  expect((await listed())[0]).toMatchObject({ outcome: "accepted", attempts: 3 });
  expect(await listed({ outcome: "failed" })).toEqual([]);
  expect((await listed())[0]?.reason).toBeUndefined();
});

test("a message is given up after five tries, is then left alone, and says so in the log without its words", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const message = fresh();
  answers = Array.from({ length: TRIES_MOST }, () => again());
  for (let n = 1; n < TRIES_MOST; n++) await expect(deliver(system(), message)).rejects.toBeInstanceOf(DeliveryFailure);
  await deliver(system(), message);
  await deliver(system(), message);
  const lines = logged.mock.calls.map(([line]) => String(line));
  logged.mockRestore();
  expect(sent).toHaveLength(TRIES_MOST);
  expect((await listed({ outcome: "given_up" }))[0]).toMatchObject({ attempts: TRIES_MOST, reason: "busy" });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: "message-given-up", district: admin.district, kind: "code", channel: "sms", reason: "busy" },
  ]);
});

test("what may not be repeated is given up at once, and a code that has ended is not sent at all", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  answers = [new DeliveryFailure("recipient", false)];
  await deliver(system(), fresh());
  world.pass(MINUTE);
  await deliver(system(), fresh({ until: world.platform.clock() - 1 }));
  logged.mockRestore();
  expect(sent).toHaveLength(1);
  expect((await listed({ outcome: "given_up" })).slice(0, 2).map((row) => [row.reason, row.attempts])).toEqual([
    ["too_late", 0],
    ["recipient", 1],
  ]);
});

test("an adapter's unforeseen error is tried again, and its words reach neither the row nor the caller", async () => {
  const message = fresh();
  answers = [new Error("验证码是 482913") as DeliveryFailure];
  const failure = await deliver(system(), message).catch((error) => error);
  expect(failure).toMatchObject({ name: "DeliveryFailure", reason: "unreachable" });
  expect(`${failure.message}${failure.cause}`).not.toContain("482913");
  expect(JSON.stringify(await listed())).not.toContain("482913");
  await deliver(system(), message);
});

test("the district's own channel is used with its own credentials; a purpose without one sends nothing", async () => {
  const wecom: SenderFacts = { channel: "wecom", corpId: "corp", secret: "app-secret", agentId: 7 };
  await setSender(admin, wecom);
  await setRoutes(admin, { code: "wecom" });
  await deliver(system(), fresh());
  await deliver(system(), fresh({ purpose: "alert" }));
  expect(sent.map(({ message, facts }) => [message.channel, facts])).toEqual([["wecom", wecom]]);
  await setRoutes(admin, { code: "sms" });
});

test("rows end after ninety days, stand under the local day of the message, and belong to one district", async () => {
  const message = fresh({ at: Date.parse("2026-11-12T17:00:00Z") });
  await deliver(system(), message);
  expect((await listed({ day: "2026-11-13" })).map((row) => row.at)).toEqual(["2026-11-12T17:00:00.000Z"]);
  expect(deliveryItem.expiresAt?.({ at: START } as never)).toBe((START + KEPT_FOR) / 1000);
  expect(KEPT_FOR).toBe(90 * DAY);
  const other = await makeDistrict(world);
  expect((await listDeliveries(other.admin, { day: "2026-11-13" })).deliveries).toEqual([]);
});

test("a group is told once an hour that messages do not arrive, and never which", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { admin: head } = await makeDistrict(world);
  const robot: SenderFacts = { channel: "dingtalk", token: "t", secret: "s" };
  await setSender(head, robot);
  await setRoutes(head, { alert: "dingtalk" });
  answers = [new DeliveryFailure("recipient", false), new DeliveryFailure("recipient", false)];
  for (const _ of [1, 2]) {
    await deliver(systemContext(world.platform, head.district, "request"), fresh());
    await world.settle();
  }
  logged.mockRestore();
  const alerts = sent.filter(({ message }) => message.purpose === "alert");
  expect(alerts.map(({ message, facts }) => [message.to, facts])).toEqual([["", robot]]);
  expect(alerts[0]?.message.text).not.toMatch(/482913|199/);
});

test("the log is answered as it is documented, and nothing of how it is stored goes with it", async () => {
  await deliver(system(), fresh());
  const answer = await world.request("/deliveries", { cookie: await cookieOf(admin) });
  const { deliveries } = await answer.json();
  expect([answer.status, deliveries.length > 0, "version" in deliveries[0]]).toEqual([200, true, false]);
});
