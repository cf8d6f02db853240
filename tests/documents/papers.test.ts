import { FontsMissing, readFonts } from "@rengang/documents/files";
import type { ReportSubject } from "@rengang/documents/forms/annual-report";
import { annualReport } from "@rengang/documents/forms/annual-report-paper";
import { certificate, defaultCertificateLabels } from "@rengang/documents/forms/certificate";
import {
  basisSheet,
  coveringList,
  defaultPackageLabels,
  noticeList,
  type PackageData,
} from "@rengang/documents/forms/package";
import { finishedPaper, numbered } from "@rengang/documents/forms/paper";
import { defaultPosterLabels } from "@rengang/documents/forms/poster";
import { defaultRegistrationLabels, registrationSlip } from "@rengang/documents/forms/registration";
import { annualReportSheets, coveringSheets } from "@rengang/documents/forms/sheets";
import { renderPaperPdf } from "@rengang/documents/pdf/paper";
import { renderPosterPdf } from "@rengang/documents/pdf/poster";
import { describe, expect, it } from "vitest";
import { canReadPdf, pdfPages, pdfText } from "./reading";
import { report } from "./reports";

const PACKAGE: PackageData = {
  labels: defaultPackageLabels,
  employer: "南湖区供电公司党委",
  sender: "文汇街道梧桐社区党委",
  period: "2026年度",
  issuedOn: "2026-12-05",
  rows: [
    {
      name: "林𬭎",
      employer: "调度控制中心",
      community: "梧桐社区",
      times: 4,
      hours: 7.5,
      grade: "好",
      note: "七月因病请假",
    },
    { name: "何静", employer: "客户服务部", community: "银杏社区", times: 2, hours: 3 },
  ],
  notice: { from: "2026-12-08", to: "2026-12-14", channel: "公司党委办公室" },
};

const SLIP = registrationSlip({
  labels: defaultRegistrationLabels,
  serial: "BD-2026-00012",
  name: "林𬭎",
  gender: "男",
  birth: "1988-07",
  phone: "138****0007",
  workplace: "南湖区供电公司",
  workplaceKind: "企业",
  branch: "调度控制中心党支部",
  community: "梧桐社区",
  compound: "梧桐苑",
  skills: ["电工"],
  posts: ["环境整治岗"],
  availability: "周末",
  registeredOn: "2026-03-05",
});

const CERTIFICATE = certificate({
  labels: defaultCertificateLabels,
  serial: "ZM-2026-00031",
  name: "何静",
  from: "2026-01-01",
  to: "2026-12-31",
  services: [
    { on: "2026-03-14", content: "独居老人入户走访", place: "梧桐社区", hours: 2.5 },
    { on: "2026-05-16", content: "夜间平安巡逻", place: "梧桐社区", hours: 2 },
  ],
  issuer: "梧桐社区居民委员会",
  responsible: "吴敏",
  clerk: "赵文博",
  contact: "0000-0000000",
  issuedOn: "2026-12-20",
  checkCode: "7K3M-91QD",
});

const POSTER = {
  labels: defaultPosterLabels,
  community: "梧桐社区",
  name: "护城河清洁#x",
  team: "环境整治",
  description: "每周六上午。",
  when: "2026年4月11日9:00",
  place: "南门",
  places: 12,
  skills: "",
  contact: "吴敏",
  phone: "0000-0000000",
  qr: Array.from({ length: 25 }, (_, y) => Array.from({ length: 25 }, (_, x) => (x * y) % 3 === 0)),
};

