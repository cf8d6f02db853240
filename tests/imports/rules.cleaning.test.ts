import { describe, expect, test } from "vitest";
import { cleanName, cleanPhone, cleanSkills, isMobile } from "../../packages/core/imports/cleaning";
import { cleanMonth } from "../../packages/core/imports/dates";
import { proposeEmployers } from "../../packages/core/imports/employer-rules";
import { proposeTree } from "../../packages/core/imports/tree-rules";
import { DISTRICT, found, phone, roster, sheet } from "./sheets";

describe("values", () => {
  test.each([
    "19900010000",
    19900010000,
    "１９９０００１００００",
    "199 0001 0000",
    "199-0001-0000",
    "+86-19900010000",
    "＋８６ 199 0001 0000",
    "8619900010000",
    "008619900010000",
    "019900010000",
    "'19900010000",
    "\u202d19900010000\u202c",
    "\t19900010000 ",
  ])("phone %j is 19900010000", (spelling) => {
    expect(cleanPhone(spelling)).toBe("19900010000");
  });

  test.each(["1990001000", "199000100000", "12900010000", "0513-85000000", "1.99E+10", "无", ""])(
    "%j is no mobile number",
    (text) => {
      expect(isMobile(cleanPhone(text))).toBe(false);
    },
  );

  test.each([
    ["1985-03", "1985-03"],
    ["1985.3.12", "1985-03"],
    ["1985/3/12", "1985-03"],
    ["1985年3月", "1985-03"],
    ["1985 年 3 月 12 日", "1985-03"],
    ["19850312", "1985-03"],
    ["198503", "1985-03"],
    [19850312, "1985-03"],
    ["１９８５．０３", "1985-03"],
    ["1985-03-12T08:00:00", "1985-03"],
    [31118, "1985-03"],
    ["31118", "1985-03"],
    ["1985.1", "1985-01"],
    [1985.11, "1985-11"],
    [1985.1, undefined],
    ["1985-13", undefined],
    ["1985", undefined],
    ["三月", undefined],
    [null, undefined],
  ])("%j is the month %j", (spelling, month) => {
    expect(cleanMonth(spelling)).toBe(month);
  });

  test("names lose padding and skills their separators and empty words", () => {
    expect(cleanName(" 王　　芳 ")).toBe("王芳");
    expect(cleanName("阿依古丽•买买提")).toBe("阿依古丽·买买提");
    expect(cleanSkills("法律、 医疗，水电;法律")).toEqual(["法律", "医疗", "水电"]);
    expect(cleanSkills("无")).toEqual([]);
  });
});

const HEADER = ["姓名", "手机", "社区", "街道", "小区", "单位", "性别", "出生年月", "类别"];
const row = (n: number, ...rest: (string | number | null)[]) => ["王芳", phone(n), ...rest];

describe("rows of a roster", () => {
  test("all problems of a row are named at once, in the order of the fields", () => {
    expect(roster([HEADER, [null, "123", "城外社区", null, "某小区"]]).errors).toEqual([
      { row: 2, field: "name", kind: "missing" },
      { row: 2, field: "phone", kind: "invalid" },
      { row: 2, field: "community", kind: "unknown" },
    ]);
  });

  test("a number in the place of a name is no name", () => {
    const got = roster([HEADER, [phone(1), phone(2), "桃坞社区"], ["党员12345", phone(3), "桃坞社区"]]);
    expect(got.errors).toEqual([{ row: 2, field: "name", kind: "invalid" }]);
  });

  test("a repeated phone points to its first row, however it is written and whatever is wrong there", () => {
    const got = roster([HEADER, ["甲", "+86 199 0000 0001", "城外社区"], row(1, "桃坞社区"), row(1, "桃坞社区")]);
    expect(got.errors.slice(1)).toEqual([
      { row: 3, field: "phone", kind: "duplicate", of: 2 },
      { row: 4, field: "phone", kind: "duplicate", of: 2 },
    ]);
    expect(got.valid).toBe(0);
  });

  test.each([
    "桃坞社区",
    "桃坞",
    "桃坞社区居委会",
    "望江街道桃坞社区",
    "临江区望江街道桃坞",
    " 桃坞 社区 ",
    "桃坞社区党委",
  ])("%s is 桃坞社区", (name) => {
    expect(roster([HEADER, row(1, name)]).rows[0]?.unitId).toBe("unt_001001");
  });

  test("a community's name in two streets is settled by the street or the compound, or else asked about", () => {
    const got = roster([
      HEADER,
      row(1, "光明社区", "文澜街道"),
      row(2, "光明社区", null, "光明花苑"),
      row(3, "文澜街道光明社区"),
      row(4, "光明社区"),
    ]);
    expect(got.rows.map((r) => r.unitId)).toEqual(["unt_002001", "unt_001002", "unt_002001"]);
    expect(got.errors).toEqual([{ row: 5, field: "community", kind: "ambiguous" }]);
  });

  test("a blank community follows from a compound known once, or is the importing community's own", () => {
    const got = roster([HEADER, row(1, null, null, "桃坞花苑"), row(2, null)], {
      defaultUnitId: "unt_002001" as never,
    });
    expect(got.rows.map((r) => r.unitId)).toEqual(["unt_001001", "unt_002001"]);
    expect(roster([HEADER, row(1, null)]).errors).toEqual([{ row: 2, field: "community", kind: "missing" }]);
  });

  test("employers match whatever their brackets and spaces; others are proposed once under their first spelling", () => {
    const got = roster([
      HEADER,
      row(1, "桃坞社区", null, null, "水务(集团)公司"),
      row(2, "桃坞社区", null, null, "新源 公司"),
      row(3, "桃坞社区", null, null, "新源公司"),
      row(4, "城外社区", null, null, "不来公司"),
    ]);
    expect(got.rows.map((r) => r.employerName)).toEqual(["水务（集团）公司", "新源公司", "新源公司"]);
    expect(got.newEmployers).toEqual([{ name: "新源公司", rows: 2 }]);
  });

  test("what is not understood in an optional field is left out with a notice and keeps nobody out", () => {
    const got = roster([HEADER, row(1, "桃坞社区", null, "某小区", "区财政局", "?", "去年", "其他人")]);
    expect(got).toMatchObject({ valid: 1, errors: [] });
    expect(got.notices.map(({ field, kind }) => [field, kind])).toEqual([
      ["compound", "unknown"],
      ["sex", "invalid"],
      ["bornIn", "invalid"],
      ["kind", "invalid"],
    ]);
  });

  test.each([
    ["在职党员", "in_service"],
    ["机关干部", "cadre"],
    ["无职党员", "without_post"],
    ["入党积极分子", "applicant"],
    ["流动党员", "mobile"],
    ["离退休党员", "retired"],
    ["退休干部", "retired"],
    [null, "in_service"],
  ])("the kind %s is %s", (text, kind) => {
    expect(roster([HEADER, row(1, "桃坞社区", null, null, null, null, null, text)]).rows[0]?.kind).toBe(kind);
  });

  test("of two phones in one cell the first mobile number counts", () => {
    expect(roster([HEADER, ["王芳", `0513-85000000 / ${phone(3)}`, "桃坞社区"]]).rows[0]?.phone).toBe(phone(3));
  });
});

