import { FILE_PART } from "@rengang/kernel/answer";
import { sha256 } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import type { Env } from "../api/http/types";

const filePartSchema = z.object({
  part: z.coerce.number().int().min(1).max(10_000).optional(),
  tag: z.string().max(64).optional(),
});

/** What a file says of itself when it is called for by parts; two that differ in a byte differ here. */
const tagOf = (bytes: Uint8Array): string => sha256(bytes).slice(0, 32);

/**
 * The asked part of a file that has been made. Every part is asked for like the whole: with its rights, its look, and the
 * file made anew, which is the same to the byte unless something has changed since.
 * @throws Refusal `file.in_parts` for a large file asked for as a whole; `file.changed` when it is not the one begun with;
 *   `thing.missing` behind the last part
 */
async function partOf(whole: Response, asked: z.output<typeof filePartSchema>): Promise<Response> {
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const parts = Math.ceil(bytes.byteLength / FILE_PART);
  const { part } = asked;
  if (part === undefined) {
    if (parts > 1) throw refuseCommon("file.in_parts", { parts });
    return new Response(bytes, whole);
  }
  if (part > parts) throw refuseCommon("thing.missing");
  const tag = tagOf(bytes);
  if (part > 1 && asked.tag !== tag) throw refuseCommon("file.changed");
  const answer = new Response(bytes.subarray((part - 1) * FILE_PART, part * FILE_PART), whole);
  answer.headers.set("X-File-Parts", String(parts));
  answer.headers.set("X-File-Tag", tag);
  return answer;
}

/** Every file of the product leaves through here, in pieces that an answer can hold. */
export const inParts = createMiddleware<Env>(async (c, next) => {
  await next();
  if (c.res.ok && c.res.headers.has("content-disposition"))
    c.res = await partOf(c.res, parse(filePartSchema, c.req.query()));
});
