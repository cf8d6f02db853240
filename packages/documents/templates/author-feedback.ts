import { Document, Footer, PageNumber, Paragraph, type Table, type TableCell, TextRun } from "docx";
import { LABEL_PLACEHOLDERS as L } from "../word/placeholders";
import { type CellOptions, cell, FONTS, grid, PAGE, para, row, run, type Side, seam } from "./author-parts";

const COLUMNS = [12, 8, 21, 25, 16, 17, 19, 13, 13, 12] as const;

/** How closely the form is set: text in points, rows in millimetres. */
interface Setting {
  text: number;
  label: number;
  small: number;
  row: number;
  service: number;
  conduct: number;
  employer: number;
}

/** For the usual form. */
export const LOOSE: Setting = { text: 10.5, label: 10, small: 9, row: 6.7, service: 5.3, conduct: 18, employer: 12 };
/** For a form that would just miss its page. */
export const CLOSE: Setting = { text: 9.5, label: 9.5, small: 8, row: 5.6, service: 4.4, conduct: 16, employer: 10 };

const tag = (name: string) => `{${name}}`;

function label(set: Setting, name: string, options: CellOptions = {}): TableCell {
  return cell([para([run(tag(name), set.label, FONTS.black)], "center", set.label * 1.2)], { room: 0.4, ...options });
}

function value(set: Setting, name: string, options: CellOptions = {}, align: Side = "left"): TableCell {
  return cell([para([run(tag(name), set.text)], align, set.text * 1.22)], options);
}

function choice(set: Setting, loop: string): TextRun[] {
  return [run(`{#${loop}}`, set.text), run("{勾}", set.text, FONTS.tick), run(`{词}　{/${loop}}`, set.text)];
}

const lead = (set: Setting, name: string) => run(`${tag(name)}：`, set.text, FONTS.black);

function basics(set: Setting): Table {
  const on: CellOptions = { merge: "on" };
  const rest = () => label(set, L.basics, on);
  return grid(
    COLUMNS,
    [
      row(set.row, [
        label(set, L.basics, { merge: "start" }),
        label(set, L.name, { span: 2 }),
        value(set, "姓名", {}, "center"),
        label(set, L.gender),
        value(set, "性别", {}, "center"),
        label(set, L.birth),
        value(set, "出生年月", { span: 3 }, "center"),
      ]),
      row(set.row, [rest(), label(set, L.workplace, { span: 2 }), value(set, "工作单位及职务", { span: 7 })]),
      row(set.row, [
        rest(),
        label(set, L.branch, { span: 2 }),
        value(set, "所在党支部", { span: 3 }),
        label(set, L.registered),
        value(set, "报到时间", { span: 3 }, "center"),
      ]),
      row(set.row, [
        rest(),
        label(set, L.residence, { span: 2 }),
        value(set, "居住社区", { span: 3 }),
        label(set, L.phone),
        value(set, "联系电话", { span: 3 }, "center"),
      ]),
      row(set.row, [
        rest(),
        label(set, L.skills, { span: 2 }),
        value(set, "特长", { span: 3 }),
        label(set, L.posts),
        value(set, "认领岗位", { span: 3 }),
      ]),
    ],
    true,
  );
}

function services(set: Setting): Table {
  const head = (name: string, span = 1) =>
    cell([para([run(tag(name), set.small, FONTS.black)], "center", set.small * 1.15)], { span, room: 0.1 });
  const item = (text: string, span = 1, align: Side = "center") =>
    cell([para([run(text, set.small)], align, set.small * 1.18)], { span, room: align === "left" ? 0.8 : 0.2 });
  return grid(
    COLUMNS,
    [
      row(
        set.row + 0.8,
        [
          label(set, L.activities, { merge: "start" }),
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
        cell([para([run("", set.small)], "center", set.small * 1.15)], { merge: "on" }),
        item("{#服务}{序号}"),
        item("{服务日期}"),
        item("{活动名称}", 2, "left"),
        item("{服务内容}", 2, "left"),
        item("{服务时长}"),
        item("{服务评价}"),
        item("{记录人}{/服务}"),
      ]),
      row(set.row, [
        cell([para([run("", set.small)], "center", set.small * 1.15)], { merge: "on" }),
        label(set, L.total, { span: 2 }),
        value(set, "合计", { span: 7 }, "center"),
      ]),
    ],
    true,
  );
}

