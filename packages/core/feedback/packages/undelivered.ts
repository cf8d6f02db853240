import { save } from "@rengang/table/change";
import { type Context, settle } from "../../context";
import type { FailureReason } from "../../context/messenger";
import { type Access, type PackageId, packageItem } from "./items";

/** Notes on a package that its link or code did not arrive, so that whoever sent it sees why. Again, it changes nothing. */
export async function noteUndelivered(ctx: Context, id: PackageId, { sentAt }: Access, reason: FailureReason) {
  await settle(async () => {
    const found = await ctx.table.get(packageItem, id, { strong: true });
    if (found?.access?.sentAt !== sentAt || found.undelivered?.sentAt === sentAt) return;
    const { version, ...row } = found;
    const next = { ...row, undelivered: { sentAt, reason } };
    await ctx.commit("feedback.note_undelivered", [save(packageItem, id, next, version)]);
  });
}
