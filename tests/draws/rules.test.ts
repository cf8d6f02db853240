import { drawOrder, drawStateOf, isFull, isGathering, isToSeal, pagesOf } from "@rengang/core/draws/rules";
import type { PostRow } from "@rengang/core/posts";
import { sha256 } from "@rengang/kernel/crypto";
import { MINUTE } from "@rengang/kernel/time";
import { describe, expect, test } from "vitest";

const entrants = Array.from({ length: 60 }, (_, n) => ({ ticket: `ticket${n}`, served: n % 4 }));

describe("the order of a draw", () => {
  test("who has served least comes first, and equals come by the hash of seed and ticket", () => {
    const order = drawOrder("seed", entrants);
    expect(order.map((e) => e.served)).toEqual(entrants.map((e) => e.served).sort((a, b) => a - b));
    const equals = order.filter((e) => e.served === 2).map((e) => sha256(`seed:${e.ticket}`));
    expect(equals).toEqual([...equals].sort());
  });

  test("it does not depend on who entered first, but on the seed", () => {
    expect(drawOrder("seed", [...entrants].reverse())).toEqual(drawOrder("seed", entrants));
    expect(drawOrder("other", entrants)).not.toEqual(drawOrder("seed", entrants));
  });

  test("over many seeds everyone with the same service comes first about equally often", () => {
    const wins = new Map<string, number>();
    const four = entrants.slice(0, 4).map((e) => ({ ...e, served: 0 }));
    for (let n = 0; n < 4000; n++) {
      const first = drawOrder(`seed${n}`, four)[0]?.ticket ?? "";
      wins.set(first, (wins.get(first) ?? 0) + 1);
    }
    for (const count of wins.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(wins.size).toBe(4);
  });
});

describe("the moments of a fair opening", () => {
  const post = { state: "gathering", drawAt: 100 } as const;
  test.each([
    [100 * MINUTE - 1, true, false],
    [100 * MINUTE, false, true],
    [101 * MINUTE, false, true],
  ])("at %i entries are taken: %s, to be sealed: %s", (now, gathering, seal) => {
    expect([isGathering(post, now), isToSeal(post, now)]).toEqual([gathering, seal]);
  });

  test("only a post that gathers takes entries or is sealed", () => {
    for (const state of [undefined, "draft", "drawing", "cancelled", "moved", "closed"] as const) {
      expect(isGathering({ state, drawAt: 100 }, 0)).toBe(false);
      expect(isToSeal({ state, drawAt: 100 }, 100 * MINUTE)).toBe(false);
    }
  });

  test.each([
    ["gathering", false, "gathering"],
    ["drawing", true, "drawing"],
    [undefined, true, "drawn"],
    ["cancelled", false, "cancelled"],
    ["cancelled", true, "drawn"],
    ["draft", false, "planned"],
  ] as const)("a post that is %s, its order stored: %s, is told as %s", (state, drawn, told) => {
    expect(drawStateOf({ state }, drawn)).toBe(told);
  });
});

test("a list of any length is cut into pages of at most 200 rows, in order", () => {
  for (const length of [0, 1, 200, 201, 1000]) {
    const rows = Array.from({ length }, (_, n) => n);
    const pages = pagesOf(rows);
    expect(pages.flat()).toEqual(rows);
    expect(pages.every((page) => page.length > 0 && page.length <= 200)).toBe(true);
  }
});

test("a post is full when neither a place nor a turn is left", () => {
  const post = { places: 2, waitMax: 1, holders: new Set(["a", "b"]), waiting: ["c"] } as unknown as PostRow;
  expect(isFull(post)).toBe(true);
  expect(isFull({ ...post, waiting: [] })).toBe(false);
  expect(isFull({ ...post, holders: new Set(["a"]) })).toBe(false);
  expect(isFull({ ...post, waitMax: 0, waiting: undefined })).toBe(true);
});
