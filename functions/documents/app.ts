import type { Platform } from "@rengang/core/context";
import { base } from "../api/app";
import { inParts } from "./in-parts";
import { feedback } from "./routes/feedback";
import { privacy } from "./routes/privacy";
import { reports } from "./routes/reports";

/** The files of the product: renderer and fonts are 75 MB, which the hot API must not carry. */
export function makeDocuments(platform: Platform) {
  return base(platform).use(inParts).route("/", feedback).route("/", reports).route("/", privacy);
}
