import { refuseCommon } from "@rengang/kernel/refusal";
import { createMiddleware } from "hono/factory";
import type { Env } from "./types";

const KILOBYTE = 1024;
/** Address with its query; a cursor takes up to 2000 characters. */
export const ADDRESS_MOST = 4096;
/** How deep JSON may be nested; the deepest of our own is five. */
export const DEPTH_MOST = 16;

/** Bytes that a body may have, by the beginning of the route's path: the first line that fits. */
const BODIES: readonly [start: string, bytes: number][] = [
  // A roster comes as a file of up to 20 MB.
  ["/api/imports", 21 * KILOBYTE * KILOBYTE],
  // What anybody may send without a session.
  ["/api/sessions", 8 * KILOBYTE],
  ["/api/suggestions", 16 * KILOBYTE],
  ["/api/", 256 * KILOBYTE],
];
const FILE = /^\/api\/imports\/?$/;

/** The most bytes that a body to this path may have. */
export function mostBytes(path: string): number {
  const [, bytes] = BODIES.find(
    ([start]) => path.startsWith(start) && (start !== "/api/imports" || FILE.test(path)),
  ) ?? ["", 256 * KILOBYTE];
  return bytes;
}

/** Refuses an address that is longer than any of ours. */
export const limitAddress = createMiddleware<Env>(async (c, next) => {
  if (c.req.url.length > ADDRESS_MOST) throw refuseCommon("input.too_large");
  return next();
});

/** Whether a value is nested deeper than any of ours. Never deeper itself than the limit. */
export function tooDeep(value: unknown, left = DEPTH_MOST): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1));
}
