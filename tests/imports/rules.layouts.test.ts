import { readSheets } from "@rengang/documents/spreadsheet/read";
import type { CellValue } from "@rengang/kernel/sheet";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { proposeRoster } from "../../packages/core/imports/roster-rules";
import { DISTRICT, found, phone, roster, sheet } from "./sheets";

const people = (n: number, from = 0): CellValue[][] =>
  Array.from({ length: n }, (_, i) => [`王${i}`, phone(from + i), "桃坞社区"]);
const HEADER = ["姓名", "手机", "社区"];

describe("where the table is", () => {
  test("a header in row 5 below titles, units and notes is found, and rows keep their numbers", () => {
    const got = roster([
      ["在职党员社区报到登记表"],
      ["填报单位：望江街道", null, "填报日期：2026年3月"],
      [],
      ["说明：请逐人填写，手机号码为本人手机"],
      HEADER,
      ...people(3),
    ]);
    expect(got).toMatchObject({ headerRow: 5, dataRows: 3, valid: 3, errors: [] });
    expect(got.rows.map((row) => row.row)).toEqual([6, 7, 8]);
  });

  test("the roster is found whichever sheet it is on, and other fitting sheets are named", () => {
    const guide = sheet([["填写说明"], ["姓名", "请填写身份证上的姓名"]], "填写说明");
    const example = sheet([HEADER, ...people(1)], "示例");
    const real = sheet([HEADER, ...people(9)], "名单");
    for (const sheets of [
      [guide, example, real],
      [real, example, guide],
    ]) {
      const got = found(proposeRoster(sheets, DISTRICT));
      expect(got).toMatchObject({ sheet: "名单", dataRows: 9 });
      expect(got.otherSheets).toEqual([{ sheet: "示例", headerRow: 1, dataRows: 1 }]);
    }
  });

  test("no header anywhere is said so, with the names of the sheets; data are never taken for a header", () => {
    expect(proposeRoster([sheet(people(5), "一"), sheet([], "二")], DISTRICT)).toEqual({
      found: false,
      sheets: ["一", "二"],
    });
  });

  test("a header of two rows is read as one", () => {
    const got = roster([
      ["姓名", "联系方式", null, "居住地", null],
      [null, "办公电话", "手机", "社区", "小区"],
      ["王芳", "0513-85000000", phone(1), "桃坞社区", "桃坞花苑"],
    ]);
    expect(got).toMatchObject({ headerRow: 2, valid: 1 });
    expect(got.rows[0]).toMatchObject({ name: "王芳", phone: phone(1), compoundId: "unt_001001001" });
  });

  test("totals, signatures and notes end the data and are not counted", () => {
    const ends: CellValue[][] = [
      ["合计", 3],
      ["总计：3人"],
      ["填表人：李四", "审核人：赵六", "日期：2026年3月1日"],
      [null, "联系人：李四", phone(9)],
      ["注：以上人员均已到社区报到，特此说明。"],
      ["（盖章）"],
    ];
    expect(roster([HEADER, ...people(3), ...ends])).toMatchObject({ dataRows: 3, valid: 3, errors: [] });
    for (const end of ends) expect(roster([HEADER, ...people(3), end]).dataRows).toBe(3);
  });

  test("subtotals, headings and repeated headers between rows hide nobody, not even an incomplete row after them", () => {
    const got = roster([
      HEADER,
      ...people(2),
      ["小计", 2],
      ["第二党支部（共三名党员）"],
      ["李四", null, "桃坞社区"],
      HEADER,
      ...people(2, 10),
      ["合计", 5],
    ]);
    expect(got).toMatchObject({ dataRows: 5, valid: 4 });
    expect(got.errors).toEqual([{ row: 6, field: "phone", kind: "missing" }]);
  });

  test("100 blank rows, and rows of serial numbers alone, are passed over", () => {
    const blank = Array.from({ length: 100 }, (_, i) => (i % 2 ? [] : [String(i), null, "  ", null]));
    const numbered = people(4).map((row, i): CellValue[] => [i, ...row]);
    const got = roster([["序号", ...HEADER], ...numbered.slice(0, 2), ...blank, ...numbered.slice(2)]);
    expect(got).toMatchObject({ dataRows: 4, valid: 4, errors: [] });
    expect(got.rows.at(-1)?.row).toBe(105);
  });

  test("someone in a full row is imported, even if the name reads like a total", () => {
    const got = roster([[...HEADER, "小区"], ["合计", phone(1), "桃坞社区", "桃坞花苑"], ...people(1, 5)]);
    expect(got).toMatchObject({ dataRows: 2, valid: 2 });
  });
});

