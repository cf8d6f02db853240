import { Document, Footer, PageNumber, Paragraph, type Table, type TableCell, TextRun } from "docx";
import { LABEL_PLACEHOLDERS as L } from "../word/placeholders";
import { looks, type Setting } from "./author-looks";
import { type CellOptions, cell, FONTS, fontOf, grid, PAGE, para, row, seam, styleOf } from "./author-parts";

const COLUMNS = [12, 8, 21, 25, 16, 17, 19, 13, 13, 12] as const;

const tag = (name: string) => `{${name}}`;

function label(name: string, options: CellOptions = {}): TableCell {
  return cell([para("Biaoqian", tag(name))], options);
}

/** A block's name down its narrow first column: said once, the rows below only carry the cell on. */
function side(name: string, merge?: "start" | "on"): TableCell {
  return cell([merge === "on" ? para("Biaoqian") : para("Biaoqian", tag(name))], {
    room: 0.2,
    ...(merge ? { merge } : {}),
  });
}

function value(name: string, options: CellOptions = {}, style = "Zhi"): TableCell {
  return cell([para(style, tag(name))], options);
}

function choice(loop: string): (string | TextRun)[] {
  return [`{#${loop}}`, new TextRun({ text: "{勾}", font: fontOf(FONTS.tick) }), `{词}　{/${loop}}`];
}

const lead = (name: string) => new TextRun({ text: `${tag(name)}：`, font: fontOf(FONTS.black) });

function basics(set: Setting): Table {
  const rest = () => side(L.basics, "on");
  return grid(
    COLUMNS,
    [
      row(set.row, [
        side(L.basics, "start"),
        label(L.name, { span: 2 }),
        value("姓名", {}, "ZhiZhong"),
        label(L.gender),
        value("性别", {}, "ZhiZhong"),
        label(L.birth),
        value("出生年月", { span: 3 }, "ZhiZhong"),
      ]),
      row(set.row, [rest(), label(L.workplace, { span: 2 }), value("工作单位及职务", { span: 7 })]),
      row(set.row, [
        rest(),
        label(L.branch, { span: 2 }),
        value("所在党支部", { span: 3 }),
        label(L.registered),
        value("报到时间", { span: 3 }, "ZhiZhong"),
      ]),
      row(set.row, [
        rest(),
        label(L.residence, { span: 2 }),
        value("居住社区", { span: 3 }),
        label(L.phone),
        value("联系电话", { span: 3 }, "ZhiZhong"),
      ]),
      row(set.row, [
        rest(),
        label(L.skills, { span: 2 }),
        value("特长", { span: 3 }),
        label(L.posts),
        value("认领岗位", { span: 3 }),
      ]),
    ],
    true,
  );
}

function services(set: Setting): Table {
  const head = (name: string, span = 1) => cell([para("Biaotou", tag(name))], { span, room: 0.1 });
  const item = (text: string, style = "XiangZhong", span = 1) => cell([para(style, text)], { span });
  return grid(
    COLUMNS,
    [
      row(
        set.row + 0.8,
        [
          side(L.activities, "start"),
          head(L.index),
          head(L.servedOn),
          head(L.activity, 2),
          head(L.content, 2),
          head(L.hours),
          head(L.rating),
          head(L.recorder),
        ],
        true,
      ),
      row(set.service, [
        side(L.activities, "on"),
        item("{#服务}{序号}"),
        item("{服务日期}"),
        item("{活动名称}", "Xiang", 2),
        item("{服务内容}", "Xiang", 2),
        item("{服务时长}"),
        item("{服务评价}"),
        item("{记录人}{/服务}"),
      ]),
      row(set.row, [side(L.activities, "on"), label(L.total, { span: 2 }), value("合计", { span: 7 }, "ZhiZhong")]),
    ],
    true,
  );
}

function assessment(set: Setting): Table {
  const pair = (first: boolean, block: string, name: string, text: string) =>
    row(set.row, [side(block, first ? "start" : "on"), label(name, { span: 2 }), value(text, { span: 7 })]);
  const block = (mm: number, name: string, top: Paragraph[], foot: Paragraph) => [
    row(mm, [side(name, "start"), cell(top, { span: 9, align: "top", room: 2, open: "below" })]),
    row(6.4, [side(name, "on"), cell([foot], { span: 9, align: "bottom", room: 2, open: "above" })]),
  ];
  const signed = (name: string, by: string, day: string) =>
    para("Qianzi", lead(name), `{${by}}　　　　　　${tag(L.seal)}　　{${day}}`);
  return grid(COLUMNS, [
    row(set.row, [
      side(L.duty, "start"),
      label(L.required, { span: 2 }),
      value("年度要求", { span: 3 }),
      label(L.completed),
      value("完成情况", { span: 3 }),
    ]),
    pair(false, L.duty, L.leave, "请假豁免"),
    pair(true, L.opinions, L.ownOpinion, "本人意见"),
    pair(false, L.opinions, L.residentsOpinion, "群众反映"),
    ...block(
      set.conduct,
      L.assessment,
      [para("Yijian", lead(L.conduct), "{表现情况}"), para("Yijian", lead(L.grade), ...choice("评价等次"))],
      signed(L.responsible, "负责人", "评价日期"),
    ),
    row(8, [
      side(L.confirmation),
      cell(
        [
          para(
            "Yijian",
            ...choice("确认意见"),
            "{异议}　　　　　　　",
            lead(L.signature),
            "{本人签字}　　　　　　　　{确认日期}",
          ),
        ],
        { span: 9, room: 2 },
      ),
    ]),
    ...block(
      set.employer,
      L.employer,
      [para("Yijian", lead(L.receivedOn), "{收到日期}　　　　", lead(L.uses), ...choice("运用情况"))],
      signed(L.signature, "单位签字", "单位签字日期"),
    ),
  ]);
}

const pageNumber = new Footer({
  children: [
    new Paragraph({
      alignment: "center",
      children: [
        new TextRun({ text: "{姓名}　{编号}　— ", size: 18 }),
        new TextRun({ children: [PageNumber.CURRENT], size: 18 }),
        new TextRun({ text: " —", size: 18 }),
      ],
    }),
  ],
});

/** 《在职党员参与社区活动情况反馈表》 with its placeholders, three tables on one A4 page. */
export function feedbackDocument(set: Setting): Document {
  return new Document({
    creator: "",
    lastModifiedBy: "",
    title: "在职党员参与社区活动情况反馈表",
    styles: {
      default: { document: { run: { font: fontOf(FONTS.body), size: 21, language: { eastAsia: "zh-CN" } } } },
      paragraphStyles: looks(set).map(styleOf),
    },
    sections: [
      {
        properties: PAGE,
        footers: { default: pageNumber },
        children: [
          para("Biaoti", "{标题}"),
          para(
            "Qijian",
            "（{期间}）",
            new TextRun({ text: `　　　　　　　　{${L.serial}}：{编号}`, font: fontOf(FONTS.body), size: 21 }),
          ),
          basics(set),
          seam(),
          services(set),
          seam(),
          assessment(set),
          para("Zhu", tag(L.note)),
        ],
      },
    ],
  });
}
