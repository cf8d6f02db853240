import type { CountedRecord } from "@rengang/core/evaluation/schema";
import { defineWords, listed } from "../../lib/words";

const rules = defineWords({
  zh: {
    outside_period: () => "不在计算的时间内",
    evidence_excluded: () => "这一类记录不计入",
    present_too_short: (limit: string) => `到场不足 ${limit}%`,
    record_cap: (limit: string) => `每次最多计 ${limit}`,
    day_cap: (limit: string) => `每天最多计 ${limit}`,
    team_cap: (limit: string) => `每支服务队最多计 ${limit}`,
    year_cap: (limit: string) => `全年最多计 ${limit}`,
    times: (n: number) => `${n} 次`,
    hours: (n: number) => `${n} 小时`,
    points: (n: number) => `${n} 分`,
  },
  en: {
    outside_period: () => "Outside the days that count",
    evidence_excluded: () => "This kind of record does not count",
    present_too_short: (limit) => `Present for less than ${limit}%`,
    record_cap: (limit) => `At most ${limit} each`,
    day_cap: (limit) => `At most ${limit} a day`,
    team_cap: (limit) => `At most ${limit} per team`,
    year_cap: (limit) => `At most ${limit} a year`,
    times: (n) => `${n} times`,
    hours: (n) => `${n} hours`,
    points: (n) => `${n} points`,
  },
});

/** Why a record counts less than it says; empty where it counts whole. */
export function whySaid(record: CountedRecord): string {
  const said = record.why.map(({ rule, of, limit }) =>
    rules(rule, rule === "present_too_short" ? String(limit) : rules(of, limit)),
  );
  return listed([...new Set(said)]);
}
