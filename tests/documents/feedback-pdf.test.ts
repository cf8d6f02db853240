import { defaultFeedbackLabels } from "@rengang/documents/forms/feedback";
import { renderFeedbackPdf, renderFeedbackPdfs } from "@rengang/documents/pdf/feedback";
import { describe, expect, it } from "vitest";
import { form, services } from "./people";
import { canReadPdf, pdfPages, pdfText } from "./reading";

const squeezed = (text: string) => text.replace(/\s+/g, "");

describe("the feedback form as PDF", () => {
  it("is exactly one page for a member with up to a dozen services", () => {
    for (const count of [0, 1, 5, 9, 12]) expect(pdfPages(renderFeedbackPdf([form(count, count)])), `${count}`).toBe(1);
  });

  it("starts every member on a page of its own", () => {
    expect(pdfPages(renderFeedbackPdf(Array.from({ length: 30 }, (_, i) => form(i, i % 13))))).toBe(30);
  });

  it("goes on to a second page when many services were given", () => {
    expect(pdfPages(renderFeedbackPdf([form(0, 40)]))).toBe(2);
  });

  it("stays on one page when names, unit and remark are long", () => {
    const usual = form(5, 8);
    const long = form(5, 8, {
      basics: {
        ...usual.basics,
        workplace: "南湖区城乡环境综合整治与公共设施运行维护保障中心河道管护大队第二中队 副中队长（主持工作）",
      },
      assessment: { ...usual.assessment, conduct: "该同志热心社区事务，按时参加服务，居民反映良好。".repeat(8) },
    });
    expect(pdfPages(renderFeedbackPdf([long]))).toBe(1);
  });

  it("gives the same bytes twice", () => {
    const list = [form(0), form(1, 3), form(2, 30)];
    expect(Buffer.from(renderFeedbackPdf(list)).equals(Buffer.from(renderFeedbackPdf(list)))).toBe(true);
  });

  it("sets a long list as several files, none of its members lost", async () => {
    const list = Array.from({ length: 25 }, (_, i) => form(i, 2));
    const pages: number[] = [];
    for await (const file of renderFeedbackPdfs(list, 10)) pages.push(pdfPages(file));
    expect(pages).toEqual([10, 10, 5]);
  });

  it("refuses an empty list", () => {
    expect(() => renderFeedbackPdf([])).toThrow(RangeError);
  });

  describe.skipIf(!canReadPdf)("as read from the paper", () => {
    it("shows every field of the official form", () => {
      const text = pdfText(renderFeedbackPdf([form(0, 3)]));
      const fields = [
        "姓名",
        "性别",
        "出生年月",
        "工作单位及职务",
        "所在党支部",
        "居住社区(小区)",
        "报到时间",
        "联系电话",
        "特长",
        "认领岗位",
      ];
      const table = ["序号", "日期", "活动(项目)名称", "岗位/服务内容", "记录人", "合计"];
      const rest = [
        "年度要求",
        "完成情况",
        "请假/豁免说明",
        "本人意见建议",
        "群众反映",
        "表现情况",
        "评价等次",
        "负责人签字",
        "（盖章）",
        "已阅",
        "有异议",
        "收到日期",
        "运用情况",
        "民主评议",
        "年度考核",
        "公示",
      ];
      for (const word of [...fields, ...table, ...rest]) expect(text, word).toContain(word);
    });

    it("prints the district's own words instead of the shipped ones", () => {
      const labels = { ...defaultFeedbackLabels, title: "党员进社区情况联系单", recorder: "登记员" };
      const grade = { words: ["满意", "基本满意"], chosen: [] };
      const text = pdfText(renderFeedbackPdf([form(0, 2, { labels, assessment: { conduct: "", grade } })]));
      for (const word of ["党员进社区情况联系单", "登记员", "基本满意"]) expect(text).toContain(word);
      expect(text).not.toContain("反馈表");
    });

    it("prints what looks like markup as it stands", () => {
      const usual = form(0, 1);
      const hostile = ["#panic()", "*x*", "$a$", '#read("x")', "<l>@m", "\\#{1}", "`raw`"];
      const served = hostile.map((activity) => ({ ...(usual.services[0] as (typeof usual.services)[0]), activity }));
      const text = pdfText(
        renderFeedbackPdf([form(0, 1, { basics: { ...usual.basics, name: "#panic()" }, services: served })]),
      );
      for (const word of hostile) expect(text, word).toContain(squeezed(word));
    });

    it("prints the rare characters of names", () => {
      const text = pdfText(renderFeedbackPdf([form(2, 1), form(3, 1), form(4, 1)]));
      for (const name of ["林𬭎", "李䶮", "周㛃"]) expect(text).toContain(name);
    });

    it("shows points only where the district switched them on", () => {
      expect(pdfText(renderFeedbackPdf([form(0, 2)]))).toMatch(/合计2次，2\.5小时(?!，)/);
      const pointed = form(0, 2, { totals: { times: 2, hours: 2.5, points: 25 } });
      expect(pdfText(renderFeedbackPdf([pointed]))).toContain("2次，2.5小时，25分");
    });

    it("marks what was entered afterwards, and closes the list so that nothing is added by pen", () => {
      const backfilled = services(1).map((service) => ({ ...service, backfilled: true }));
      const text = pdfText(renderFeedbackPdf([form(0, 1, { services: backfilled })]));
      expect(text).toContain("（补录）");
      expect(text).toContain("（以下空白）");
    });
  });
});
