import type { CalendarEntry, CalendarRow } from "@rengang/core/claims/items";
import { EMPTY_CALENDAR, explainClaim, offerUntil, type Way, without, withPlace } from "@rengang/core/claims/rules";
import { districtSettingsSchema } from "@rengang/core/districts/schema";
import type { MemberRow } from "@rengang/core/members";
import type { PostRow } from "@rengang/core/posts";
import type { PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { instantOf, MINUTE } from "@rengang/kernel/time";
import { describe, expect, test } from "vitest";
import { meet, stretchWith, travelBetween } from "../../packages/core/claims/overlap";
import { periodOf } from "../../packages/core/claims/tally";
import type { Timetable } from "../../packages/core/posts/times";

const settings = districtSettingsSchema.parse({});
const at = (day: string, time: string) => instantOf(day, time) / MINUTE;
const NOW = at("2026-11-12", "09:00") * MINUTE;
const pid = (unit: string, tail: string) => `pst_${unit}.202611280830.${tail}` as PostId;

const entry = (day: string, from: string, to: string, tail = "aaaaaa", unit = "001001"): CalendarEntry => ({
  p: pid(unit, tail),
  f: at(day, from),
  t: at(to < from ? nextDay(day) : day, to),
});
const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const weekly = (
  days: number[],
  startsAt: string,
  endsAt: string,
  from = "2026-11-01",
  until = "2027-02-28",
): Timetable => ({
  days,
  startsAt,
  endsAt,
  from,
  until,
});
const duty = (table: Timetable, tail = "bbbbbb"): CalendarEntry => ({ p: pid("001001", tail), w: table });

const post = (more: Partial<PostRow> = {}): PostRow => ({
  id: pid("001001", "aaaaaa"),
  unitId: "unt_001001" as UnitId,
  title: "周末清洁",
  team: "environment",
  place: "北门",
  from: at("2026-11-28", "08:30"),
  to: at("2026-11-28", "10:30"),
  claimBy: at("2026-11-28", "08:30"),
  withdrawBy: at("2026-11-27", "08:30"),
  places: 2,
  waitMax: 10,
  ...more,
});
const member = (more: Partial<MemberRow> = {}): MemberRow => ({
  personId: "per_0000000000000" as PersonId,
  name: "某某",
  phone: "13900000000",
  kind: "in_service",
  unitId: "unt_001001" as UnitId,
  unitName: "梧桐社区",
  skills: [],
  freeTimes: [],
  registration: { state: "accepted", teams: [] },
  ...more,
});
function against(
  facts: {
    post?: PostRow;
    member?: MemberRow;
    calendar?: CalendarRow;
    way?: Way;
    now?: number;
    settings?: object;
  } = {},
): string[] {
  const of = {
    post: facts.post ?? post(),
    member: facts.member ?? member(),
    calendar: facts.calendar ?? EMPTY_CALENDAR,
    settings: { ...settings, ...facts.settings },
    now: facts.now ?? NOW,
    way: facts.way,
  };
  return explainClaim(of)
    .filter((c) => !c.met)
    .map((c) => c.rule);
}
const holding = (...held: CalendarEntry[]): CalendarRow => ({ held, waiting: [] });

describe("two places at once", () => {
  test.each([
    ["share an hour", entry("2026-11-28", "09:00", "11:00"), true],
    ["one begins where the other ends", entry("2026-11-28", "10:30", "12:00"), false],
    ["across midnight", entry("2026-11-27", "22:00", "09:00"), true],
    ["the night before, over in time", entry("2026-11-27", "22:00", "08:30"), false],
  ])("%s: %j", (_, other, expected) => {
    expect(meet(entry("2026-11-28", "08:30", "10:30", "cccccc"), other, 0)).toBe(expected);
  });

  test.each([
    ["the same weekday and hours", weekly([6], "08:00", "09:00"), true],
    ["another weekday", weekly([7], "08:00", "09:00"), false],
    ["a season that has ended", weekly([6], "08:00", "09:00", "2026-01-01", "2026-11-27"), false],
    ["the season's last day", weekly([6], "08:00", "09:00", "2026-01-01", "2026-11-28"), true],
    ["a night duty of the evening before", weekly([5], "22:00", "09:00"), true],
    ["a night duty that ends in time", weekly([5], "22:00", "08:30"), false],
  ])("a weekly duty and a session, %s", (_, table, expected) => {
    const session = entry("2026-11-28", "08:30", "10:30");
    expect(meet(duty(table), session, 0)).toBe(expected);
    expect(meet(session, duty(table), 0)).toBe(expected);
  });

  test.each([
    ["share a weekday", weekly([1, 6], "10:00", "12:00"), true],
    ["share no weekday", weekly([2, 4], "08:00", "12:00"), false],
    ["a night duty reaches into the morning", weekly([5], "23:00", "09:00"), true],
    ["seasons that do not meet", weekly([6], "08:00", "12:00", "2027-03-01", "2027-05-31"), false],
    [
      "seasons that meet for days without that weekday",
      weekly([6], "08:00", "12:00", "2027-02-28", "2027-05-31"),
      false,
    ],
  ])("two weekly duties, %s", (_, table, expected) => {
    const mine = duty(weekly([6], "08:30", "10:30"), "cccccc");
    expect(meet(mine, duty(table), 0)).toBe(expected);
    expect(meet(duty(table), mine, 0)).toBe(expected);
  });

  test("New Year's night: a session from 31 December 23:00 to 1 January 01:00 meets one at 00:30", () => {
    expect(meet(entry("2026-12-31", "23:00", "01:00"), entry("2027-01-01", "00:30", "02:00"), 0)).toBe(true);
    expect(meet(entry("2026-12-31", "23:00", "01:00"), entry("2027-01-01", "01:00", "02:00"), 0)).toBe(false);
  });

  test("two communities need the way between them, one community does not", () => {
    expect(travelBetween(pid("001001", "a"), pid("001001003", "b"), 30)).toBe(0);
    expect(travelBetween(pid("001001", "a"), pid("001002", "b"), 30)).toBe(30);
    const near = holding(entry("2026-11-28", "10:45", "12:00", "cccccc", "001002"));
    expect(against({ calendar: near })).toEqual(["claim.no_time_to_travel"]);
    expect(against({ calendar: near, settings: { travelMinutes: 15 } })).toEqual([]);
    const clash = holding(entry("2026-11-28", "10:00", "12:00", "cccccc", "001002"));
    expect(against({ calendar: clash })).toEqual(["claim.overlap"]);
  });

  test("sessions that follow each other count as one stretch, a rest of half an hour begins anew", () => {
    const held = [entry("2026-11-28", "10:30", "14:30", "cccccc"), entry("2026-11-28", "14:45", "18:00", "dddddd")];
    expect(stretchWith(entry("2026-11-28", "08:30", "10:30"), held)).toBe(120 + 240 + 195);
    expect(stretchWith(entry("2026-11-28", "08:00", "10:00"), held)).toBe(0);
    expect(against({ calendar: holding(...held) })).toEqual(["claim.too_long_at_a_stretch"]);
  });
});

describe("who may still come when", () => {
  test.each<[string, Partial<PostRow>, string, Way, string[]]>([
    ["before the opening", { openAt: at("2026-11-20", "09:00") }, "2026-11-12 09:00", "member", ["claim.not_open_yet"]],
    ["from the opening on", { openAt: at("2026-11-12", "09:00") }, "2026-11-12 09:00", "member", []],
    ["an organiser needs no opening", { openAt: at("2026-11-20", "09:00") }, "2026-11-12 09:00", "organiser", []],
    ["after the deadline", { claimBy: at("2026-11-20", "09:00") }, "2026-11-20 09:00", "member", ["claim.too_late"]],
    ["the next in line until the start", { claimBy: at("2026-11-20", "09:00") }, "2026-11-28 08:29", "line", []],
    ["not once it has begun", {}, "2026-11-28 08:30", "line", ["claim.too_late"]],
    ["an organiser until the end", {}, "2026-11-28 10:29", "organiser", []],
    ["not after the end", {}, "2026-11-28 10:30", "organiser", ["claim.too_late"]],
    ["a closed post moves its line up", { state: "closed" }, "2026-11-12 09:00", "line", []],
    ["a closed post takes no claim", { state: "closed" }, "2026-11-12 09:00", "organiser", ["claim.post_not_open"]],
    ["a fair opening gives to those drawn alone", { state: "drawing" }, "2026-11-12 09:00", "draw", []],
    [
      "a fair opening gives to nobody else",
      { state: "drawing" },
      "2026-11-12 09:00",
      "organiser",
      ["claim.post_not_open"],
    ],
    ["a draft takes no claim", { state: "draft" }, "2026-11-12 09:00", "member", ["claim.post_not_open"]],
  ])("%s", (_, facts, moment, way, expected) => {
    const [day = "", time = ""] = moment.split(" ");
    expect(against({ post: post(facts), now: at(day, time) * MINUTE, way })).toEqual(expected);
  });
});

describe("for whom", () => {
  test.each<[string, Partial<PostRow>, Partial<MemberRow>, string[]]>([
    [
      "a street's post limited to another community",
      { unitId: "unt_001" as UnitId, areas: ["unt_001002" as UnitId] },
      {},
      ["claim.not_for_area"],
    ],
    ["a street's post limited to mine", { unitId: "unt_001" as UnitId, areas: ["unt_001001" as UnitId] }, {}, []],
    [
      "a community's post limited to a compound",
      { areas: ["unt_001001002" as UnitId] },
      { compoundId: "unt_001001001" as UnitId },
      ["claim.not_for_area"],
    ],
    ["limited to my compound", { areas: ["unt_001001001" as UnitId] }, { compoundId: "unt_001001001" as UnitId }, []],
    ["a kind of member", { kinds: ["retired"] }, {}, ["claim.not_for_kind"]],
    ["a skill I lack", { skills: ["急救"] }, { skills: ["书法"] }, ["claim.skill_needed"]],
    ["a briefing I have not attended", { needs: ["消防培训"] }, {}, ["claim.briefing_needed"]],
    ["a briefing I have attended", { needs: ["消防培训"] }, { briefings: { 消防培训: "2026-10-01" } }, []],
    [
      "a registration that was returned",
      {},
      { registration: { state: "returned", teams: [] } },
      ["claim.not_registered"],
    ],
  ])("%s", (_, postFacts, memberFacts, expected) => {
    expect(against({ post: post(postFacts), member: member(memberFacts) })).toEqual(expected);
  });
});

describe("how many", () => {
  const series = (day: string, tail: string): PostRow =>
    post({
      id: pid("001001", tail),
      series: "s1",
      most: { count: 2, per: "week" },
      from: at(day, "08:30"),
      to: at(day, "10:30"),
    });

  test("weeks begin on Monday, and the last days of a year belong to the week in which they lie", () => {
    expect(periodOf("week", at("2026-11-29", "23:59"))).toBe("w261123");
    expect(periodOf("week", at("2026-11-30", "00:00"))).toBe("w261130");
    expect(periodOf("week", at("2027-01-01", "12:00"))).toBe("w261228");
    expect(periodOf("month", at("2026-12-31", "23:59"))).toBe("2612");
    expect(periodOf("year", at("2027-01-01", "00:00"))).toBe("y27");
  });

  test("a series' limit counts the week of the session, and a place given back counts no longer", () => {
    let calendar: CalendarRow = EMPTY_CALENDAR;
    calendar = withPlace(calendar, series("2026-11-24", "aaaaa1"), NOW);
    calendar = withPlace(calendar, series("2026-11-26", "aaaaa2"), NOW);
    expect(against({ post: series("2026-11-28", "aaaaa3"), calendar })).toEqual(["claim.too_many_in_series"]);
    expect(against({ post: series("2026-11-30", "aaaaa4"), calendar })).toEqual([]);
    calendar = without(calendar, series("2026-11-24", "aaaaa1"), NOW);
    expect(against({ post: series("2026-11-28", "aaaaa3"), calendar })).toEqual([]);
  });

  test("a district's limit counts every dated claim of the month, also those that are over", () => {
    const first = series("2026-11-13", "aaaaa1");
    const calendar = withPlace(EMPTY_CALENDAR, first, NOW);
    const later = at("2026-11-27", "09:00") * MINUTE;
    const kept = withPlace(calendar, series("2026-11-27", "aaaaa2"), later);
    expect(kept.held.some((e) => e.p === first.id)).toBe(false);
    expect(against({ calendar: kept, now: later, settings: { monthlyClaimsMax: 2 } })).toEqual([
      "claim.too_many_in_month",
    ]);
    expect(against({ calendar: kept, now: later, settings: { monthlyClaimsMax: 3 } })).toEqual([]);
    expect(against({ calendar: kept, now: later, settings: { monthlyClaimsMax: 0 } })).toEqual([]);
  });

  test("months that are over are forgotten, so the calendar stays small", () => {
    const calendar = withPlace(EMPTY_CALENDAR, series("2026-11-13", "aaaaa1"), NOW);
    const next = withPlace(calendar, series("2026-12-15", "aaaaa2"), at("2026-12-10", "09:00") * MINUTE);
    expect(Object.keys(next.tally ?? {}).sort()).toEqual(["2612", "s1.w261214"]);
  });
});

describe("offers", () => {
  test("what comes before the deadline for withdrawing is given, what comes later offered, never past the start", () => {
    const withdrawBy = post().withdrawBy as number;
    expect(offerUntil(post(), settings, withdrawBy * MINUTE)).toBeUndefined();
    expect(offerUntil(post(), settings, (withdrawBy + 1) * MINUTE)).toBe(withdrawBy + 1 + 120);
    expect(offerUntil(post(), settings, at("2026-11-28", "08:00") * MINUTE)).toBe(post().from);
    expect(offerUntil(post(), { ...settings, offers: "never" }, at("2026-11-28", "08:00") * MINUTE)).toBeUndefined();
  });
});
