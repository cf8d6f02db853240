import type { ProviderView } from "@rengang/core/providers/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

/** OpenID Connect Core, 5.1. */
export const STANDARD_CLAIM = "phone_number";

export type Provider = NonNullable<ProviderView["provider"]>;

/** The district's own provider and the address of answers. */
export function createProvider() {
  return createRemote<ProviderView>(() => ({
    key: ["provider"],
    load: async () => (await json(api.provider.$get())) as ProviderView,
  }));
}
