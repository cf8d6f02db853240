import { defineItem } from "@rengang/table/item";

/** The district's own provider. One item: a sign-in page asks for it once. */
export interface ProviderRow {
  name: string;
  issuer: string;
  clientId: string;
  /** Sealed for the district. */
  secret: string;
  scope: string;
  phoneClaim: string;
  vouched: boolean;
  on: boolean;
  setAt: number;
  setByName: string;
}

export const providerItem = defineItem<ProviderRow, Record<string, never>>({
  kind: "PROVIDER",
  key: () => ({ pk: "PROVIDER", sk: "PROVIDER" }),
});

/** A sign-in on its way to the provider and back, found by the hash of a token that one browser has. */
export interface FlowRow {
  /** The version of the provider that was asked: an answer to other settings counts for nothing. */
  asked: number;
  next: string;
  endsAt: number;
  /** An answer was taken; there is no second one. */
  answered?: boolean | undefined;
}

export const flowItem = defineItem<FlowRow, string>({
  kind: "PROVIDER_FLOW",
  key: (hash) => ({ pk: `PROVIDER_FLOW#${hash}`, sk: "PROVIDER_FLOW" }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});
