import type { Ledger, Service } from "@rengang/core/services/schema";
import { api, json } from "../../lib/api";
import { today } from "../../lib/format";
import { createRemote } from "../../lib/remote";

export type { Ledger, Service };

export const thisYear = (): string => today().slice(0, 4);

/** The member's own ledger of a year. */
export function createMyLedger(year: () => string) {
  return createRemote<Ledger>(() => ({
    key: ["services", "mine", year()],
    keep: true,
    load: async () => (await json(api.services.mine.$get({ query: { year: year() } }))) as unknown as Ledger,
  }));
}
