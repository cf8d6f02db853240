import type { FeedbackFormData } from "@rengang/documents/forms/feedback";
import { FORMS_PER_PDF, renderFeedbackPdf, renderFeedbackPdfs } from "@rengang/documents/pdf/feedback";
import { type Packed, pack, zipOf } from "@rengang/documents/word/zip";
import { fileAnswer, safeName } from "./files";

/** One PDF, or beyond what fits into memory at once a zip of several, in order. */
export async function pdfAnswer(data: readonly FeedbackFormData[], name: string): Promise<Response> {
  if (data.length <= FORMS_PER_PDF) return fileAnswer(renderFeedbackPdf(data), "pdf", name);
  const parts: Packed[] = [];
  for await (const bytes of renderFeedbackPdfs(data))
    parts.push(pack(`${safeName(name)}-${parts.length + 1}.pdf`, bytes, true));
  return fileAnswer(zipOf(parts), "zip", name);
}
