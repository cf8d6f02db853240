import { secretToken } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { dayOf, toIso } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, type Platform, systemContext } from "../context";
import { countEach } from "../context/limit";
import { districtItem } from "../districts";
import { oneBehind } from "./behind";
import { termOn } from "./grant-rules";
import { codeItem, grantItem } from "./items";
import { countedSend } from "./limits";
import { refusePerson } from "./refusals";
import { CODE_LIFE, CODE_PAUSE } from "./rules";
import { type codeSentSchema, requestCodeSchema } from "./schema";

async function holdsRole(ctx: Context, personId: PersonId): Promise<boolean> {
  const { rows } = await ctx.table.query(grantItem, { pk: `PERSON#${personId}`, begins: "GRANT#", limit: 20 });
  return rows.some((row) => termOn(row, dayOf(ctx.now)) !== "over");
}

/**
 * Sends a one-time code. A phone that nobody has is answered the same way; only nothing is sent.
 * @param address where the request comes from, as the gateway tells it
 * @throws Refusal `code.too_soon` within a minute of the last one, `code.too_many`, `thing.missing` for an unknown district
 */
export async function requestCode(
  platform: Platform,
  requestId: string,
  input: z.input<typeof requestCodeSchema>,
  address?: string,
): Promise<z.output<typeof codeSentSchema>> {
  const { district, phone } = parse(requestCodeSchema, input);
  const ctx = systemContext(platform, district, requestId, { address });
  const { personId, row: member } = await oneBehind(ctx, phone);
  const [open, last, holds] = await Promise.all([
    ctx.table.get(districtItem, {}),
    ctx.table.get(codeItem, personId, { strong: true }),
    holdsRole(ctx, personId),
  ]);
  if (!open) throw refuseCommon("thing.missing");
  if (last && ctx.now < last.sentAt + CODE_PAUSE) {
    throw refusePerson("code.too_soon", { resendAt: toIso(last.sentAt + CODE_PAUSE) });
  }
  const row = { nonce: secretToken(), sentAt: ctx.now, tries: 0, endsAt: ctx.now + CODE_LIFE };
  // Before the code stands: what stands is sent.
  await countEach(ctx, "sessions.request_code", countedSend(ctx, personId, address));
  await ctx.commit("sessions.request_code", [
    put(codeItem, personId, member || holds ? { ...row, deliverTo: phone } : row),
  ]);
  return { resendAt: toIso(ctx.now + CODE_PAUSE), validUntil: toIso(row.endsAt) };
}
