import type { FeedbackFormData } from "../forms/feedback";
import { DENSITIES, fittingDensity } from "../forms/feedback-density";
import { feedbackLines } from "../forms/feedback-lines";
import { typeset } from "./typeset";

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