describe("which column is which", () => {
  test.each([
    [["党员姓名", "手机号码", "居住地社区"]],
    [["姓 名*", "联系方式（手机）", "报到社区"]],
    [["姓名\n（必填）", "移动电话", "现居住社区（村）"]],
    [["名字", "本人联系电话", "所在社区名称"]],
    [["Name", "Tel", "居住社区"]],
  ])("%j are name, phone and community", (header) => {
    expect(roster([header, ...people(2)])).toMatchObject({ valid: 2, missingColumns: [] });
  });

  test("extra columns are passed over and similar ones are not confused", () => {
    const got = roster([
      [
        "序号",
        "姓名",
        "紧急联系人姓名",
        "紧急联系人电话",
        "单位电话",
        "联系电话",
        "工作单位",
        "单位类别",
        "入党时间",
        "社区联系人",
        "居住社区",
        "备注",
      ],
      [1, "王芳", "李四", phone(8), "85000000", phone(1), "区财政局", "机关", "2001-07", "赵六", "桃坞社区", "无"],
    ]);
    expect(got.rows[0]).toMatchObject({ name: "王芳", phone: phone(1), employerName: "区财政局" });
    expect(got.rows[0]?.bornIn).toBeUndefined();
  });

  test("of two columns with the same header the fuller one is read and the other is named", () => {
    const got = roster([
      ["姓名", "联系电话", "联系电话", "社区"],
      ["王芳", null, phone(1), "桃坞社区"],
      ["李四", phone(7), phone(2), "桃坞社区"],
    ]);
    expect(got.rows.map((row) => row.phone)).toEqual([phone(1), phone(2)]);
    expect(got.columns[1]).toEqual({ column: 2, header: "联系电话", note: "second_of_its_kind" });
  });

  test("identity numbers are never read: not by header, not by content, not even when asked for", () => {
    const id = "320601198503121234";
    const rows: CellValue[][] = [
      ["姓名", "身份证号", "手机", "社区", "特长"],
      ["王芳", id, phone(1), "桃坞社区", id],
    ];
    const got = roster(rows, { mapping: { columns: { position: 2, skills: 5 } } });
    expect(got.columns.filter((c) => c.note === "identity_number").map((c) => c.column)).toEqual([2, 5]);
    expect(got.valid).toBe(1);
    expect(JSON.stringify(got)).not.toContain(id);
  });

  test("the person's own mapping goes before the proposed one", () => {
    const rows: CellValue[][] = [
      ["甲", "乙", "丙"],
      ["桃坞社区", phone(1), "王芳"],
    ];
    expect(proposeRoster([sheet(rows)], DISTRICT).found).toBe(false);
    const mapping = { sheet: "Sheet1", headerRow: 1, columns: { name: 3, phone: 2, community: 1 } };
    expect(roster(rows, { mapping })).toMatchObject({ valid: 1, rows: [{ name: "王芳" }] });
    const swapped = roster(
      [
        ["手机", "姓名", "社区"],
        ["王芳", phone(1), "桃坞社区"],
      ],
      {
        mapping: { columns: { name: 1, phone: 2 } },
      },
    );
    expect(swapped.rows[0]).toMatchObject({ name: "王芳", phone: phone(1) });
    const without = roster(
      [
        [...HEADER, "特长"],
        ["王芳", phone(1), "桃坞社区", "法律"],
      ],
      { mapping: { columns: { skills: null } } },
    );
    expect(without.rows[0]?.skills).toEqual([]);
  });

  test("a required field without a column is named once, so that it can be asked for", () => {
    expect(
      roster([
        ["姓名", "社区"],
        ["王芳", "桃坞社区"],
      ]),
    ).toMatchObject({ missingColumns: ["phone"], valid: 0 });
  });
});

describe("the same table as other kinds of file", () => {
  const wanted = { headerRow: 1, dataRows: 3, valid: 3, errors: [] };
  const rows = [HEADER, ...people(3)];

  test.each([",", ";", "\t"])("separated by %j", async (delimiter) => {
    const text = rows.map((row) => row.join(delimiter)).join("\r\n");
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le")]) {
      expect(found(proposeRoster(await readSheets(bytes, { fileName: "a.txt" }), DISTRICT))).toMatchObject(wanted);
    }
  });

  test("a workbook with hidden columns, a hidden sheet before it and a merged column", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "旧", hidden: true, rows: [HEADER, ...people(50)] },
        {
          name: "新",
          columns: [{ hidden: true }, {}, { hidden: true }],
          rows: [HEADER, ["王芳", phone(1), "桃坞社区"], ["李四", phone(2), null], ["赵六", phone(3), null]],
          merges: [{ startRow: 1, endRow: 3, startCol: 2, endCol: 2 }],
        },
      ],
    });
    expect(found(proposeRoster(await readSheets(bytes), DISTRICT))).toMatchObject({ ...wanted, sheet: "新" });
  });
});