describe("trees and employers laid out otherwise", () => {
  test("parents written once hold for the rows below, and units the district has keep their ids", () => {
    const rows = [
      ["组织架构表"],
      ["街道", "社区", "网格", "楼栋", "负责人", "联系电话"],
      ["望江街道", "桃坞社区", "桃坞花苑", null, "王芳", "0513-85000000"],
      [null, null, "一网格", "1幢"],
      [null, "新社区", null],
      ["新街道", "光明社区"],
      ["合计", 4],
    ];
    const { nodes, errors, valid } = found(proposeTree([sheet(rows)], { knownUnits: DISTRICT.knownUnits }));
    expect(nodes.map((node) => [node.path.join("/"), node.id ?? null])).toEqual([
      ["望江街道", "unt_001"],
      ["望江街道/桃坞社区", "unt_001001"],
      ["望江街道/桃坞社区/桃坞花苑", "unt_001001001"],
      ["望江街道/桃坞社区/一网格", null],
      ["望江街道/桃坞社区/一网格/1幢", null],
      ["望江街道/新社区", null],
      ["新街道", null],
      ["新街道/光明社区", null],
    ]);
    expect(nodes[2]).toMatchObject({ secretary: "王芳", phone: "051385000000" });
    expect({ errors, valid }).toEqual({ errors: [], valid: 4 });
  });

  test("a unit without its street and a unit named twice in one place are problems", () => {
    const rows = [
      ["街道", "社区", "小区"],
      [null, "桃坞社区", "甲"],
      ["望江街道", "桃坞社区", "甲"],
      ["望江街道", "桃坞社区", "甲"],
      ["望江街道", "光明社区", "甲"],
    ];
    expect(found(proposeTree([sheet(rows)])).errors).toEqual([
      { row: 2, field: "street", kind: "missing" },
      { row: 4, field: "compound", kind: "duplicate", of: 3 },
    ]);
  });

  test("employers under a title are read; a repeated name points to its first row; 统计局 is not a total", () => {
    const rows = [
      ["驻区单位名册"],
      ["序号", "单位全称", "单位性质", "联系人", "联系人电话"],
      [1, "统计局", "行政机关", "王芳", "85000000"],
      [2, "水务(集团)公司", "国有企业", "李四", "不详"],
      [3, "水务（集团）公司", "国企", null, null],
      [4, null, "国企", "赵六", phone(1)],
      ["合计", 4],
    ];
    const got = found(proposeEmployers([sheet(rows)], { knownEmployers: DISTRICT.knownEmployers }));
    expect(got.rows.map(({ name, known, kind }) => [name, known, kind])).toEqual([
      ["统计局", false, "agency"],
      ["水务（集团）公司", true, "company"],
    ]);
    expect(got.errors).toEqual([
      { row: 5, field: "name", kind: "duplicate", of: 4 },
      { row: 6, field: "name", kind: "missing" },
    ]);
  });
});