describe("official papers", () => {
  it("number their headings 一、（一）1.（1） and count each level anew", () => {
    const levels = [1, 2, 3, 4, 4, 2, 1, 2] as const;
    const texts = numbered(levels.map((level) => ({ kind: "heading", level, text: "题" }))).map((b) =>
      "text" in b ? b.text : "",
    );
    expect(texts).toEqual(["一、题", "（一）题", "1.题", "（1）题", "（2）题", "（二）题", "二、题", "（一）题"]);
  });

  it("give the same bytes twice, and fit one page where paper has one", () => {
    for (const paper of [SLIP, CERTIFICATE, coveringList(PACKAGE), noticeList(PACKAGE), basisSheet(PACKAGE)]) {
      const bytes = renderPaperPdf(paper);
      expect(pdfPages(bytes), paper.title).toBe(1);
      expect(Buffer.from(renderPaperPdf(paper)).equals(Buffer.from(bytes)), paper.title).toBe(true);
    }
    expect(pdfPages(renderPosterPdf(POSTER))).toBe(1);
  });

  it("carry on a public notice name, unit, times and hours only", () => {
    const said = JSON.stringify(noticeList(PACKAGE));
    for (const word of ["林𬭎", "客户服务部", "7.5", "2026年12月8日", "公司党委办公室"]) expect(said).toContain(word);
    for (const word of ['梧桐社区"', "银杏", "七月因病请假", "评价等次"]) expect(said).not.toContain(word);
  });

  it("leave the branch's review grade blank", () => {
    expect(JSON.stringify(basisSheet(PACKAGE))).toContain("□优秀 □合格 □基本合格 □不合格");
  });

  it("sum the covering list", () => {
    expect(coveringList(PACKAGE).blocks).toContainEqual(
      expect.objectContaining({ kind: "table", rows: expect.arrayContaining([["", "合计", "", "6", "10.5", "", ""]]) }),
    );
  });

  it("state on a certificate who, how long, what, and who answers for it", () => {
    const said = JSON.stringify(CERTIFICATE);
    const words = [
      "何静",
      "参加志愿服务2次",
      "共计4.5小时",
      "独居老人入户走访",
      "出具主体",
      "负责人",
      "经办人",
      "联系方式",
      "ZM-2026-00031",
      "7K3M-91QD",
      "2026年12月20日",
    ];
    for (const word of words) expect(said, word).toContain(word);
  });

  it("refuse a QR matrix that is not square", () => {
    expect(() => renderPosterPdf({ ...POSTER, qr: [[true], [true, false]] })).toThrow(RangeError);
  });

  it("say which font files are missing", () => {
    expect(() => readFonts(["@expo-google-fonts/noto-serif-sc/none.ttf"])).toThrow(FontsMissing);
  });

  describe.skipIf(!canReadPdf)("as read from the paper", () => {
    it("print slip, receipt, poster and rare names as given", () => {
      const slip = pdfText(renderPaperPdf(SLIP));
      for (const word of ["报到证", "报到回执", "林𬭎", "1988年7月", "认领岗位意向", "可服务时间"])
        expect(slip, word).toContain(word);
      const poster = pdfText(renderPosterPdf(POSTER));
      for (const word of ["护城河清洁#x", "12人", "扫码认领"]) expect(poster, word).toContain(word);
      expect(poster).not.toContain("专长要求");
    });
  });
});

describe("the annual report", () => {
  it("is made for member, community, employer and district, with its parts in the order given", () => {
    for (const about of ["member", "community", "employer", "district"] satisfies ReportSubject[]) {
      const paper = finishedPaper(annualReport(report({ about })));
      const headings = paper.blocks.filter((b) => b.kind === "heading").map((b) => b.text);
      expect(headings).toEqual(
        expect.arrayContaining(["一、基本情况", "二、参与活动情况", "（三）按服务队分布", "五、考评意见"]),
      );
      expect(pdfPages(renderPaperPdf(paper))).toBeGreaterThan(1);
    }
  });

  it("has no column of points unless there are points, and says that it is one basis among others", () => {
    expect(JSON.stringify(annualReport(report()))).not.toContain("分值");
    expect(JSON.stringify(annualReport(report()))).toContain("仅作为评价依据之一");
    const pointed = report({ parts: [{ name: "何静", detail: "客户服务部", times: 1, hours: 2, points: 4 }] });
    expect(JSON.stringify(annualReport(pointed))).toContain("分值");
    const headers = annualReportSheets(report()).flatMap((sheet) => sheet.columns.map((column) => column.header));
    expect(headers.filter((header) => header === "分值")).toHaveLength(0);
  });

  it("gives sheets whose rows are as wide as their headers and whose figures are numbers", () => {
    const sheets = [...annualReportSheets(report()), ...coveringSheets(PACKAGE)];
    for (const sheet of sheets) {
      for (const row of sheet.rows) expect(row, sheet.name).toHaveLength(sheet.columns.length);
      expect(sheet.name.length).toBeLessThanOrEqual(31);
    }
    expect(sheets.find(({ name }) => name === "按月分布")?.rows[0]).toEqual(["1月", 40, 90]);
  });
});
