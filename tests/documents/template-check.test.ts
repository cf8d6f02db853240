import { readTemplate } from "@rengang/documents/files";
import { authoredTemplates } from "@rengang/documents/templates/author";
import { checkTemplate } from "@rengang/documents/word/check-template";
import { renderFeedbackWord } from "@rengang/documents/word/feedback";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { form } from "./people";
import { wordText } from "./reading";

/** The shipped template with its body changed, as a district might. */
function changed(edit: (xml: string) => string, extra: Record<string, Uint8Array> = {}): Uint8Array {
  const parts = unzipSync(readTemplate("feedback.docx"));
  const body = strToU8(edit(strFromU8(parts["word/document.xml"] as Uint8Array)));
  return zipSync({ ...parts, "word/document.xml": body, ...extra });
}

describe("a district's own template", () => {
  it("is accepted when it has the shipped placeholders, and then used", async () => {
    const own = changed((xml) => xml.replace("（{期间}）", "—{期间}—"));
    expect(await checkTemplate(own)).toEqual([]);
    expect(wordText(await renderFeedbackWord(form(), own))).toContain("—2026年度—");
  });

  it("is told which placeholder does not exist, and which required one is absent", async () => {
    const own = changed((xml) => xml.replace("{姓名}</w:t>", "{姓名字}</w:t>"));
    const problems = await checkTemplate(own);
    expect(problems).toContainEqual({ kind: "unknown", placeholder: "姓名字" });
    const none = await checkTemplate(changed((xml) => xml.replaceAll("{合计}", "")));
    expect(none).toEqual([{ kind: "missing", placeholder: "合计" }]);
  });

  it("is told when a line's placeholder stands outside its loop or the loop is not closed", async () => {
    const outside = changed((xml) => xml.replace("{期间}", "{活动名称}"));
    expect(await checkTemplate(outside)).toContainEqual({ kind: "misplaced", placeholder: "活动名称" });
    const open = changed((xml) => xml.replace("{/服务}", ""));
    expect((await checkTemplate(open)).map(({ kind }) => kind)).toContain("misplaced");
  });

  it("is told when a brace is not closed", async () => {
    expect(await checkTemplate(changed((xml) => xml.replace("{合计}", "{合计")))).toEqual([{ kind: "syntax" }]);
  });

  it("is refused when it is not a Word file", async () => {
    expect(await checkTemplate(strToU8("not a file"))).toEqual([{ kind: "broken" }]);
    expect(await checkTemplate(zipSync({ "a.txt": strToU8("x") }))).toEqual([{ kind: "broken" }]);
  });

  it("is refused when it carries macros, fetches from elsewhere, or unpacks to a mountain", async () => {
    const macro = changed((xml) => xml, { "word/vbaProject.bin": strToU8("x") });
    const link = strToU8(
      '<Relationships><Relationship Id="r1" Type="http://x/image" TargetMode="External" Target="http://example.invalid/"/></Relationships>',
    );
    const remote = changed((xml) => xml, { "word/_rels/header9.xml.rels": link });
    const bomb = changed((xml) => xml, { "word/big.bin": new Uint8Array(60 * 1024 * 1024) });
    for (const file of [macro, remote, bomb]) expect(await checkTemplate(file)).toEqual([{ kind: "unsafe" }]);
  });
});

describe("the shipped templates", () => {
  it("are what the authoring script makes", async () => {
    for (const [file, bytes] of await authoredTemplates()) {
      const made = unzipSync(bytes);
      const committed = unzipSync(readTemplate(file));
      expect(Object.keys(made).sort()).toEqual(Object.keys(committed).sort());
      for (const [name, part] of Object.entries(made))
        expect(strFromU8(part), `${file} ${name}`).toBe(strFromU8(committed[name] as Uint8Array));
      expect(await checkTemplate(readTemplate(file))).toEqual([]);
    }
  });
});
