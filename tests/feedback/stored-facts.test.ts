import { type FactsRow, factsItem } from "@rengang/core/feedback/items";
import type { PersonId } from "@rengang/kernel/ids";
import { expect, test } from "vitest";
import { storedBytes } from "../support/stored-bytes";

const ID = { periodId: "fbp_00000000050nngh7r" as never, personId: "per_0000000000009" as PersonId };
const TITLES = ["河道清洁志愿服务", "小区楼道安全隐患排查", "独居老人上门慰问", "文明养犬劝导", "防汛值守"];

/** A member with twelve services of many kinds. */
const FACTS: FactsRow = {
  ...{ personId: ID.personId, digest: "051a891c44f94b7f", sex: "female", bornIn: "1971-03", position: "副科长" },
  ...{ branch: "机关第二党支部", residence: "梧桐社区(文汇花园)", registeredOn: "2026-01-12", phone: "199****1011" },
  skills: ["医疗", "法律"],
  posts: TITLES,
  services: Array.from({ length: 12 }, (_, n) => ({
    on: `2026-${String((n % 12) + 1).padStart(2, "0")}-${n + 10}`,
    title: `${TITLES[n % 5]}第${n + 1}场`,
    content: n % 3 === 0 ? "清理垃圾，劝导居民" : "环境整治",
    hours: 1 + (n % 4) / 2,
    beneficiaries: n % 2 === 0 ? "沿河居民" : "六栋住户",
    quality: "",
    recorder: "周慧",
    evidence: n % 4 === 0 ? ("organiser" as const) : ("own" as const),
    backfilled: n === 7,
  })),
  exemptions: [{ from: "2026-05-01", to: "2026-05-20", reason: "因病" }],
};

/** Bytes of keys, version and stamp. */
const KEYS = 165;
const stored = factsItem.write?.(FACTS) as Record<string, unknown>;

test("facts are read back as they were taken, those of earlier years too", () => {
  for (const attributes of [stored, FACTS as unknown as Record<string, unknown>])
    expect(factsItem.read?.({ ...attributes }, factsItem.key(ID))).toEqual(FACTS);
});

test("the facts of twelve services leave room below a kilobyte for their keys", () => {
  const { personId: _, ...attributes } = stored;
  expect(storedBytes(attributes)).toBeLessThanOrEqual(1024 - KEYS);
});
