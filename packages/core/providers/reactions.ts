import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import { loadAdministrators } from "../people/administrators";
import { type ProviderRow, providerItem } from "./items";

/** Whoever sets a provider decides who comes in by it: every security administrator hears of it, also of the own change. */
const tellChange: Reaction = {
  name: "providers.tell",
  kinds: [providerItem.kind],
  run: async (ctx, { before, after }) => {
    const row = (after ?? before) as ProviderRow | undefined;
    if (!row) return;
    const code = after ? "provider.changed" : "provider.removed";
    const facts = { name: row.name, ...(after && { by: row.setByName }) };
    const { held } = await loadAdministrators(ctx);
    for (const { personId } of held.filter(({ role }) => role === "security_admin")) {
      await notify(ctx, personId, code, providerItem.kind, row.setAt, facts);
    }
  },
};

export const providerReactions: readonly Reaction[] = [tellChange];
