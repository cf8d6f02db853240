import { deviceLetters, deviceOf, deviceOfLetters } from "@rengang/kernel/device";
import { expect, test } from "vitest";

const AGENTS = [
  "Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8",
  "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604",
  "Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/114",
  "curl/8",
];

test("a device in letters is the same device again, in at most two of them", () => {
  expect(AGENTS.map(deviceOf)).toEqual(["微信 · Android", "Edge · Windows", "Safari · iOS", "Chrome · 鸿蒙", ""]);
  for (const agent of AGENTS) {
    const letters = deviceLetters(deviceOf(agent));
    expect(letters.length).toBeLessThanOrEqual(2);
    expect(deviceOfLetters(letters)).toBe(deviceOf(agent));
  }
});
