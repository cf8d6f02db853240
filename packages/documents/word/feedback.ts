import { readTemplate } from "../files";
import type { FeedbackFormData } from "../forms/feedback";
import { DENSITIES, fittingDensity } from "../forms/feedback-density";
import { type FeedbackLines, feedbackLines } from "../forms/feedback-lines";
import { placeholderValues } from "./placeholders";
import { fillTemplate } from "./skeleton";
import { type Packed, pack, zipOf } from "./zip";

const shipped = new Map<string, Buffer>();

function shippedTemplate(lines: FeedbackLines): Buffer {
  const density = fittingDensity(lines);
  const file = density === undefined || density === DENSITIES[0] ? "feedback.docx" : "feedback-close.docx";
  const known = shipped.get(file) ?? readTemplate(file);
  shipped.set(file, known);
  return known;
}

/**
 * One form as a Word file, from the shipped template or from the district's own with the same placeholders (see
 * `check-template.ts`). The same data give the same bytes. Rejects when the template is not readable.
 */
export async function renderFeedbackWord(data: FeedbackFormData, template?: Uint8Array): Promise<Uint8Array> {
  const lines = feedbackLines(data);
  return fillTemplate(template ?? shippedTemplate(lines), placeholderValues(lines));
}

/** `0001-张三-NH-2026-00001.docx`: sorted as listed, never twice the same, no character that Windows refuses. */
export function feedbackFileName(data: FeedbackFormData, position: number): string {
  const safe = (text: string) => text.replace(/[\s\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "").slice(0, 40);
  return `${String(position + 1).padStart(4, "0")}-${safe(data.basics.name)}-${safe(data.serial)}.docx`;
}

/** Every form of the list as a Word file of its own, in one zip, in the order given. */
export async function renderFeedbackWordZip(
  list: readonly FeedbackFormData[],
  template?: Uint8Array,
): Promise<Uint8Array> {
  const files: Packed[] = [];
  for (const [i, data] of list.entries()) {
    files.push(pack(feedbackFileName(data, i), await renderFeedbackWord(data, template), true));
  }
  return zipOf(files);
}
