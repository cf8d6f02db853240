import { describe, expect, test } from "vitest";
import { Ledger } from "../measures/kills/ledger";
import type { Answer, Ask, Operation } from "./history";
import { linearizable } from "./linearizable";
import { EMPTY, type Model, type Rules } from "./model";
import { faultsOfStep } from "./versions";

const rules: Rules = { mayBePassedOver: () => false, refusalsAreFresh: () => true };
const start: Model = { ...EMPTY, places: 1, waitMax: 10 };

const op = (id: number, asked: number, answered: number, ask: Ask, answer: Answer): Operation => ({
  id,
  post: "p",
  ask,
  asked,
  answered,
  answer,
});
const claim = (who: string, wait = false): Ask => ({ do: "claim", who, wait });
const verdict = (operations: Operation[], holders: string[], waiting: string[] = []) =>
  linearizable(
    operations,
    start,
    (m) => m.holders.join() === holders.join() && m.waiting.join() === waiting.join(),
    rules,
  );

describe("the search for an order", () => {
  test("accepts what one clerk could have done, in whatever order the answers came", () => {
    const both = [op(0, 0, 9, claim("a"), { no: "claim.post_full" }), op(1, 1, 8, claim("b"), { yes: "claimed" })];
    expect(verdict(both, ["b"])).toBe("linearizable");
  });

  test("finds a place given twice, a refusal before anybody claimed, an effect nobody was told of", () => {
    const twice = [op(0, 0, 3, claim("a"), { yes: "claimed" }), op(1, 1, 2, claim("b"), { yes: "claimed" })];
    expect(verdict(twice, ["a", "b"])).toBe("impossible");
    const early = [op(0, 0, 1, claim("a"), { no: "claim.post_full" }), op(1, 2, 3, claim("b"), { yes: "claimed" })];
    expect(verdict(early, ["b"])).toBe("impossible");
    expect(verdict([op(0, 0, 1, claim("a"), { no: "claim.post_full" })], ["a"])).toBe("impossible");
  });

  test("a call without an answer may have happened or not; a turn passes to the first in line and to nobody else", () => {
    const lost = [op(0, 0, 1, claim("a"), { unknown: "timeout" })];
    expect([verdict(lost, ["a"]), verdict(lost, [])]).toEqual(["linearizable", "linearizable"]);
    const line = [
      op(0, 0, 1, claim("a"), { yes: "claimed" }),
      op(1, 2, 3, claim("b", true), { yes: "waitlisted", turn: 1 }),
      op(2, 4, 5, claim("c", true), { yes: "waitlisted", turn: 2 }),
      op(3, 6, 7, { do: "leave", who: "a" }, { yes: "left" }),
    ];
    expect(verdict(line, ["b"], ["c"])).toBe("linearizable");
    expect(verdict(line, ["c"], ["b"])).toBe("impossible");
    expect(verdict(line, ["b"])).toBe("impossible");
  });
});

test("the steps of a post are held against what may never be stored", () => {
  const now = { post: "p", places: 1, taken: 1, holders: ["a"], waiting: [] as string[] };
  const never = () => false;
  expect(faultsOfStep(undefined, now, never)).toEqual([]);
  expect(faultsOfStep(undefined, { ...now, taken: 2 }, never)).toHaveLength(1);
  expect(
    faultsOfStep({ ...now, taken: 0, holders: [], waiting: ["b", "a"] }, { ...now, waiting: ["b"] }, never),
  ).toEqual(["p: a came before b"]);
});

test("the ledger of acknowledged answers finds what was lost and what came from nowhere", () => {
  const ledger = new Ledger();
  ledger.note("a", "p", "claim", 200, { state: "claimed" });
  ledger.note("b", "p", "claim", 0, {});
  ledger.compare("a", "p", "held");
  ledger.compare("b", "p", "none");
  expect(ledger.broken).toEqual([]);
  ledger.compare("a", "p", "none");
  ledger.compare("c", "p", "held");
  ledger.note("a", "p", "leave", 404, { code: "claim.missing" });
  expect(ledger.broken).toHaveLength(3);
});
