/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { catalogue } from "../../packages/core/refusals/index";
import { dayPlus, formatDay, formatHours, formatInstant, formatSpan, instantOf } from "../../web/src/lib/format";
import { fieldSentence, loadRefusalWords, Problem, sentence } from "../../web/src/lib/problem";
import { refusalWords } from "../../web/src/lib/refusal-words/index";
import { chooseLanguage } from "../../web/src/lib/settings";
import { plural } from "../../web/src/lib/words";

interface Dictionary {
  t?: { zh: Record<string, unknown>; en: Record<string, unknown> };
}

const dictionaries = import.meta.glob<Dictionary>("../../web/src/**/*words.ts", { eager: true });

/** Keys that only one side has, or whose kinds differ. */
function differences({ zh, en }: NonNullable<Dictionary["t"]>): string[] {
  const keys = new Set([...Object.keys(zh), ...Object.keys(en)]);
  return [...keys].filter((key) => typeof zh[key] !== typeof en[key]);
}

test("every feature's words say the same things in both languages", () => {
  const found = Object.entries(dictionaries).flatMap(([file, { t }]) =>
    t?.zh ? differences(t).map((key) => `${file}: ${key}`) : [],
  );
  expect(Object.keys(dictionaries).length).toBeGreaterThan(2);
  expect(found).toEqual([]);
});

test("the comparison catches a missing word", () => {
  expect(differences({ zh: { a: "甲", b: "乙" }, en: { a: "A" } })).toEqual(["b"]);
});

test("English words hold no Chinese, Chinese words are Chinese", () => {
  const han = /\p{Script=Han}/u;
  const strange = Object.entries(dictionaries).flatMap(([file, { t }]) =>
    Object.entries(t?.en ?? {}).flatMap(([key, word]) =>
      typeof word === "string" && han.test(word) ? [`${file}: ${key}`] : [],
    ),
  );
  expect(strange).toEqual([]);
});

test("every refusal has a sentence in both languages", async () => {
  await loadRefusalWords();
  for (const code of Object.keys(catalogue)) {
    for (const language of ["zh", "en"] as const) {
      chooseLanguage(language);
      const said = sentence(new Problem(code, 409, {}));
      expect(said.length, `${code} ${language}`).toBeGreaterThan(4);
      expect(said).not.toContain(code);
    }
  }
  expect(Object.keys(refusalWords).sort()).toEqual(expect.arrayContaining(Object.keys(catalogue).sort()));
});

test("an unknown refusal is a general sentence with the number to quote", () => {
  expect(sentence(new Problem("never.heard", 409, {}, "7F3K"))).toContain("7F3K");
  expect(sentence(new TypeError("x is undefined"))).not.toContain("undefined");
});

test("a field's problem is told in words, with its limit", () => {
  expect(fieldSentence({ path: "phone", problem: "invalid" })).toBe("请填写 11 位手机号");
  expect(fieldSentence({ path: "places", problem: "too_big", maximum: 200 })).toBe("不能超过 200");
});

test("times stand on the district's clock in both languages", () => {
  const year = new Date().getUTCFullYear();
  expect(formatInstant(`${year}-11-28T00:30:00Z`)).toMatch(/^11月28日 周. 08:30$/);
  expect(formatInstant("2020-12-31T16:30:00Z")).toBe("2021年1月1日 周五 00:30");
  expect(formatSpan("2020-11-28T00:30:00Z", "2020-11-28T03:00:00Z")).toBe("2020年11月28日 周六 08:30–11:00");
  chooseLanguage("en");
  expect(formatDay("2020-11-28")).toBe("Sat 28 Nov 2020");
  expect(instantOf("2026-11-28", "08:30")).toBe("2026-11-28T00:30:00.000Z");
  expect(instantOf("2026-11-28", "")).toBeNull();
  expect(dayPlus("2026-02-28", 1)).toBe("2026-03-01");
});

test("hours are told to the half", () => {
  expect([2, 2.5, 2.74, 1234].map(formatHours)).toEqual(["2", "2.5", "2.5", "1,234"]);
  expect(plural(1, "place")).toBe("1 place");
  expect(plural(3, "entry", "entries")).toBe("3 entries");
});
