import { readFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import { readSheets } from "@rengang/documents/spreadsheet/read";
import { Refusal } from "@rengang/kernel/refusal";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { workbookOf, workbookParts, zipOf } from "./spreadsheet-files";

const refused = (code: string) => expect.objectContaining({ name: "Refusal", code: `spreadsheet.${code}` });
const reading = (bytes: Uint8Array) => readSheets(bytes, { fileName: "roster.xlsx" });
const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';

function bookOf(bookType: "xlsb" | "ods"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["a", "b"]]), "S");
  return new Uint8Array(write(book, { bookType, type: "array" }));
}

/** The sample .xls with the record of a password after its first one. */
function lockedXls(): Buffer {
  const bytes = Buffer.from(readFileSync(new URL("../data/roster-old.xls", import.meta.url)));
  const at = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]), 512);
  bytes.writeUInt16LE(0x002f, at + 20);
  return bytes;
}

describe("what is refused", () => {
  test("the untouched neighbours of the files below are read, so that the refusals mean something", async () => {
    expect((await reading(workbookOf(ROW)))[0]?.rows).toEqual([[1]]);
    const far = workbookOf('<row r="200000"><c r="GR200000"><v>1</v></c></row>');
    expect((await reading(far))[0]?.rows).toHaveLength(200_000);
  });

  test("more than 20 MB", async () => {
    await expect(reading(new Uint8Array(20 * 1024 * 1024 + 1))).rejects.toEqual(refused("too_large"));
  });

  test("more than 200,000 rows or 200 columns, in workbooks and in text", async () => {
    const rows = workbookOf('<row r="200001"><c r="A200001"><v>1</v></c></row>');
    const columns = workbookOf('<row r="1"><c r="GS1"><v>1</v></c></row>');
    await expect(reading(rows)).rejects.toEqual(refused("too_many_rows"));
    await expect(reading(columns)).rejects.toEqual(refused("too_many_columns"));
    await expect(reading(Buffer.from("a,b\n".repeat(200_001)))).rejects.toEqual(refused("too_many_rows"));
    await expect(reading(Buffer.from(`${"a,".repeat(200)}a\n`))).rejects.toEqual(refused("too_many_columns"));
  });

  test("formats that run to the last column and row are no content and do no harm", async () => {
    const bytes = workbookOf(
      `${ROW}<row r="2"><c r="XFD2" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>`,
    );
    expect((await reading(bytes))[0]?.rows).toEqual([[1]]);
  });

  test("many wide rows of empty cells, which would take gigabytes to hold", async () => {
    const wide = Array.from({ length: 1_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"/></row>`).join("");
    await expect(reading(workbookOf(wide))).rejects.toEqual(refused("too_many_cells"));
    await expect(reading(workbookOf(wide, { stored: true }))).rejects.toEqual(refused("too_many_cells"));
  });

  test("tags that a scan would miss but a reader would not", async () => {
    await expect(reading(workbookOf('<row r="1"><c x=">" r="XFD1"><v>1</v></c></row>'))).rejects.toEqual(
      refused("unreadable"),
    );
    const after = workbookOf(`<!-- </sheetData> --><row r="1"><c r='GS1'><v>1</v></c></row>`);
    await expect(reading(after)).rejects.toEqual(refused("too_many_columns"));
  });

  test("a zip bomb, by what it declares", async () => {
    const bomb = workbookOf(`${ROW}${" ".repeat(50_000_000)}`);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(reading(bomb)).rejects.toEqual(refused("inflates_too_far"));
  });

  test("a zip bomb that declares less than it holds, in a sheet or in a part nobody reads", async () => {
    const spaces = " ".repeat(5_000_000);
    await expect(reading(workbookOf(ROW + spaces, { claims: 1_000 }))).rejects.toEqual(refused("inflates_too_far"));
    const beside = [...workbookParts(ROW), { name: "docProps/x.xml", data: spaces, claims: 10 }];
    await expect(reading(zipOf(beside))).rejects.toEqual(refused("inflates_too_far"));
    await expect(reading(workbookOf(ROW, { claims: 0 }))).rejects.toEqual(refused("inflates_too_far"));
  });

  test("thousands of entries", async () => {
    const many = Array.from({ length: 2_001 }, (_, i) => ({ name: `x${i}`, data: "" }));
    await expect(reading(zipOf([...workbookParts(ROW), ...many]))).rejects.toEqual(refused("inflates_too_far"));
  });

  test("locked files: .xlsx with a password, .xls with a password, encrypted zip entries", async () => {
    const encryption = { password: "secret", spinCount: 1_000 };
    const locked = await writeXlsx({ sheets: [{ name: "S", rows: [["a", "b"]] }], encryption });
    await expect(reading(locked)).rejects.toEqual(refused("encrypted"));
    await expect(reading(lockedXls())).rejects.toEqual(refused("encrypted"));
    await expect(reading(workbookOf(ROW, { encrypted: true }))).rejects.toEqual(refused("encrypted"));
  });

  test.each(["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/activeX/activeX1.bin"])(
    "macros, whatever the file's name says: %s",
    async (name) => {
      const file = zipOf([...workbookParts(ROW), { name, data: "x" }]);
      await expect(readSheets(file, { fileName: "roster.xlsm" })).rejects.toEqual(refused("has_macros"));
      await expect(readSheets(file, { fileName: "roster.xlsx" })).rejects.toEqual(refused("has_macros"));
    },
  );

  test.each(["../../etc/passwd", "/etc/passwd", "xl/../../x", "C:\\x.txt", "..\\x"])(
    "parts whose names lead out of the file: %s",
    async (name) => {
      const file = zipOf([...workbookParts(ROW), { name, data: "x" }]);
      await expect(reading(file)).rejects.toEqual(refused("unreadable"));
    },
  );

  test("a hundred thousand columns, in a workbook and in text, within a second", async () => {
    const began = process.cpuUsage();
    const cells = Array.from({ length: 100_000 }, () => "<c><v>1</v></c>").join("");
    await expect(reading(workbookOf(`<row r="1">${cells}</row>`))).rejects.toEqual(refused("too_many_columns"));
    await expect(reading(Buffer.from(`${"a,".repeat(100_000)}a\nb,c\n`))).rejects.toEqual(refused("too_many_columns"));
    expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
  });

  test("text with bytes that no text has", async () => {
    await expect(reading(Buffer.from("姓名,手机\n甲\0,199\n"))).rejects.toEqual(refused("not_a_spreadsheet"));
    await expect(reading(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x01, 0x02, 0xff]))).rejects.toEqual(
      refused("not_a_spreadsheet"),
    );
  });

  test("entities of one's own, files of the machine and nests of entities are never unfolded", async () => {
    const doctype = `<!DOCTYPE worksheet [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>`;
    const parts = workbookParts("").map((part) =>
      part.name === "xl/worksheets/any.xml"
        ? {
            ...part,
            data: `${doctype}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;&f;</t></is></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>`,
          }
        : part,
    );
    const read = await reading(zipOf(parts)).catch((error) => error);
    expect(JSON.stringify(read)).not.toContain("boomboom");
    expect(JSON.stringify(read)).not.toContain(readFileSync("/etc/hostname", "utf8").trim());
  });

  test("formulas, links to other files and commands are never run: what was calculated before is all that is read", async () => {
    const cells = [
      `<c r="A1"><f>1+1</f><v>7</v></c>`,
      `<c r="B1" t="str"><f>cmd|'/c calc'!A1</f><v>held</v></c>`,
      `<c r="C1"><f>[1]Other!A1</f></c>`,
    ].join("");
    expect((await reading(workbookOf(`<row r="1">${cells}</row>`)))[0]?.rows).toEqual([[7, "held"]]);
  });

  test(".xlsb, whose cells would be lost", async () => {
    await expect(reading(bookOf("xlsb"))).rejects.toEqual(refused("binary_workbook"));
  });

  test.each([
    ["nothing", Buffer.from("")],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj")],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["a web page", Buffer.from("<html><table><tr><td>a,b</td></tr></table></html>")],
    ["JSON", Buffer.from('{"a": 1, "b": 2}')],
    ["a letter", Buffer.from("尊敬的各位党员：\n请于三月前报到。\n")],
    ["a zip of something else", zipOf([{ name: "a.txt", data: "a,b" }])],
    [
      "a text document",
      zipOf([
        { name: "[Content_Types].xml", data: "" },
        {
          name: "_rels/.rels",
          data: '<r><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></r>',
        },
        { name: "word/document.xml", data: "<w:document/>" },
      ]),
    ],
    ["an old text document", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1024)])],
    ["an OpenDocument sheet", Buffer.from(bookOf("ods"))],
  ])("%s, whatever its name says", async (_, bytes) => {
    await expect(reading(bytes)).rejects.toEqual(refused("not_a_spreadsheet"));
  });

  test("broken files: cut, patched or scrambled anywhere, the answer is a sheet or a refusal, never a crash", async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const originals = [
      new Uint8Array(readFileSync(new URL("../data/org-units.xlsx", import.meta.url))),
      new Uint8Array(
        await writeXlsx({
          sheets: [
            {
              name: "S",
              rows: [
                ["a", "b"],
                [1, new Date(0)],
              ],
            },
          ],
        }),
      ),
      new Uint8Array(readFileSync(new URL("../data/roster-old.xls", import.meta.url))),
    ];
    let refusals = 0;
    for (let round = 0; round < 240; round++) {
      const bytes = Uint8Array.from(originals[round % 3] as Uint8Array);
      for (let n = 0; n < 1 + random(20); n++)
        bytes[random(round % 2 ? bytes.length : Math.min(bytes.length, 2_000))] = random(256);
      const result = await reading(round % 5 ? bytes : bytes.subarray(0, random(bytes.length))).catch((error) => error);
      if (!Array.isArray(result)) expect(result).toBeInstanceOf(Refusal);
      if (!Array.isArray(result)) refusals++;
    }
    expect(refusals).toBeGreaterThan(40);
  });
});
