import type { PosterData } from "../forms/poster";
import { printableDeep } from "../forms/wording";
import { typeset } from "./typeset";

/**
 * The poster of one post on one A4 page. Throws RangeError when the QR matrix is not square, FontsMissing or
 * TypesettingFailed.
 */
export function renderPosterPdf(data: PosterData): Uint8Array {
  const side = data.qr.length;
  if (side === 0 || data.qr.some((row) => row.length !== side)) throw new RangeError("the QR matrix is not square");
  return typeset("poster.typ", printableDeep(data));
}
