import { type FormRow, formItem, type Stage, type Step } from "@rengang/core/feedback/items";
import * as rules from "@rengang/core/feedback/rules";
import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { describe, expect, test } from "vitest";

const NOW = Date.parse("2026-11-12T01:00:00Z");
const by = (n: number, byName: string): Step => ({ at: NOW + n, by: `per_000000000000${n}` as PersonId, byName });
const [worker, secretary, liaison] = [by(1, "周慧"), by(2, "周敏"), by(3, "欧阳 联络")];

const DRAFT: FormRow = {
  periodId: "fbp_00000000050nngh7r" as FormRow["periodId"],
  personId: "per_0000000000009" as PersonId,
  periodTitle: "2026年度",
  name: "党员一",
  unitId: "unt_001001" as UnitId,
  unitName: "梧桐社区",
  employerId: "emp_0000000000001" as EmployerId,
  employerName: "某某市某某区市场监督管理局",
  times: 12,
  hours: 31.5,
  digest: "051a891c44f94b7f",
  requirement: { times: 2, hours: 8 },
  stage: { state: "drafted" },
  remark: "",
  residents: "",
  own: "",
  objections: [],
  timeline: [{ step: "drafted", ...worker }],
};

function wholeWay(): FormRow[] {
  const shown = rules.shown(DRAFT, worker, NOW);
  const objected = rules.objected(shown, { ...by(4, "党员一"), at: NOW - 1 }, { text: "少记了\n两次", own: "" });
  const answer = { outcome: "upheld" as const, reason: "依据记录", changes: {}, until: NOW };
  const signed = rules.signed(shown, secretary, { name: "周敏", signedOn: "2026-11-12" });
  const delivered = rules.delivered(signed, worker);
  const receipted = rules.receipted(delivered, liaison, "李签收");
  const replied = rules.replied(receipted, liaison, { name: "李签收", uses: ["年度考核"], text: "已采用" });
  return [DRAFT, shown, objected, rules.answered(objected, worker, answer), signed, delivered, receipted, replied];
}

const stored = (row: FormRow): Record<string, unknown> => formItem.write?.(row) as Record<string, unknown>;
const again = (row: FormRow): FormRow | undefined => {
  const { periodId: _, personId: __, ...attributes } = stored(row);
  return formItem.read?.(attributes, formItem.key(row));
};

describe("a form as it is stored", () => {
  test("is read back as it was, in every state and whatever was written", () => {
    for (const row of wholeWay()) expect(again(row)).toEqual(row);
  });

  test("keeps steps that its timeline does not tell, as an erasure leaves them", () => {
    const [row] = wholeWay().slice(-1) as [FormRow];
    const erased: FormRow = {
      ...row,
      timeline: row.timeline.map(({ step, at }) => ({ step, at, by: "system", byName: "（已删除）" })),
    };
    expect(again(erased)).toEqual(erased);
    const bare: FormRow = { ...row, timeline: [], stage: row.stage as Stage };
    expect(again(bare)).toEqual(bare);
  });

  test("that has gone the whole way leaves room below a kilobyte for its keys", () => {
    const [row] = wholeWay().slice(-1) as [FormRow];
    // Keys, version and stamp are some 220 bytes; JSON is never shorter than what the engine counts.
    expect(Buffer.byteLength(JSON.stringify(stored(row)))).toBeLessThan(1024);
  });
});
