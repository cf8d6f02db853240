// One source for every way the product is served: the edge, the function in China, one's own machine.
export {
  COMMON_HEADERS,
  CONTENT_SECURITY_POLICY,
  HSTS_SECONDS,
  SECURITY_HEADERS,
} from "@rengang/kernel/headers";

/** Built assets carry their hash in their name and never change. */
export const ASSET_CACHE = "public, max-age=31536000, immutable";
/** Pages are asked for again each time, so that a release is seen at once. */
export const PAGE_CACHE = "no-cache";
