import { utils, write } from "@e965/xlsx";
import { readSheets } from "@rengang/documents/spreadsheet/read";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { workbookOf } from "./spreadsheet-files";

const TABLE = [
  ["姓名", "电话"],
  ["王芳", "19900000001"],
];

function bookOf(bookType: "biff8" | "biff5" | "xlsx", rows = TABLE, name = "表"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return new Uint8Array(write(book, { bookType, type: "array" }));
}

/** A workbook of Excel 95 in Chinese: its text is in code page 936, which no writer writes any more. */
function oldChineseBook(): Uint8Array {
  const bytes = Buffer.from(bookOf("biff5", [["NAME", "19900000001"]], "S"));
  bytes.writeUInt16LE(936, bytes.indexOf(Buffer.from("42000200", "hex"), 512) + 4);
  Buffer.from("d0d5c3fb", "hex").copy(bytes, bytes.indexOf("NAME"));
  return bytes;
}

describe("what is read", () => {
  test.each(["biff8", "xlsx"] as const)(
    "a %s workbook gives its sheets by name and its cells as typed",
    async (kind) => {
      expect(await readSheets(bookOf(kind), { fileName: "wrong-name.csv" })).toEqual([{ name: "表", rows: TABLE }]);
    },
  );

  test("a workbook of Excel 95 is read, its Chinese too", async () => {
    expect(await readSheets(oldChineseBook())).toEqual([{ name: "S", rows: [["姓名", "19900000001"]] }]);
  });

  test("Chinese text is read from UTF-8 with and without mark, UTF-16 and GB18030, told apart by content", async () => {
    const gb = Buffer.from("d0d5c3fb2cb5e7bbb00d0acdf5b7bc2c31393930303030303030310d0a", "hex");
    const text = "姓名,电话\n王芳,19900000001\n";
    const files = [gb, Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le")];
    for (const bytes of files) {
      expect(await readSheets(bytes, { fileName: "dir/名单.csv" })).toEqual([{ name: "名单", rows: TABLE }]);
    }
  });

  test("rare characters of GB18030 are kept", async () => {
    const [sheet] = await readSheets(Buffer.from("d0d5c3fb2c95328236", "hex"));
    expect(sheet?.rows[0]?.[0]).toBe("姓名");
    expect(sheet?.rows[0]?.[1]).toBe("𠀀");
  });

  test("quotes, line breaks in cells, a separator hint and text wrapped as ={text} are plain text", async () => {
    const [sheet] = await readSheets(Buffer.from('sep=;\r\n"王;芳";"一\n二"\r\n="0012";"=1+1"\r\n'));
    expect(sheet?.rows).toEqual([
      ["王;芳", "一\n二"],
      ["0012", "=1+1"],
    ]);
  });

  test("a formula gives the value stored beside it and is never worked out", async () => {
    const bytes = workbookOf(
      '<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1" t="str"><f>HYPERLINK("http://x")</f><v>字</v></c><c r="C1"><f>1+1</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><v>5</v></c></row>',
    );
    expect((await readSheets(bytes))[0]?.rows).toEqual([[7, "字", null, null, 5]]);
  });

  test("blank rows and columns keep their places, trailing ones are cut, and sheet names are decoded", async () => {
    const bytes = workbookOf(
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3" s="0"/></row><row r="9"><c r="A9" s="0"/></row>',
    );
    expect(await readSheets(bytes)).toEqual([{ name: "甲&乙", rows: [[], [], [null, 1]] }]);
  });

  test("dates are days as text, and hidden sheets are left out", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "藏", hidden: true, rows: [["x", "y"]] },
        { name: "见", rows: [[new Date(Date.UTC(1985, 2, 12)), true]] },
      ],
    });
    expect(await readSheets(bytes)).toEqual([{ name: "见", rows: [["1985-03-12", true]] }]);
  });

  test("a merged column repeats its value downward; a merged title does not", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "甲",
          rows: [
            ["标题", null],
            ["单位", "名"],
            ["局", "王"],
            [null, "李"],
          ],
          merges: [
            { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
            { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
          ],
        },
      ],
    });
    expect((await readSheets(bytes))[0]?.rows).toEqual([["标题"], ["单位", "名"], ["局", "王"], ["局", "李"]]);
  });
});
