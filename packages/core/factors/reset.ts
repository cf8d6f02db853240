import type { PersonId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { type Context, settle } from "../context";
import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import { endingSessions, factorsItem, isGuarded } from "../people";
import type { FactorsRow, PasskeyRow } from "../people/factor-items";
import { kept, loadFactors, NOTHING } from "./load";

/**
 * Takes away what guards somebody's account, for one who has lost the telephone and the recovery codes. All sessions of
 * the person end; the code by message opens the account again, and the person is told.
 * @throws Refusal `thing.missing` where nothing guards the account
 */
export async function resetFactors(ctx: Context, personId: PersonId): Promise<void> {
  permit(ctx.actor, "people.reset_factors");
  await settle(async () => {
    const row = await loadFactors(ctx, personId);
    if (!isGuarded(row) && row.password === undefined) throw refuseCommon("thing.missing");
    await ctx.commit("people.reset_factors", [
      kept(personId, row, NOTHING),
      ...(await endingSessions(ctx, personId, { guarded: undefined })),
    ]);
  });
}

/** Tells the owner what happened to what guards the account. */
export const tellOfFactors: Reaction = {
  name: "factors.tell",
  kinds: ["FACTORS"],
  run: async (ctx, { before, after, key, stamp }) => {
    if (!after) return;
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    const [was, is] = [before as Row | undefined, after as Row];
    if (stamp.verb === "people.reset_factors") {
      await notify(ctx, personId, "factor.reset", factorsItem.kind, stamp.at, {});
    }
    const left = is.recovery?.length ?? 0;
    if (stamp.verb === "factors.prove" && left < (was?.recovery?.length ?? 0)) {
      await notify(ctx, personId, "factor.recovery_used", factorsItem.kind, stamp.at, { left });
    }
    if (stamp.verb === "factors.set_password") {
      const changed = was?.passwordSince === undefined ? 0 : 1;
      await notify(ctx, personId, "factor.password_set", factorsItem.kind, stamp.at, { changed });
    }
    if (stamp.verb === "factors.end_password") {
      await notify(ctx, personId, "factor.password_ended", factorsItem.kind, stamp.at, {});
    }
    const code = TOLD[stamp.verb];
    if (code) await notify(ctx, personId, code, factorsItem.kind, stamp.at, { name: nameOfChanged(was, is) });
  },
};

/** What an owner hears of a passkey: that one was added, put away or stopped, with its name. */
const TOLD: Record<string, "factor.passkey_added" | "factor.passkey_ended" | "factor.passkey_stopped"> = {
  "factors.add_passkey": "factor.passkey_added",
  "factors.end_passkey": "factor.passkey_ended",
  "factors.stop_passkey": "factor.passkey_stopped",
};

/** The passkey that is new, gone or otherwise than before, by its name. */
function nameOfChanged(was: Row | undefined, is: Row): string {
  const [before, after] = [was?.passkeys ?? [], is.passkeys ?? []];
  const other = (list: PasskeyRow[]) => (each: PasskeyRow) =>
    !list.some((one) => one.credential === each.credential && one.stoppedAt === each.stoppedAt);
  return (after.find(other(before)) ?? before.find(other(after)))?.name ?? "";
}

type Row = Pick<FactorsRow, "recovery" | "passkeys" | "passwordSince">;
