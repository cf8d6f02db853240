import { communityTotalsItem, districtTotalsItem, type ResultRow, resultItem } from "@rengang/core/evaluation/items";
import { defaultRules, workingOf } from "@rengang/core/evaluation/rules";
import { serviceIdAt } from "@rengang/core/services/items";
import { sha256 } from "@rengang/kernel/crypto";
import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { expect, test } from "vitest";
import { storedBytes } from "../support/stored-bytes";

const YEAR = "2026";
const personId = "per_0000000000009" as PersonId;
const unitId = "unt_001001" as UnitId;
const TITLES = ["河道清洁志愿服务", "小区楼道安全隐患排查", "独居老人上门慰问"];

const services = Array.from({ length: 12 }, (_, n) => {
  const on = `${YEAR}-${String((n % 12) + 1).padStart(2, "0")}-${n + 10}`;
  const facts = { team: "environment" as const, evidence: "own" as const, backfilled: n === 7, hours: 2 };
  return { id: serviceIdAt(personId, on, sha256(String(n)).slice(0, 8)), on, title: `${TITLES[n % 3]}`, ...facts };
});
const RESULT: ResultRow = {
  ...{ year: YEAR, personId, name: "党员一", unitId, unitName: "梧桐社区", registered: true },
  ...{ employerId: "emp_0000000000001" as EmployerId, employerName: "某某区市场监督管理局" },
  ...workingOf(services, { ...defaultRules(YEAR), requirement: { times: 2 } }),
  exemptions: [],
};

/** Bytes of keys, version and stamp. */
const KEYS = 165;
const stored = resultItem.write?.(RESULT) as Record<string, unknown>;

test("a result is read back as it was frozen, one of earlier years too", () => {
  for (const attributes of [stored, RESULT as unknown as Record<string, unknown>])
    expect(resultItem.read?.({ ...attributes }, resultItem.key({ personId, year: YEAR }))).toEqual(RESULT);
});

test("the result of a member who serves each month leaves room below a kilobyte for its keys", () => {
  const { personId: _, year: __, ...attributes } = stored;
  expect(storedBytes(attributes)).toBeLessThanOrEqual(1024 - KEYS);
});

test("sums are read back as they were added up, with and without employers, those of earlier years too", () => {
  const totals = { times: 2, hours: 4, byTeam: {}, byMonth: { "2026-03": { times: 2, hours: 4 } }, served: 1 };
  const named = { unitId, unitName: "梧桐社区", streetName: "文汇街道" };
  const sealed = { state: "sealed" as const, ...named };
  const done = {
    state: "done" as const,
    ...named,
    totals,
    byEmployer: { emp_1: { employerName: "区税务局", totals } },
  };
  const key = communityTotalsItem.key({ year: YEAR, unitId });
  for (const row of [sealed, done])
    for (const attributes of [communityTotalsItem.write?.(row), row])
      expect(communityTotalsItem.read?.({ ...attributes }, key)).toEqual(row);
  const district = { totals, communities: [{ ...named, totals }] };
  for (const attributes of [districtTotalsItem.write?.(district), district])
    expect(districtTotalsItem.read?.({ ...attributes }, districtTotalsItem.key(YEAR))).toEqual(district);
});
