/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { NOTIFICATION_CODES } from "../../packages/core/notifications/schema";
import { outcomeOf } from "../../web/src/features/attendance/parts/my-outcome";
import { hrefOf, isOfDuty, type Notification } from "../../web/src/features/notifications/my-model";
import { noticeWords } from "../../web/src/features/notifications/my-words";
import { Problem } from "../../web/src/lib/problem";
import { chooseLanguage } from "../../web/src/lib/settings";

interface Dictionary {
  t?: { zh: Record<string, unknown>; en: Record<string, unknown> };
}

const dictionaries = import.meta.glob<Dictionary>("../../web/src/features/*/my-*words.ts", { eager: true });
const told = { name: "陈建明", turn: 2, startsAt: 1_795_000_000_000, until: 1_794_900_000_000 };
const facts = {
  left: 3,
  number: "261112-K3Q9MX",
  by: "周慧",
  unit: "梧桐社区",
  title: "周末清洁",
  reason: "请核对",
  on: "2026-11-14",
  hours: 2,
  year: "2026",
  months: 24,
  from: 1_794_900_000_000,
  why: "contact",
  note: "核对报到信息",
  ...told,
};

test("a member's words say the same things in both languages", () => {
  expect(Object.keys(dictionaries).length).toBeGreaterThan(8);
  for (const [file, { t }] of Object.entries(dictionaries)) {
    const [zh, en] = [t?.zh ?? {}, t?.en ?? {}];
    const odd = [...new Set([...Object.keys(zh), ...Object.keys(en)])].filter(
      (key) => typeof zh[key] !== typeof en[key],
    );
    expect(odd, file).toEqual([]);
  }
});

test("every notification has words and leads to what it is about", () => {
  for (const language of ["zh", "en"] as const) {
    chooseLanguage(language);
    for (const code of NOTIFICATION_CODES) {
      const notice: Notification = {
        id: `0000000~${code}~about`,
        code,
        facts,
        at: "2026-11-14T01:00:00Z",
        read: false,
      };
      const { title, note } = noticeWords(notice);
      expect(`${title}${note}`, code).not.toMatch(/undefined|NaN|\[object/);
      expect(title.length).toBeGreaterThan(3);
      expect(hrefOf(notice)).toMatch(isOfDuty(notice) ? /^\/(suggestions\/about|privacy|audit|provider)$/ : /^\/my\//);
    }
  }
});

test("at the door every refusal says what is the case and how presence still counts", () => {
  const codes = [
    "attendance.too_early",
    "attendance.code_expired",
    "attendance.no_place",
    "attendance.code_invalid",
    "attendance.session_off",
    "attendance.too_early_to_leave",
    "service.already_rejected",
  ];
  const titles = codes.map((code) => outcomeOf(new Problem(code, 409, { from: 29_000_000, reason: "请核对" })));
  for (const { title, note } of titles) expect(`${title}${note}`).not.toMatch(/undefined|NaN|Invalid/);
  expect(new Set(titles.map(({ title }) => title)).size).toBe(codes.length);
  expect(outcomeOf(new Problem("attendance.no_place", 409, { waiting: true })).title).toBe("您还在候补");
});
