import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const STATUS = ["met", "partly", "not met", "not applicable"];
/** Requirements of levels 1 and 2 in ASVS 5.0.0. */
const REQUIRED = 253;

interface Row {
  readonly ids: string[];
  readonly status: string;
  readonly shown: string;
}

/** `1.3.4-1.3.6` stands for three. */
function idsOf(text: string): string[] {
  const [first = "", last = first] = text.split("-");
  const [chapter, section, from] = first.split(".");
  const to = Number(last.split(".")[2]);
  return Array.from({ length: to - Number(from) + 1 }, (_, n) => `${chapter}.${section}.${Number(from) + n}`);
}

const rowsOf = (text: string): Row[] =>
  [...text.matchAll(/^\| (\d+\.\d+\.\d+(?:-\d+\.\d+\.\d+)?) \| [^|]+ \| ([^|]+) \| ?([^|]*) ?\|$/gm)].map((m) => ({
    ids: idsOf(m[1] as string),
    status: (m[2] as string).trim(),
    shown: m[3] as string,
  }));

/** What a row leans on and does not exist: a file, or a test by its words, which stand in one of the files. */
function gone({ shown }: Row): string[] {
  const paths = [...shown.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map((m) => m[1] as string);
  const lost = paths.filter((path) => !existsSync(join(ROOT, path)));
  if (lost.length > 0) return lost;
  const text = paths.map((path) => readFileSync(join(ROOT, path), "utf8")).join("\n");
  return [...shown.matchAll(/“([^”]+)”/g)].flatMap((m) => (text.includes(m[1] as string) ? [] : [m[1] as string]));
}

const text = readFileSync(join(ROOT, "docs/security.md"), "utf8");
const rows = rowsOf(text);

describe("the list of requirements", () => {
  test("names each of levels 1 and 2 once", () => {
    const ids = rows.flatMap((row) => row.ids);
    expect(ids).toHaveLength(REQUIRED);
    expect(new Set(ids).size).toBe(REQUIRED);
  });

  test("says of each whether it is met", () => {
    expect(rows.filter((row) => !STATUS.includes(row.status))).toEqual([]);
  });

  test("leads from each that is met to something that shows it, and to nothing that is gone", () => {
    expect(rows.filter((row) => row.status === "met" && !row.shown.includes("](../")).map((r) => r.ids)).toEqual([]);
    expect(rows.flatMap(gone)).toEqual([]);
  });

  test("counts itself right", () => {
    const of = (status: string) => rows.filter((r) => r.status === status).reduce((n, r) => n + r.ids.length, 0);
    const told = `${of("met")} met, ${of("partly")} partly, ${of("not met")} not met, ${of("not applicable")} not applicable`;
    expect(text).toContain(told);
  });
});

test("a file or a test that is gone would be found", () => {
  const row = (shown: string): Row => ({ ids: ["1.1.1"], status: "met", shown });
  expect(gone(row("[x](../tests/house/no-such.test.ts)"))).toEqual(["tests/house/no-such.test.ts"]);
  expect(gone(row("[x](../tests/house/limits.test.ts) “no test has these words”"))).toHaveLength(1);
  expect(rowsOf("| 1.3.4-1.3.6 | x | met | [a](../b) |")[0]?.ids).toEqual(["1.3.4", "1.3.5", "1.3.6"]);
});