function assessment(set: Setting): Table {
  const pair = (first: boolean, side: string, name: string, text: string) =>
    row(set.row, [
      label(set, side, { merge: first ? "start" : "on" }),
      label(set, name, { span: 2 }),
      value(set, text, { span: 7 }),
    ]);
  const block = (mm: number, side: string, top: Paragraph[], foot: Paragraph) => [
    row(mm, [label(set, side, { merge: "start" }), cell(top, { span: 9, align: "top", room: 2, open: "below" })]),
    row(6.4, [label(set, side, { merge: "on" }), cell([foot], { span: 9, align: "bottom", room: 2, open: "above" })]),
  ];
  const signed = (name: string, by: string, day: string) =>
    para([lead(set, name), run(`{${by}}　　　　　　${tag(L.seal)}　　{${day}}`, set.text)], "right", set.text * 1.25);
  return grid(COLUMNS, [
    row(set.row, [
      label(set, L.duty, { merge: "start" }),
      label(set, L.required, { span: 2 }),
      value(set, "年度要求", { span: 3 }),
      label(set, L.completed),
      value(set, "完成情况", { span: 3 }),
    ]),
    pair(false, L.duty, L.leave, "请假豁免"),
    pair(true, L.opinions, L.ownOpinion, "本人意见"),
    pair(false, L.opinions, L.residentsOpinion, "群众反映"),
    ...block(
      set.conduct,
      L.assessment,
      [
        para([lead(set, L.conduct), run("{表现情况}", set.text)], "left", set.text * 1.25),
        para([lead(set, L.grade), ...choice(set, "评价等次")], "left", set.text * 1.25),
      ],
      signed(L.responsible, "负责人", "评价日期"),
    ),
    row(8, [
      label(set, L.confirmation),
      cell(
        [
          para(
            [
              ...choice(set, "确认意见"),
              run("{异议}　　　　　", set.text),
              lead(set, L.signature),
              run("{本人签字}　　　　　{确认日期}", set.text),
            ],
            "left",
            set.text * 1.25,
          ),
        ],
        { span: 9, room: 2 },
      ),
    ]),
    ...block(
      set.employer,
      L.employer,
      [
        para(
          [lead(set, L.receivedOn), run("{收到日期}　　　", set.text), lead(set, L.uses), ...choice(set, "运用情况")],
          "left",
          set.text * 1.25,
        ),
      ],
      signed(L.signature, "单位签字", "单位签字日期"),
    ),
  ]);
}

const pageNumber = new Footer({
  children: [
    new Paragraph({
      alignment: "center",
      children: [
        run("{姓名}　{编号}　— ", 9),
        new TextRun({ children: [PageNumber.CURRENT], size: 18, font: "Times New Roman" }),
        run(" —", 9),
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
    styles: { default: { document: { run: { font: FONTS.body, size: 21, language: { eastAsia: "zh-CN" } } } } },
    sections: [
      {
        properties: PAGE,
        footers: { default: pageNumber },
        children: [
          para([run("{标题}", 20, FONTS.title)], "center", 26),
          para([run("（{期间}）", 12, FONTS.kai), run(`　　　　　　　　{${L.serial}}：{编号}`, 10.5)], "right", 15, 40),
          basics(set),
          seam(),
          services(set),
          seam(),
          assessment(set),
          para([run(tag(L.note), 9)], "left", 12),
        ],
      },
    ],
  });
}
