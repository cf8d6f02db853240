import { readSheets } from "@rengang/documents/spreadsheet/read";
import { writeWorkbook } from "@rengang/documents/spreadsheet/write";
import { expect, test } from "vitest";
import { csvCell } from "../../web/src/lib/save-text";

/** Names that a spreadsheet would take for formulas, commands or links. */
const HOSTILE = [
  "=1+1",
  "+86",
  "-2",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  `=HYPERLINK("http://x.test","看")`,
  "=cmd|' /C calc'!A0",
  "＝1+1",
];

test("hostile names that come in by a file go out to Excel as the same text, and never as a formula", async () => {
  const csv = `姓名,单位\n${HOSTILE.map((name) => `"${name.replaceAll('"', '""')}",甲`).join("\n")}\n`;
  const [sheet] = await readSheets(Buffer.from(csv), { fileName: "roster.csv" });
  const rows = (sheet?.rows ?? []).slice(1);
  expect(rows.length).toBe(HOSTILE.length);
  const chunks: Uint8Array[] = [];
  const columns = [{ header: "姓名" }, { header: "单位" }];
  for await (const chunk of writeWorkbook([{ name: "名册", columns, rows }])) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const [again] = await readSheets(bytes, { fileName: "out.xlsx" });
  expect(again?.rows.slice(1)).toEqual(rows);
  const { zipEntries, unpackText } = await import("@rengang/documents/spreadsheet/zip");
  const written = zipEntries(bytes).find((entry) => entry.name === "xl/worksheets/sheet1.xml");
  const xml = written ? await unpackText(written) : "";
  expect(xml).toContain("HYPERLINK");
  expect(xml).not.toMatch(/<f[\s>]/);
});

test.each(HOSTILE)("a cell that begins like %j goes out to CSV behind a quote mark", (name) => {
  expect(csvCell(name).replace(/^"/, "")).toMatch(/^'/);
});

test("an ordinary name goes out as it is, and quotes and commas keep their cell", () => {
  expect(csvCell("陈建明")).toBe("陈建明");
  expect(csvCell('甲,"乙"')).toBe('"甲,""乙"""');
});
