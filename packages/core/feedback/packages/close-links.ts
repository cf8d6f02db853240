import { erased, save } from "@rengang/table/change";
import { type Context, settle } from "../../context";
import type { Reaction } from "../../context/reaction";
import { type GrantRow, grantItem } from "../../people/items";
import { linkItem, type PackageId, packageItem } from "./items";

async function closeLink(ctx: Context, id: PackageId, phone: string): Promise<void> {
  await settle(async () => {
    const found = await ctx.table.get(packageItem, id, { strong: true });
    if (found?.access?.to !== phone) return;
    const { version, access, ...row } = found;
    await ctx.commit("feedback.close_link", [save(packageItem, id, row, version), erased(linkItem, access.hash)]);
  });
}

/** Whoever is an employer's liaison no more opens none of its packages by an earlier link either. */
export const closeLinks: Reaction = {
  name: "feedback.close-links",
  kinds: [grantItem.kind],
  run: async (ctx, { before, after }) => {
    const old = before as GrantRow | undefined;
    if (!old || after || old.role !== "employer_liaison" || !old.employerId) return;
    const packages = await ctx.table.queryAll(packageItem, { pk: `PACKAGES#${old.employerId}` });
    for (const { periodId, employerId } of packages) await closeLink(ctx, { periodId, employerId }, old.phone);
  },
};
