import { read, utils } from "@e965/xlsx";
import { readSheets } from "@rengang/documents/spreadsheet/read";
import { type OutSheet, writeWorkbook } from "@rengang/documents/spreadsheet/write";
import type { CellValue } from "@rengang/kernel/sheet";
import { describe, expect, test } from "vitest";

async function bytesOf(sheets: OutSheet[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeWorkbook(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const columns = [{ header: "姓名", width: 10 }, { header: "小时" }];
const rows: CellValue[][] = [
  ["王芳", 1.5],
  ["李四", null],
];

describe("workbooks that we write", () => {
  test("title, header and rows come back in both readers as they were given", async () => {
    const bytes = await bytesOf([{ name: "台账", title: "社区台账", columns, rows }]);
    const wanted = [["社区台账"], ["姓名", "小时"], ["王芳", 1.5], ["李四"]];
    expect(await readSheets(bytes)).toEqual([{ name: "台账", rows: wanted }]);
    const other = read(bytes).Sheets.台账;
    expect(utils.sheet_to_json(other ?? {}, { header: 1, blankrows: false })).toEqual(wanted);
  });

  test("the header stays in view and is repeated on paper, below the title where there is one", async () => {
    const views = async (title?: string) => {
      const bytes = await bytesOf([{ name: "S", ...(title && { title }), columns, rows }]);
      const book = read(bytes, { bookFiles: true }) as unknown as { files: Record<string, { content: Uint8Array }> };
      const text = (part: string) => Buffer.from(book.files[part]?.content ?? []).toString();
      return text("xl/worksheets/sheet1.xml") + text("xl/workbook.xml");
    };
    expect(await views()).toMatch(/ySplit="1" topLeftCell="A2"[\s\S]*'S'!\$1:\$1/);
    expect(await views("题")).toMatch(/ySplit="2" topLeftCell="A3"[\s\S]*mergeCell ref="A1:B1"[\s\S]*'S'!\$1:\$2/);
  });

  test("text that looks like a formula stays text, and signs of XML stay signs", async () => {
    const texts = [
      "=1+1",
      "+86",
      "-5",
      "@SUM(A1)",
      '=HYPERLINK("http://x")',
      "<b>&amp;\"'",
      "_x0041_",
      "a\nb",
      " 空 ",
      "𠀀",
    ];
    const bytes = await bytesOf([{ name: "A&B's", columns, rows: texts.map((text) => [text, 1]) }]);
    const [sheet] = await readSheets(bytes);
    expect(sheet?.name).toBe("A&B's");
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual(texts);
    const other = read(bytes, { cellFormula: true }).Sheets["A&B's"] ?? {};
    const cells = Object.entries(other)
      .filter(([ref]) => /^A\d/.test(ref))
      .map(([, cell]) => cell);
    expect(cells.map((cell) => cell.t)).toEqual(cells.map(() => "s"));
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
  });

  test("characters that XML cannot hold are dropped and do not break the file", async () => {
    const bytes = await bytesOf([{ name: "S", columns, rows: [["a\u0000b\u0008\ud800c\uffff", Number.NaN]] }]);
    expect((await readSheets(bytes))[0]?.rows[1]).toEqual(["abc", "NaN"]);
  });

  test("the same rows give the same bytes, also when they arrive slowly", async () => {
    async function* slowly() {
      for (const row of rows) {
        await Promise.resolve();
        yield row;
      }
    }
    const once = await bytesOf([{ name: "S", columns, rows }]);
    expect((await bytesOf([{ name: "S", columns, rows: slowly() }])).equals(once)).toBe(true);
    expect((await bytesOf([{ name: "S", columns, rows: [...rows, ["x", 1]] }])).equals(once)).toBe(false);
  });

  test("rows are taken as the file is drawn, not all before, and several sheets follow each other", async () => {
    let taken = 0;
    function* many() {
      for (; taken < 100_000; taken++) yield [`王${(taken * 7_919) % 100_003}`, (taken * 104_729) % 99_991];
    }
    const pieces = writeWorkbook([
      { name: "S", columns, rows: many() },
      { name: "T", columns, rows },
    ]);
    let bytes = 0;
    while (bytes < 200_000) bytes += ((await pieces.next()).value as Uint8Array).length;
    expect(taken).toBeLessThan(60_000);
    const rest: Uint8Array[] = [];
    for await (const piece of pieces) rest.push(piece);
    expect(taken).toBe(100_000);
  });

  test("a source of rows that fails makes the writing fail with its error", async () => {
    function* broken(): Generator<CellValue[]> {
      yield ["a", 1];
      throw new Error("source broke");
    }
    await expect(bytesOf([{ name: "S", columns, rows: broken() }])).rejects.toThrow("source broke");
  });
});
