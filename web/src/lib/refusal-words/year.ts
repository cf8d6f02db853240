import { type Both, type Facts, moment } from "./facts";

const columns = (facts: Facts): string[] => (Array.isArray(facts.columns) ? facts.columns.map(String) : []);

/** Feedback forms, evaluation, imports. */
export const yearWords = {
  "feedback.title_taken": {
    zh: "已有同名的一期反馈，请换一个名称。",
    en: "A period of this name exists. Choose another name.",
  },
  "feedback.not_a_community": { zh: "请选择社区一级的组织。", en: "Choose a unit at community level." },
  "feedback.not_shown": {
    zh: "这份表还没有给本人看过，请先送本人确认。",
    en: "The member has not been shown this form yet.",
  },
  "feedback.window_open": {
    zh: "本人的确认时间还没有结束，请稍后再签发。",
    en: "The member still has time to answer. Sign it afterwards.",
  },
  "feedback.window_closed": {
    zh: "确认时间已结束，如有意见请联系社区。",
    en: "The time to answer is over. Please contact the community.",
  },
  "feedback.objection_open": {
    zh: "本人提出了异议，请先答复。",
    en: "The member objected. Answer the objection first.",
  },
  "feedback.objection_answered": { zh: "这条异议已经答复。", en: "This objection has been answered." },
  "feedback.no_objection": { zh: "没有待答复的异议。", en: "There is no open objection." },
  "feedback.already_signed": {
    zh: "这份表已经签发，不能再改。",
    en: "This form is signed and can no longer be changed.",
  },
  "feedback.not_signed": { zh: "这份表还没有签发。", en: "This form is not signed yet." },
  "feedback.no_employer": {
    zh: "没有登记工作单位，请先在党员信息里补充。",
    en: "No employer is on record. Add it to the member's facts first.",
  },
  "feedback.not_receipted": { zh: "请先签收，再填写回执。", en: "Sign for the package first, then reply." },
  "feedback.already_replied": { zh: "已经填写过回执。", en: "The reply has been given already." },
  "feedback.too_many_phrases": { zh: "常用语太多，请先删去几条。", en: "Too many phrases. Remove a few first." },
  "feedback.no_contact": {
    zh: "单位没有登记联系人，请先补充联系人和手机号。",
    en: "The employer has no contact. Add a name and number first.",
  },
  "feedback.link_too_soon": {
    zh: "链接刚刚发送过，请稍后再发。",
    en: "The link was just sent. Wait a while before sending it again.",
  },

  "evaluation.year_closed": {
    zh: "这一年度已经封存，记录不再变动。",
    en: "This year is closed; its records no longer change.",
  },
  "evaluation.year_not_over": {
    zh: (facts: Facts) => `年度到 ${moment(facts.to)} 才结束，之后才能封存。`,
    en: (facts: Facts) => `The year ends ${moment(facts.to)}; it can be closed afterwards.`,
  },
  "evaluation.not_closed": { zh: "这一年度还没有封存，报告还不能查看。", en: "This year is not closed yet." },
  "evaluation.too_late_to_object": {
    zh: (facts: Facts) => `提出异议的时间到 ${moment(facts.objectBefore)} 为止，请直接联系社区。`,
    en: (facts: Facts) => `Objections were open until ${moment(facts.objectBefore)}. Please contact the community.`,
  },
  "evaluation.objected_already": {
    zh: "您已提出异议，请等待答复。",
    en: "You have objected already; an answer will follow.",
  },
  "evaluation.answered_already": { zh: "这条异议已经答复。", en: "This objection has been answered." },

  "import.no_table": {
    zh: "没有在文件里找到名册表格，请检查是否选对了文件。",
    en: "No table was found in the file. Please check that it is the right one.",
  },
  "import.column_missing": {
    zh: (facts: Facts) => `缺少必需的列：${columns(facts).join("、")}。请指定对应的列，或补充后重新上传。`,
    en: (facts: Facts) =>
      `Needed columns are missing: ${columns(facts).join(", ")}. Map them, or add them and upload again.`,
  },
  "import.nothing_to_do": {
    zh: "和现有数据完全一致，不需要导入。",
    en: "Everything is already the same; there is nothing to import.",
  },
  "import.already_started": {
    zh: "这次导入已经开始，请查看进度。",
    en: "This import has already started; see its progress.",
  },

  "spreadsheet.not_a_spreadsheet": {
    zh: "这不是表格文件，请选择 .xlsx、.xls 或 .csv。",
    en: "This is not a spreadsheet. Choose .xlsx, .xls or .csv.",
  },
  "spreadsheet.unreadable": {
    zh: "文件打不开，可能已损坏。请在电脑上重新保存后再上传。",
    en: "The file cannot be opened; it may be damaged. Save it again and upload.",
  },
  "spreadsheet.encrypted": {
    zh: "文件有密码，请去掉密码后再上传。",
    en: "The file has a password. Remove it and upload again.",
  },
  "spreadsheet.binary_workbook": {
    zh: "不支持 .xlsb，请另存为 .xlsx 后再上传。",
    en: ".xlsb is not supported. Save it as .xlsx and upload again.",
  },
  "spreadsheet.has_macros": {
    zh: "文件带有宏，不能上传。请另存为不带宏的 .xlsx。",
    en: "The file carries macros and is not taken. Save it as .xlsx without macros.",
  },
  "spreadsheet.too_large": { zh: "文件太大，请分成几份上传。", en: "The file is too large. Upload it in parts." },
  "spreadsheet.inflates_too_far": {
    zh: "文件展开后太大，请另存为新的 .xlsx 再上传。",
    en: "The file unpacks to too much. Save it as a new .xlsx and upload.",
  },
  "spreadsheet.too_many_rows": { zh: "行数太多，请分成几份上传。", en: "Too many rows. Upload them in parts." },
  "spreadsheet.too_many_columns": {
    zh: "列数太多，请删去不需要的列。",
    en: "Too many columns. Remove those that are not needed.",
  },
  "spreadsheet.too_many_cells": {
    zh: "单元格太多，请删去空白的行和列，或分成几份上传。",
    en: "Too many cells. Remove empty rows and columns, or upload in parts.",
  },
} satisfies Record<string, Both>;
