import { FONTS, type Look } from "./author-parts";

/** How closely the form is set: text in points, rows in millimetres. */
export interface Setting {
  text: number;
  label: number;
  small: number;
  row: number;
  service: number;
  conduct: number;
  employer: number;
}

/** For the usual form. */
export const LOOSE: Setting = { text: 10.5, label: 10, small: 9, row: 6.5, service: 5.2, conduct: 17, employer: 12 };
/** For a form that would just miss its page. */
export const CLOSE: Setting = { text: 9.5, label: 9.5, small: 8, row: 5.6, service: 4.4, conduct: 16, employer: 10 };

/** The paragraph styles of the form. */
export function looks(set: Setting): Look[] {
  const { body, black, kai, title } = FONTS;
  const { text, label, small } = set;
  return [
    { id: "Biaoti", name: "表标题", font: title, size: 20, pitch: 26, align: "center" },
    { id: "Qijian", name: "表期间", font: kai, size: 12, pitch: 16, align: "right" },
    { id: "Biaoqian", name: "表标签", font: black, size: label, pitch: label * 1.2, align: "center" },
    { id: "Biaotou", name: "表头", font: black, size: small, pitch: small * 1.15, align: "center" },
    { id: "Zhi", name: "表内容", font: body, size: text, pitch: text * 1.22, align: "left" },
    { id: "ZhiZhong", name: "表内容居中", font: body, size: text, pitch: text * 1.22, align: "center" },
    { id: "Xiang", name: "表明细", font: body, size: small, pitch: small * 1.18, align: "left" },
    { id: "XiangZhong", name: "表明细居中", font: body, size: small, pitch: small * 1.18, align: "center" },
    { id: "Yijian", name: "表意见", font: body, size: text, pitch: text * 1.25, align: "left" },
    { id: "Qianzi", name: "表签字", font: body, size: text, pitch: text * 1.25, align: "right" },
    { id: "Zhu", name: "表附注", font: body, size: 9, pitch: 12, align: "left" },
  ];
}
