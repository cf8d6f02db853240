import { sign, verifySigned } from "@rengang/kernel/crypto";
import { refuseCommon } from "@rengang/kernel/refusal";

/** A cursor is bound to the district and to the query that made it; another one's is "missing". */
export function sealCursor(key: string, context: string, last: Record<string, unknown>): string {
  return sign(key, `cursor:${context}`, Buffer.from(JSON.stringify(last)).toString("base64url"));
}

/** @throws Refusal `thing.missing` for a cursor that was not made here */
export function openCursor(key: string, context: string, cursor: string): Record<string, unknown> {
  const payload = verifySigned(key, `cursor:${context}`, cursor);
  if (payload === undefined) throw refuseCommon("thing.missing");
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}
