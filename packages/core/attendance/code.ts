import { sign, verifySigned } from "@rengang/kernel/crypto";
import type { PostId } from "@rengang/kernel/ids";
import { postIdSchema } from "@rengang/kernel/schema";
import type { Context } from "../context";
import { refuseAttendance } from "./refusals";

/** What a session's code says, all of it signed: nothing has to be read to know that it is genuine. */
export interface CodeFacts {
  readonly postId: PostId;
  readonly on: string;
  /** Epoch minutes. */
  readonly from: number;
  readonly until: number;
}

/** The district is part of the purpose: a neighbour's genuine code does not verify here. */
const purposeOf = (ctx: Context) => `check-in:${ctx.district}`;

/** The code of a session, about 70 characters that need no escaping in an address. */
export function sealCode(ctx: Context, { postId, on, from, until }: CodeFacts): string {
  const payload = [postId.slice(4), on.replaceAll("-", ""), from.toString(36), until.toString(36)].join("~");
  return sign(ctx.platform.secrets.signing, purposeOf(ctx), payload);
}

/** @throws Refusal `attendance.code_invalid` for a code that this district did not make */
export function openCode(ctx: Context, code: string): CodeFacts {
  const payload = verifySigned(ctx.platform.secrets.signing, purposeOf(ctx), code);
  const [post, day = "", from = "", until = ""] = payload?.split("~") ?? [];
  const postId = postIdSchema.safeParse(`pst_${post}`);
  if (payload === undefined || !postId.success) throw refuseAttendance("attendance.code_invalid");
  const on = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return { postId: postId.data, on, from: Number.parseInt(from, 36), until: Number.parseInt(until, 36) };
}
