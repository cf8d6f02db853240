import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { checkDraw, isUnderWay, nextLook } from "../../web/src/features/draws/model";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const seed = "00112233445566778899aabbccddeeff";
const tickets = ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff"];
const rows = [
  ...[...tickets]
    .sort((a, b) => (hash(`${seed}:${a}`) < hash(`${seed}:${b}`) ? -1 : 1))
    .map((ticket) => ({ ticket, served: 0 })),
  { ticket: "gggg", served: 2 },
].map((row) => ({ ...row, result: "none" as const }));
const draw = { seed, seedHash: hash(seed) };

test("a published draw is computed again in the browser: seed, hash and every place in the list", async () => {
  expect(await checkDraw(draw, rows)).toBe("checkOk");
  expect(await checkDraw(draw, [])).toBe("checkOk");
  expect(await checkDraw({ ...draw, seed: seed.replace("0", "1") }, rows)).toBe("checkSeed");
  const swapped = [rows[1], rows[0], ...rows.slice(2)] as typeof rows;
  expect(await checkDraw(draw, swapped)).toBe("checkOrder");
  const jumped = [rows[6], ...rows.slice(0, 6)] as typeof rows;
  expect(await checkDraw(draw, jumped)).toBe("checkOrder");
});

test("a browser that cannot compute it says so instead of doubting the draw", async () => {
  vi.stubGlobal("crypto", {});
  expect(await checkDraw(draw, rows)).toBe("checkCannot");
  vi.unstubAllGlobals();
});

test("a draw is under way from its moment until its result is there", () => {
  const past = new Date(Date.now() - 1000).toISOString();
  const ahead = new Date(Date.now() + 60_000).toISOString();
  expect(isUnderWay({ state: "gathering", drawAt: ahead })).toBe(false);
  expect(isUnderWay({ state: "gathering", drawAt: past })).toBe(true);
  expect(isUnderWay({ state: "drawing", drawAt: past })).toBe(true);
  expect(isUnderWay({ state: "drawn", drawAt: past })).toBe(false);
});

test("the page looks again at the moment of the draw, then every few seconds, and not after the result", () => {
  const inAMinute = new Date(Date.now() + 60_000).toISOString();
  const soon = nextLook({ state: "gathering", drawAt: inAMinute });
  expect(soon).toBeGreaterThan(59_000);
  expect(soon).toBeLessThan(70_000);
  expect(nextLook({ state: "gathering", drawAt: new Date(Date.now() + 90 * 86_400_000).toISOString() })).toBe(
    3_600_000,
  );
  expect(nextLook({ state: "drawing", drawAt: inAMinute })).toBe(3000);
  expect(nextLook({ state: "drawn", drawAt: inAMinute })).toBe(false);
  expect(nextLook(undefined)).toBe(false);
});
