import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";

/** Whether this computer can read text out of a PDF; without it those tests are skipped, never passed. */
export const canReadPdf = (() => {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** The text of a PDF without its spaces and line breaks. */
export function pdfText(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"));
  try {
    const file = join(folder, "it.pdf");
    writeFileSync(file, bytes);
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(/\s+/g, "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pages of a PDF, by its page tree. */
export function pdfPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString("latin1");
  return Math.max(
    ...[...text.matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages/g)].map((m) =>
      Number(m[1] ?? m[2]),
    ),
  );
}

/** The XML of a Word file's body. */
export function wordXml(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
}

/** The words that stand in a Word file, paragraphs run together. */
export function wordText(bytes: Uint8Array): string {
  const text = [...wordXml(bytes).matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((m) => m[1]).join("");
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("　", "")
    .replace(/\s+/g, "");
}
