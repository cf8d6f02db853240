import { type Tag, TemplateHandler } from "easy-template-x";
import { strFromU8, unzipSync } from "fflate";
import { blankForm } from "../forms/feedback-blank";
import { feedbackLines } from "../forms/feedback-lines";
import { LOOPS, placeholderValues, REQUIRED } from "./placeholders";

/** One thing wrong with an uploaded template; `placeholder` as typed, without braces. */
export interface TemplateProblem {
  /**
   * `broken` not a Word file · `unsafe` macros, outside links or oversized · `syntax` a brace that is not closed ·
   * `unknown` no such placeholder · `misplaced` stands outside its loop, or a loop is not closed · `missing` a required one is absent
   */
  kind: "broken" | "unsafe" | "syntax" | "unknown" | "misplaced" | "missing";
  placeholder?: string;
}

/** A form has no pictures; a real one takes 20 kB. */
const LARGEST_FILE = 5 * 1024 * 1024;
const LARGEST_UNPACKED = 40 * 1024 * 1024;

const TOP = new Set(Object.keys(placeholderValues(feedbackLines(blankForm))));

function unpackedSize(bytes: Uint8Array): { size: number; names: string[] } {
  let size = 0;
  const names: string[] = [];
  unzipSync(bytes, {
    filter: (file) => {
      size += file.originalSize;
      names.push(file.name);
      return false;
    },
  });
  return { size, names };
}

/** Macros run, and linked pictures or templates are fetched, on every reader's computer. */
function isUnsafe(bytes: Uint8Array): boolean {
  if (bytes.byteLength > LARGEST_FILE) return true;
  const { size, names } = unpackedSize(bytes);
  if (size > LARGEST_UNPACKED || names.some((name) => /vbaProject|activeX|embeddings\//i.test(name))) return true;
  const links = unzipSync(bytes, { filter: (file) => file.name.endsWith(".rels") });
  const outside = /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External)(?![^>]*\/hyperlink["'])/i;
  return Object.values(links).some((part) => outside.test(strFromU8(part)));
}

function problemOf(tag: Tag, loop: string | undefined): TemplateProblem | undefined {
  const known = loop === undefined ? TOP.has(tag.name) : (LOOPS[loop] ?? []).includes(tag.name) || TOP.has(tag.name);
  const rightly = tag.placement === "TextNode" && tag.name in LOOPS === (tag.disposition === "Open");
  if (known && rightly) return undefined;
  const elsewhere = tag.name in LOOPS || Object.values(LOOPS).some((inside) => inside.includes(tag.name));
  return { kind: elsewhere ? "misplaced" : "unknown", placeholder: tag.name };
}

function walk(tags: readonly Tag[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const open: string[] = [];
  for (const tag of tags) {
    if (tag.disposition === "Close") {
      if (open.pop() !== tag.name) problems.push({ kind: "misplaced", placeholder: tag.name });
      continue;
    }
    const problem = problemOf(tag, open.at(-1));
    if (problem) problems.push(problem);
    if (tag.disposition === "Open") open.push(tag.name);
  }
  return [...problems, ...open.map((name) => ({ kind: "misplaced" as const, placeholder: name }))];
}

async function tagsOf(bytes: Uint8Array): Promise<Tag[] | TemplateProblem> {
  try {
    return await new TemplateHandler().parseTags(Buffer.from(bytes));
  } catch (error) {
    const typed = error instanceof Error && /delimiter|tag/i.test(`${error.name} ${error.message}`);
    return { kind: typed ? "syntax" : "broken" };
  }
}

/**
 * What is wrong with a district's own Word template for the feedback form, each problem once; an empty list means that
 * it may take effect. Never throws for what the file holds.
 */
export async function checkTemplate(bytes: Uint8Array): Promise<TemplateProblem[]> {
  try {
    if (isUnsafe(bytes)) return [{ kind: "unsafe" }];
  } catch {
    return [{ kind: "broken" }];
  }
  const tags = await tagsOf(bytes);
  if (!Array.isArray(tags)) return [tags];
  const present = new Set(tags.map((tag) => tag.name));
  const missing = REQUIRED.filter((name) => !present.has(name)).map((placeholder) => ({
    kind: "missing" as const,
    placeholder,
  }));
  const all = [...walk(tags), ...missing];
  return [...new Map(all.map((problem) => [`${problem.kind} ${problem.placeholder}`, problem])).values()];
}
