import { finishedPaper, type Paper } from "../forms/paper";
import { typeset } from "./typeset";

/**
 * A list, slip, certificate or report as PDF, from what the functions of `forms/` give (`coveringList`, `noticeList`,
 * `basisSheet`, `registrationSlip`, `certificate`, `annualReport`). The same data give the same bytes.
 * Throws FontsMissing or TypesettingFailed.
 */
export function renderPaperPdf(paper: Paper): Uint8Array {
  return typeset("paper.typ", finishedPaper(paper));
}
