import { isSealed } from "@rengang/kernel/field-cipher";
import { deflated, inflated } from "@rengang/table/deflated";
import { expect, test } from "vitest";

const SERVICES = Array.from({ length: 20 }, (_, n) => ({
  on: `2026-${String((n % 12) + 1).padStart(2, "0")}-11`,
  title: `河道清洁志愿服务第${n}场`,
  hours: n / 2,
  backfilled: n % 2 === 0,
  said: '换\n行，"引号"、😀',
}));

test("what is deflated is read back as it was, and is much shorter", () => {
  for (const value of [SERVICES, [], {}, { 名: SERVICES }]) expect(inflated(deflated(value))).toEqual(value);
  expect(deflated(SERVICES).length * 5).toBeLessThan(Buffer.byteLength(JSON.stringify(SERVICES)));
});

test("what was stored before stays as it is", () => {
  expect(inflated(SERVICES)).toBe(SERVICES);
});

test("bytes that are something else, or were cut or changed, are not read as anything", () => {
  const bytes = deflated(SERVICES);
  const changed = Uint8Array.from(bytes, (byte, n) => (n === bytes.length - 2 ? byte ^ 1 : byte));
  for (const wrong of [new Uint8Array(), Uint8Array.of(1, 2, 3), bytes.slice(0, -9), changed])
    expect(() => inflated(wrong)).toThrow();
});

test("is never taken for a sealed value", () => {
  for (const value of [SERVICES, {}, [{ tail: "x".repeat(400) }]]) expect(isSealed(deflated(value))).toBe(false);
});
