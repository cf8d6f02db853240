import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Document, Packer } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { feedbackDocument } from "./author-feedback";
import { CLOSE, LOOSE } from "./author-looks";

const SHIPPED: Record<string, () => Document> = {
  "feedback.docx": () => feedbackDocument(LOOSE),
  "feedback-close.docx": () => feedbackDocument(CLOSE),
};

/** A made template without the moment of its making. */
async function authored(document: Document): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const core = parts["docProps/core.xml"];
  if (core) {
    const timeless = strFromU8(core).replace(/(<dcterms:\w+[^>]*>)[^<]*/g, "$12026-01-01T00:00:00Z");
    parts["docProps/core.xml"] = strToU8(timeless);
  }
  return zipSync(parts, { level: 9, mtime: new Date(1980, 0, 1) });
}

/** Every shipped Word template by its file name; the same bytes each time. */
export async function authoredTemplates(): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  for (const [file, document] of Object.entries(SHIPPED)) made.set(file, await authored(document()));
  return made;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [file, bytes] of await authoredTemplates()) writeFileSync(new URL(file, import.meta.url), bytes);
}
