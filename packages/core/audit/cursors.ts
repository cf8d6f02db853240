import { sign, verifySigned } from "@rengang/kernel/crypto";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "../context";
import type { AuditId } from "./places";

/** What goes on from a place; neither takes the other's cursor. */
type Walker = "search" | "export";

const purposeOf = ({ district }: Context, walker: Walker): string => `audit-${walker}:${district}`;

/** A place on the district's line, signed for this district and this way of reading. */
export const sealedPlace = (ctx: Context, walker: Walker, { day, place }: AuditId): string =>
  sign(ctx.platform.secrets.signing, purposeOf(ctx, walker), `${day}/${place}`);

/** And back. @throws Refusal `thing.missing` for what was not signed for this district and this way of reading */
export function openedPlace(ctx: Context, walker: Walker, cursor: string): AuditId {
  const opened = verifySigned(ctx.platform.secrets.signing, purposeOf(ctx, walker), cursor);
  if (opened === undefined) throw refuseCommon("thing.missing");
  const [day = "", place = ""] = opened.split("/");
  return { day, place };
}
