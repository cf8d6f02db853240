import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { readFonts, templateFolder } from "../files";

/** A template does not compile with the data it was given; a fault of ours, never of the reader's. */
export class TypesettingFailed extends Error {
  override name = "TypesettingFailed";
}

const TAGGED_PAGES = 50;

let compiler: NodeCompiler | undefined;

function theCompiler(): NodeCompiler {
  // Reading the fonts takes a tenth of a second and 50 MB: once, and only when a PDF is asked for.
  compiler ??= NodeCompiler.create({ workspace: templateFolder(), fontArgs: [{ fontBlobs: readFonts() }] });
  return compiler;
}

/**
 * One PDF from a shipped template (`feedback.typ`) and plain data. Values reach the template as JSON in `sys.inputs`,
 * never as markup, so a text such as `#panic()` is printed as it stands. The same data give the same bytes.
 * Throws FontsMissing or {@link TypesettingFailed}.
 */
export function typeset(template: string, data: unknown): Uint8Array {
  const made = theCompiler();
  const compiled = made.compile({
    mainFilePath: `${templateFolder()}${template}`,
    inputs: { data: JSON.stringify(data) },
  });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeError();
    throw new TypesettingFailed(`${template}: ${JSON.stringify(error?.shortDiagnostics ?? "no document")}`);
  }
  // Tags let a screen reader walk the tables, at ten times the size: worth it for what one person opens.
  return made.pdf(document, { pdfTags: document.numOfPages <= TAGGED_PAGES });
}

/**
 * Lets go of what the last compilations remembered; call between batches. A set document is freed only when the event
 * loop turns, so without waiting here memory grows by half a megabyte a page.
 */
export async function forgetTypeset(): Promise<void> {
  compiler?.evictCache(0);
  await new Promise((done) => setImmediate(done));
}
