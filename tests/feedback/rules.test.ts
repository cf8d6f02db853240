import type { FormRow, Stage, Step } from "@rengang/core/feedback/items";
import { requirementAfter, windowEnd } from "@rengang/core/feedback/periods/rules";
import * as rules from "@rengang/core/feedback/rules";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { describe, expect, test } from "vitest";

const NOW = Date.parse("2026-11-12T01:00:00Z");
const step: Step = { at: NOW, by: "per_0000000000001" as PersonId, byName: "周慧" };
const signature = { ...step, name: "周慧", signedOn: "2026-11-12", basis: "confirmed" as const };
const receipt = { ...step, name: "陈联络" };

const STAGES: Record<Stage["state"], Stage> = {
  drafted: { state: "drafted" },
  shown: { state: "shown", until: NOW + DAY },
  confirmed: { state: "confirmed", until: NOW + DAY },
  objected: { state: "objected", until: NOW + DAY },
  answered: { state: "answered", until: NOW + DAY },
  signed: { state: "signed", signature },
  delivered: { state: "delivered", signature, delivery: step },
  receipted: { state: "receipted", signature, delivery: step, receipt },
  replied: {
    state: "replied",
    signature,
    delivery: step,
    receipt,
    reply: { ...receipt, uses: ["公示"], text: "" },
  },
};

const inStage = (state: Stage["state"]): FormRow =>
  ({
    personId: "per_0000000000002",
    employerId: "emp_0000000000001",
    stage: STAGES[state],
    own: "",
    remark: "",
    objections: state === "objected" ? [{ ...step, text: "少记了" }] : [],
    timeline: [],
  }) as unknown as FormRow;

function outcome(decide: () => FormRow, row: FormRow): string {
  try {
    const next = decide();
    return next === row ? "=" : next.stage.state;
  } catch (error) {
    return (error as { code: string }).code.replace("feedback.", "!");
  }
}

const other: Step = { ...step, by: "per_0000000000003" as PersonId };
const correction = { outcome: "corrected" as const, reason: "已更正", changes: {}, until: NOW + 5 * DAY };
const VERBS: Record<string, (row: FormRow) => FormRow> = {
  show: (row) => rules.shown(row, step, NOW + DAY),
  write: (row) => rules.written(row, { remark: "热心" }, step, NOW + DAY),
  confirm: (row) => rules.confirmed(row, step, "好"),
  object: (row) => rules.objected(row, step, { text: "不对", own: "" }),
  correct: (row) => rules.answered(row, step, correction),
  uphold: (row) => rules.answered(row, step, { ...correction, outcome: "upheld" }),
  sign: (row) => rules.signed(row, other, signature),
  deliver: (row) => rules.delivered(row, step),
  receipt: (row) => rules.receipted(row, step, "陈联络"),
  reply: (row) => rules.replied(row, step, { name: "陈联络", uses: ["民主评议"], text: "" }),
};

describe("every verb in every state", () => {
  const S = "!already_signed";
  // drafted, shown, confirmed, objected, answered, signed, delivered, receipted, replied
  test.each([
    ["show", ["shown", "=", "=", "=", "=", "=", "=", "=", "="]],
    ["write", ["drafted", "shown", "shown", "!objection_open", "shown", S, S, S, S]],
    ["confirm", ["!not_shown", "confirmed", "confirmed", "confirmed", "confirmed", S, S, S, S]],
    ["object", ["!not_shown", "objected", "objected", "!objection_open", "!objection_answered", S, S, S, S]],
    ["correct", ["!not_shown", "!no_objection", "!no_objection", "shown", "!no_objection", S, S, S, S]],
    ["uphold", ["!not_shown", "!no_objection", "!no_objection", "answered", "!no_objection", S, S, S, S]],
    ["sign", ["!not_shown", "!window_open", "signed", "!objection_open", "signed", S, S, S, S]],
    ["deliver", [...Array(5).fill("!not_signed"), "delivered", "=", "=", "="]],
    ["receipt", [...Array(6).fill("thing.missing"), "receipted", "=", "="]],
    ["reply", [...Array(7).fill("!not_receipted"), "replied", "!already_replied"]],
  ] as const)("%s", (verb, expected) => {
    const got = Object.keys(STAGES).map((state) => {
      const row = inStage(state as Stage["state"]);
      return outcome(() => (VERBS[verb] as (row: FormRow) => FormRow)(row), row);
    });
    expect(got).toEqual(expected);
  });

  test("an objection after the window has closed is refused, and silence then counts", () => {
    const row = { ...inStage("shown"), stage: { state: "shown" as const, until: NOW } };
    expect(outcome(() => rules.objected(row, step, { text: "不对", own: "" }), row)).toBe("!window_closed");
    expect(rules.signingBasis(row, NOW)).toBe("silence");
    expect(
      outcome(() => rules.signed({ ...row, stage: { state: "shown", until: NOW + 1 } }, step, signature), row),
    ).toBe("!window_open");
  });

  test("a member who confirms after objecting has withdrawn the objection", () => {
    expect(rules.confirmed(inStage("objected"), step, "").objections).toMatchObject([{ outcome: "withdrawn" }]);
  });

  test("nobody is delivered to where there is no employer", () => {
    const row = { ...inStage("signed"), employerId: undefined };
    expect(outcome(() => rules.delivered(row, step), row)).toBe("!no_employer");
  });
});

describe("requirement and window", () => {
  const year = { from: "2026-01-01", to: "2026-12-31" };
  const leave = (from: string, to: string) => ({ from, to, reason: "病假" });

  test("half a year's leave halves the requirement, in the member's favour; the same leave twice counts once", () => {
    const half = leave("2026-07-01", "2027-03-31");
    const lowered = requirementAfter({ times: 5, hours: 20 }, year, [half]);
    expect(lowered).toEqual({ times: 2, hours: 9.5 });
    expect(requirementAfter({ times: 5, hours: 20 }, year, [half, half])).toEqual(lowered);
  });

  test("leave outside the period changes nothing, leave over all of it leaves nothing due", () => {
    expect(requirementAfter({ times: 2 }, year, [leave("2025-01-01", "2025-12-31")])).toEqual({ times: 2 });
    expect(requirementAfter({ times: 2, hours: 8 }, year, [leave("2025-01-01", "2027-12-31")])).toEqual({
      times: 0,
      hours: 0,
    });
  });

  test("a window of five days ends at local midnight after five whole days", () => {
    const until = windowEnd(Date.parse("2026-11-12T15:30:00Z"), 5, "Asia/Shanghai");
    expect(new Date(until).toISOString()).toBe("2026-11-17T16:00:00.000Z");
  });
});
