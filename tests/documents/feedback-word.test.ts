import { renderFeedbackWord, renderFeedbackWordZip } from "@rengang/documents/word/feedback";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { form } from "./people";
import { wordText, wordXml } from "./reading";

describe("the feedback form as Word file", () => {
  it("shows every field of the official form and leaves no placeholder behind", async () => {
    const text = wordText(await renderFeedbackWord(form(0, 3)));
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
    const table = [
      "参与社区活动情况",
      "序号",
      "日期",
      "活动(项目)名称",
      "岗位/服务内容",
      "服务时长(小时)",
      "服务对象评价",
      "记录人",
      "合计",
    ];
    const rest = [
      "应参加实参加",
      "年度要求",
      "完成情况",
      "请假/豁免说明",
      "本人意见建议",
      "群众反映",
      "社区党组织评价意见",
      "表现情况",
      "评价等次",
      "负责人签字",
      "（盖章）",
      "本人确认",
      "已阅",
      "有异议",
      "所在单位党组织",
      "收到日期",
      "运用情况",
    ];
    for (const word of [...fields, ...table, ...rest]) expect(text, word).toContain(word);
    expect(text).not.toMatch(/[{}]/);
  });

  it("names the official fonts, embeds none, and keeps A4 with the margins of GB/T 9704", async () => {
    const bytes = await renderFeedbackWord(form());
    const all = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString()] as const);
    const joined = all.map(([, part]) => part).join("");
    for (const font of ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"]) expect(joined, font).toContain(font);
    expect(all.map(([name]) => name).filter((name) => /fonts\//.test(name))).toEqual([]);
    expect(wordXml(bytes)).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(wordXml(bytes)).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  });

  it("repeats the header of the services on a further page and keeps every cell readable by Word", async () => {
    const xml = wordXml(await renderFeedbackWord(form(0, 40)));
    expect(xml).toContain("<w:tblHeader/>");
    expect(xml.match(/2026\.\d\d\.\d\d/g)).toHaveLength(40);
    // Word calls a file damaged when a cell does not end in a paragraph.
    expect(xml.match(/<\/w:tc>/g)?.length).toBe(xml.match(/(<\/w:p>|<w:p\/>)<\/w:tc>/g)?.length);
  });

  it("prints what looks like a placeholder or markup as it stands, and drops what would damage the file", async () => {
    const usual = form(0, 1);
    const name = "{编号}<w:t>&\u0007";
    const text = wordText(await renderFeedbackWord(form(0, 1, { basics: { ...usual.basics, name } })));
    expect(text).toContain("{编号}<w:t>&");
    expect(text).not.toContain("\u0007");
  });

  it("gives the same bytes twice, whatever the clock says", async () => {
    const first = await renderFeedbackWord(form());
    await new Promise((done) => setTimeout(done, 2100));
    expect(Buffer.from(await renderFeedbackWord(form())).equals(Buffer.from(first))).toBe(true);
  });

  it("zips a hundred forms, each readable, none lost to an equal name", async () => {
    const list = Array.from({ length: 100 }, (_, i) => form(i, i % 13));
    const files = unzipSync(await renderFeedbackWordZip(list));
    expect(Object.keys(files)).toHaveLength(100);
    for (const [i, bytes] of Object.values(files).entries()) expect(wordText(bytes)).toContain(form(i).serial);
  });
});
