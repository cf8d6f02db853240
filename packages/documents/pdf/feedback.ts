import type { FeedbackFormData } from "../forms/feedback";
import { DENSITIES, fittingDensity } from "../forms/feedback-density";
import { feedbackLines } from "../forms/feedback-lines";
import { forgetTypeset, typeset } from "./typeset";

function printedForm(data: FeedbackFormData) {
  const lines = feedbackLines(data);
  const density = fittingDensity(lines);
  return { ...lines, density: density ?? DENSITIES[0], fits: density !== undefined };
}

/**
 * Every form of the list in one PDF, each beginning on a page of its own, in the order given. A usual form (about a
 * dozen services) is exactly one A4 page; more services go on to a next page under a repeated header.
 * Throws FontsMissing, TypesettingFailed, or RangeError for an empty list.
 */
export function renderFeedbackPdf(list: readonly FeedbackFormData[]): Uint8Array {
  const [first] = list;
  if (!first) throw new RangeError("no form to render");
  return typeset("feedback.typ", { title: first.labels.title, forms: list.map(printedForm) });
}

/** Forms in one file at most: 100 take some 370 MB while they are set, 1,000 in one file 1.2 GB. */
export const FORMS_PER_PDF = 100;

/**
 * Long lists as several PDFs of at most `perFile` forms, in order, each made when it is asked for, in memory that does
 * not grow with the list. Rejects with what {@link renderFeedbackPdf} throws.
 */
export async function* renderFeedbackPdfs(
  list: readonly FeedbackFormData[],
  perFile: number = FORMS_PER_PDF,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < list.length; at += perFile) {
    yield renderFeedbackPdf(list.slice(at, at + perFile));
    await forgetTypeset();
  }
}
