import { describe, expect, test } from "vitest";
import { Ledger } from "../measures/kills/ledger";
import { faultsOfGaps, faultsOfHalves } from "./halves";
import type { Answer, Ask, Operation } from "./history";
import { linearizable } from "./linearizable";
import { EMPTY, type Model, type Rules } from "./model";
import type { CalendarState, PostState } from "./snapshot";
import { faultsOfHistories } from "./told";
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

describe("what must hold at the end", () => {
  const post: PostState = { id: "p", places: 2, waitMax: 10, state: "open", holders: ["a"], taken: 1, waiting: [] };
  const held = [{ post: "p", from: 29_000_000, to: 29_000_120 }];
  const faults = (more: Partial<PostState>, calendar: Partial<CalendarState> = {}) =>
    faultsOfHalves({ posts: [{ ...post, ...more }], calendars: new Map([["a", { held, waiting: [], ...calendar }]]) });

  test("halves that agree are in order, and each way of coming apart is told", () => {
    expect(faults({}, { tally: { "2502": 1 } })).toEqual([]);
    expect(faults({}, { tally: { "2502": 2 } }).join()).toContain("the tally of a");
    expect(faults({ offered: ["b"] }).join()).toContain("offered to b, who holds no place");
    expect(faults({ leftBehind: ["b"] }).join()).toContain("left behind");
    expect(faults({ state: "busy" }).join()).toContain("still on their way");
    expect(faults({}, { waiting: ["q"] }).join()).toContain("where no post is");
  });

  test("too short a way and too long a stretch are found, except where a session was moved", () => {
    const two = [
      { post: "p", from: 0, to: 120 },
      { post: "q", from: 130, to: 250 },
    ];
    const gaps = (entries: CalendarState["held"], travelMinutes: number, stretchMinutes: number) =>
      faultsOfGaps(
        {
          posts: [
            { ...post, where: "here" },
            { ...post, id: "q", where: "there" },
          ],
          calendars: new Map([["a", { held: entries, waiting: [] }]]),
        },
        { travelMinutes, stretchMinutes },
      );
    expect(gaps(two, 10, 240)).toEqual([]);
    expect(gaps(two, 11, 240).join()).toContain("no time for the way");
    expect(gaps(two, 10, 239).join()).toContain("too long at a stretch");
    expect(gaps([two[0] as never, { ...two[1], moved: true } as never], 11, 239)).toEqual([]);
  });

  test("a history that skips, doubles or ends elsewhere is found", () => {
    const told = (events: string[], count: number, stands: boolean) =>
      faultsOfHistories(
        {
          posts: [post],
          calendars: new Map([
            ["a", { held: stands ? held : [], waiting: [], told: events.map((event) => ({ post: "p", event })) }],
          ]),
        },
        new Map([["a p", count]]),
      );
    expect(told(["waited", "offered", "accepted"], 3, true)).toEqual([]);
    expect(told(["claimed", "withdrawn", "claimed", "replaced"], 4, false)).toEqual([]);
    expect(told(["claimed", "claimed"], 2, true)).not.toEqual([]);
    expect(told(["claimed"], 1, false)).not.toEqual([]);
    expect(told(["claimed"], 2, true)).not.toEqual([]);
    expect(told([], 1, true)).not.toEqual([]);
  });

  test("an offer is taken once, lapses once, and a move loses only those who have another place", () => {
    const offered: Model = { ...start, offers: true, holders: ["a"], offered: ["a"], waiting: ["b"] };
    const lapse = op(0, 0, 1, { do: "lapse", who: "a" }, { yes: "left" });
    const ends = (operations: Operation[], wanted: Partial<Model>, from = offered) =>
      linearizable(operations, from, (m) => JSON.stringify({ ...m, ...wanted }) === JSON.stringify(m), rules);
    expect(ends([lapse], { holders: ["b"], offered: ["b"], waiting: [] })).toBe("linearizable");
    const taken = op(1, 0, 1, claim("a"), { yes: "claimed" });
    expect(ends([taken], { holders: ["a"], offered: [] })).toBe("linearizable");
    expect(ends([taken, { ...lapse, asked: 2, answered: 3 }], {})).toBe("impossible");
    const move = op(2, 0, 1, { do: "move", at: 60 }, { yes: "done" });
    expect(ends([move], { at: 60, moving: false, holders: ["a"] })).toBe("linearizable");
    expect(ends([move], { at: 60, moving: false, holders: [] })).toBe("impossible");
  });
});
