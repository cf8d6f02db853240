import { afterEach, expect, test, vi } from "vitest";
import { goesOn, type Service } from "../../web/src/features/services/model";
import { send } from "../../web/src/lib/api";
import { clockNow } from "../../web/src/lib/clock";
import { today } from "../../web/src/lib/format";

const HOUR = 3_600_000;
const DEVICE = Date.parse("2026-11-28T02:00:00Z");

/** A device that shows this time, and a service by whose clock it is that time. */
async function hear(device: number, service: number | undefined): Promise<void> {
  vi.useFakeTimers({ now: device, toFake: ["Date"] });
  const headers = new Headers(service === undefined ? {} : { date: new Date(service).toUTCString() });
  vi.stubGlobal("fetch", async () => Response.json({}, { headers }));
  await send("/api/anything");
}
afterEach(async () => {
  await hear(DEVICE, DEVICE);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const until = (endsAt: number) => ({ endsAt: new Date(endsAt).toISOString() }) as Service;

test.each([
  ["is three hours slow", 3 * HOUR],
  ["is three hours fast", -3 * HOUR],
  ["is a year slow", 365 * 24 * HOUR],
])("what is over is asked of the service also on a phone whose clock %s", async (_, off) => {
  await hear(DEVICE, DEVICE + off);
  expect(goesOn(until(DEVICE + off + 60_000))).toBe(true);
  expect(goesOn(until(DEVICE + off - 60_000))).toBe(false);
  expect(clockNow()).toBe(DEVICE + off);
});

test("a day begins when it does for the service, and an answer without a time changes nothing", async () => {
  await hear(DEVICE, DEVICE + 20 * HOUR);
  expect(today()).toBe("2026-11-29");
  await hear(DEVICE, undefined);
  expect(today()).toBe("2026-11-29");
});

test("a clock that is right to some seconds is left alone: the way of an answer takes as long", async () => {
  await hear(DEVICE, DEVICE + 3_000);
  expect(clockNow()).toBe(DEVICE);
});
