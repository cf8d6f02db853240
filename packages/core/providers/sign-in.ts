import { secretToken, sha256 } from "@rengang/kernel/crypto";
import type { DistrictId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { districtIdSchema } from "@rengang/kernel/schema";
import { absent, erased, present, put, update } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, type From, type Platform, systemContext } from "../context";
import { behind, openFor } from "../people";
import { countFlow } from "../people/limits";
import type { Me } from "../people/schema";
import { type Trier, triedInVain } from "../tries";
import { asking } from "./asking";
import { type FlowRow, flowItem, type ProviderRow, providerItem } from "./items";
import { refuseProvider } from "./refusals";
import { bondOf, FLOW_LIFE, factsOf, phoneIn } from "./rules";
import { beginSchema, whichProviderSchema } from "./schema";

const BEGIN = "sessions.begin_by_provider";
const VERB = "sessions.sign_in_by_provider";

const expired = () => refuseProvider("provider.expired");
/** One answer for a number that nobody has, one that nobody verified, and none at all. */
const nobody = () => refuseProvider("provider.no_account");

/** What the sign-in page says of a district's provider: its name while it is on. 0.5 read units. */
export async function offeredProvider(
  platform: Platform,
  requestId: string,
  input: z.input<typeof whichProviderSchema>,
): Promise<{ name?: string }> {
  const { district } = parse(whichProviderSchema, input);
  const row = await systemContext(platform, district, requestId).table.get(providerItem, {});
  return row?.on ? { name: row.name } : {};
}

/**
 * Begins a sign-in at the district's provider.
 * @returns where the browser goes, and the token that this browser alone brings back, `<district>.<token>`
 * @throws Refusal `thing.missing` without a provider, `provider.unreachable`, `provider.wrong`, `code.too_many`
 */
export async function beginByProvider(
  platform: Platform,
  requestId: string,
  input: z.input<typeof beginSchema>,
  from: From = {},
): Promise<{ address: string; flow: string; endsAt: number }> {
  const { district, next = "/" } = parse(beginSchema, input);
  const ctx = systemContext(platform, district, requestId, from);
  const row = await ctx.table.get(providerItem, {}, { strong: true });
  if (!row?.on) throw refuseCommon("thing.missing");
  const token = secretToken();
  const endsAt = ctx.now + FLOW_LIFE;
  await countFlow(ctx, BEGIN, from.address);
  await ctx.commit(BEGIN, [put(flowItem, sha256(token), { asked: row.version, next, endsAt }, absent())]);
  const { signing } = platform.secrets;
  const there = await asking(() =>
    platform.providers.begin(factsOf(signing, district, row), bondOf(signing, token, platform.origin)),
  );
  return { address: there, flow: `${district}.${token}`, endsAt };
}

/** What a browser brings back, `<district>.<token>`, taken apart. */
function flowOf(flow = ""): { district: DistrictId; token: string } | undefined {
  const [name, token, more] = flow.split(".");
  const district = districtIdSchema.safeParse(name);
  return district.success && token && more === undefined ? { district: district.data, token } : undefined;
}

/**
 * The page that a sign-in was to lead to, for whoever was refused and tries another way; undefined where none was asked for.
 * 0.5 read units.
 */
export async function pageAskedFor(platform: Platform, requestId: string, flow?: string): Promise<string | undefined> {
  const brought = flowOf(flow);
  if (!brought) return undefined;
  const row = await systemContext(platform, brought.district, requestId).table.get(flowItem, sha256(brought.token));
  return row && row.next !== "/" ? row.next : undefined;
}

/** Takes the one answer that a flow has. @throws Refusal `provider.expired` */
async function takeAnswer(ctx: Context, hash: string): Promise<{ flow: FlowRow; row: ProviderRow }> {
  const [flow, row] = await Promise.all([
    ctx.table.get(flowItem, hash, { strong: true }),
    ctx.table.get(providerItem, {}, { strong: true }),
  ]);
  if (!flow || flow.endsAt <= ctx.now || !row?.on || row.version !== flow.asked) throw expired();
  const first = { if: "attribute_exists(pk) AND attribute_not_exists(#answered)", else: expired };
  await ctx.commit("sessions.answer_by_provider", [update(flowItem, hash, { set: { answered: true }, when: first })]);
  return { flow, row };
}

/**
 * Signs in whoever the provider says is there, if that person's verified number is one of ours; no account is made. Our own
 * second factor is asked for as after a code. An answer counts once, in the browser that asked for it, within ten minutes.
 * @param answer.flow what the browser brought back, `<district>.<token>`
 * @param answer.search the address's query as it came
 * @throws Refusal `provider.expired`, `provider.declined`, `provider.wrong`, `provider.unreachable`, `provider.no_account`
 */
export async function finishByProvider(
  platform: Platform,
  requestId: string,
  answer: { flow: string | undefined; search: string },
  from: From,
): Promise<{ token: string; me: Me; phone: string; next: string }> {
  const brought = flowOf(answer.flow);
  if (!brought) throw expired();
  const { district, token } = brought;
  const ctx = systemContext(platform, district, requestId, from);
  const hash = sha256(token);
  const { flow, row } = await takeAnswer(ctx, hash);
  let who: Trier = "unknown";
  try {
    const { signing } = platform.secrets;
    const bond = bondOf(signing, token, platform.origin);
    const facts = factsOf(signing, ctx.district, row);
    const phone = phoneIn(row, await asking(() => platform.providers.claims(facts, bond, answer.search)));
    if (phone === undefined) throw nobody();
    const person = await behind(ctx, phone);
    who = person.personId;
    const more = [erased(flowItem, hash, present(expired))];
    const opened = await openFor(ctx, VERB, person, from, { denied: nobody, more });
    return { ...opened, phone, next: flow.next };
  } catch (error) {
    throw await triedInVain(ctx, who, VERB, error);
  }
}
