import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { HOUR } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { counted } from "../context/limit";
import type { Reaction } from "../context/reaction";
import { lookChange } from "../looks";
import type { LookRow } from "../looks/items";
import { lookReasonSchema } from "../looks/schema";
import { notify } from "../notifications";
import { unmaskLimitItem } from "./items";
import { requireMember } from "./load";
import { refuseMember } from "./refusals";
import { placeOfMember } from "./rules";
import type { FullPhone } from "./schema";

/** Enough for the calls of an urgent hour, far too few to copy a roster. */
export const UNMASKS = { most: 20, span: HOUR } as const;

/**
 * The full number of a member, for those who see it masked and say why they need it (PIPL 28: a specific purpose and
 * sufficient necessity). The number leaves only once the look stands with its reason; the member is told. The same reason
 * again within the hour is the same look. One transaction of two writes.
 * @throws Refusal `thing.missing`, `member.unmasked_too_often` with the end of the hour
 */
export async function unmaskPhone(
  ctx: Context,
  id: PersonId,
  input: z.input<typeof lookReasonSchema>,
): Promise<FullPhone> {
  permit(ctx.actor, "members.unmask");
  const reason = parse(lookReasonSchema, input);
  const row = await requireMember(ctx, id);
  if (!inScope(ctx.actor, placeOfMember(row))) throw refuseCommon("thing.missing");
  if (id !== ctx.actor.personId) await keepUnmasking(ctx, id, reason);
  return { personId: id, phone: row.phone };
}

async function keepUnmasking(ctx: Context, id: PersonId, reason: z.output<typeof lookReasonSchema>): Promise<void> {
  const look = { purpose: "members.unmask", of: { personId: id }, fields: ["phone"], reason } as const;
  const who = String(ctx.actor.personId);
  const tooOften = (until: string) => refuseMember("member.unmasked_too_often", { until });
  await settle(async () => {
    const kept = await lookChange(ctx, look, { strong: true });
    if (!kept) return;
    await ctx.commit("members.unmask", [
      kept,
      counted(ctx, unmaskLimitItem, { limit: "unmask", who, ...UNMASKS }, tooOften),
    ]);
  });
}

/** Tells the member who read the full number, and why. */
export const tellOfUnmasking: Reaction = {
  name: "members.tell-unmasked",
  kinds: ["LOOK"],
  run: async (ctx, { after, before, key }) => {
    const look = after as LookRow | undefined;
    if (look?.purpose !== "members.unmask" || before || !look.reason) return;
    const personId = key.pk.slice("LOOKS#PERSON#".length) as PersonId;
    const { by, byName, role, at, reason } = look;
    await notify(ctx, personId, "member.unmasked", `${by}~${reason.why}`, at, { by: byName, role, ...reason });
  },
};
