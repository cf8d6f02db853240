import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { erased, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { countedProviderTry } from "../people/limits";
import { asking } from "./asking";
import { type ProviderRow, providerItem } from "./items";
import { answerAt, factsOf, isAllowed, sealSecret } from "./rules";
import { type ProviderView, setProviderSchema } from "./schema";

export { flowItem, providerItem } from "./items";
export { beginByProvider, finishByProvider, offeredProvider, pageAskedFor } from "./sign-in";

const load = (ctx: Context): Promise<Loaded<ProviderRow> | undefined> =>
  ctx.table.get(providerItem, {}, { strong: true });

function view(ctx: Context, row: ProviderRow | undefined): ProviderView {
  const address = answerAt(ctx.platform.origin);
  if (!row) return { answerAt: address };
  const { name, issuer, clientId, scope, phoneClaim, vouched, on, setAt, setByName } = row;
  const provider = { name, issuer, clientId, scope, phoneClaim, vouched, on, setAt: toIso(setAt), setByName };
  return { provider, answerAt: address };
}

/** The district's own provider, without its secret, and the address of answers that it has to know. */
export async function viewProvider(ctx: Context): Promise<ProviderView> {
  permit(ctx.actor, "providers.view");
  return view(ctx, await load(ctx));
}

/**
 * Keeps the district's provider in place of an earlier one. A secret that is left out stays, unless the provider becomes
 * another one: a secret never goes to somebody for whom it was not entered.
 * @throws Refusal `input.invalid` for an issuer that may not be asked, or without a secret where one is needed
 */
export async function setProvider(ctx: Context, input: z.input<typeof setProviderSchema>): Promise<ProviderView> {
  permit(ctx.actor, "providers.set");
  const { secret, ...facts } = parse(setProviderSchema, input);
  if (!isAllowed(facts.issuer, ctx.platform.providers.loopback)) {
    throw invalidFields([{ path: "issuer", problem: "invalid" }]);
  }
  return settle(async () => {
    const old = await load(ctx);
    const same = old && old.issuer === facts.issuer && old.clientId === facts.clientId;
    const kept = secret ? sealSecret(ctx.platform.secrets.signing, ctx.district, secret) : same && old.secret;
    if (!kept) throw invalidFields([{ path: "secret", problem: "missing" }]);
    const row = { ...facts, secret: kept, setAt: ctx.now, setByName: ctx.actor.name };
    await ctx.commit("providers.set", [save(providerItem, {}, row, old?.version ?? 0)]);
    return view(ctx, row);
  });
}

/** Forgets the provider and its secret; who is signed in stays so. @throws Refusal `thing.missing` */
export async function removeProvider(ctx: Context): Promise<void> {
  permit(ctx.actor, "providers.set");
  await ctx.commit("providers.remove", [
    erased(providerItem, {}, { if: "attribute_exists(pk)", else: () => refuseCommon("thing.missing") }),
  ]);
}

/**
 * Asks the provider what it says of itself; nobody is signed in.
 * @throws Refusal `thing.missing`, `provider.unreachable`, `provider.wrong`, `code.too_many`
 */
export async function tryProvider(ctx: Context): Promise<void> {
  permit(ctx.actor, "providers.set");
  const row = await load(ctx);
  if (!row) throw refuseCommon("thing.missing");
  await ctx.commit("providers.try", [countedProviderTry(ctx)]);
  const { providers, secrets } = ctx.platform;
  await asking(() => providers.check(factsOf(secrets.signing, ctx.district, row)));
}
