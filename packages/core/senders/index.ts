import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { sealed } from "@rengang/kernel/seal";
import { dayOf, toIso } from "@rengang/kernel/time";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import type { Channel } from "../context/messenger";
import { forgetSenders } from "../deliveries/load-senders";
import { loadDistrict } from "../districts";
import { loadAdministrators } from "../people/administrators";
import { type SendersRow, sendersItem, senderTestItem } from "./items";
import { refuseSender } from "./refusals";
import { hasRecipient, isReady, routesOf, sealFacts, withoutChannel } from "./rules";
import { type Senders, senderFactsSchema, setRoutesSchema, testSenderSchema } from "./schema";

export { sendersItem, senderTestItem } from "./items";

/** The security administrator sets senders; the district's administrator does while there is none. */
async function maySet(ctx: Context): Promise<boolean> {
  if (ctx.actor.grant.role !== "district_admin") return true;
  const [{ held }, { zone }] = await Promise.all([loadAdministrators(ctx), loadDistrict(ctx)]);
  const today = dayOf(ctx.now, zone);
  return !held.some((one) => one.role === "security_admin" && (one.until === undefined || one.until >= today));
}

async function requireHand(ctx: Context): Promise<void> {
  if (!(await maySet(ctx))) throw refuseSender("sender.security_admin_sets");
}

const NONE: SendersRow & { version: number } = { routes: {}, channels: {}, version: 0 };

const view = (row: SendersRow, may: boolean): Senders => ({
  routes: routesOf(row),
  channels: Object.entries(row.channels).map(([channel, kept]) => ({
    channel: channel as Channel,
    setAt: toIso(kept.setAt),
    setByName: kept.setByName,
  })),
  maySet: may,
});

async function change(ctx: Context, verb: string, decide: (row: SendersRow) => SendersRow): Promise<Senders> {
  await requireHand(ctx);
  return settle(async () => {
    const { version, ...row } = (await ctx.table.get(sendersItem, {}, { strong: true })) ?? NONE;
    const next = decide(row);
    await ctx.commit(verb, [save(sendersItem, {}, next, version)]);
    forgetSenders(ctx);
    return view(next, true);
  });
}

/** Which channel serves which purpose, and which have credentials; the credentials are shown to nobody. */
export async function viewSenders(ctx: Context): Promise<Senders> {
  permit(ctx.actor, "senders.set");
  const [row, may] = await Promise.all([ctx.table.get(sendersItem, {}, { strong: true }), maySet(ctx)]);
  return view(row ?? NONE, may);
}

/** Keeps the credentials of a channel in place of earlier ones. @throws Refusal `sender.security_admin_sets` */
export async function setSender(ctx: Context, input: z.input<typeof senderFactsSchema>): Promise<Senders> {
  permit(ctx.actor, "senders.set");
  const facts = parse(senderFactsSchema, input);
  const kept = {
    sealed: sealFacts(ctx.platform.secrets.signing, ctx.district, facts),
    setAt: ctx.now,
    setByName: ctx.actor.name,
  };
  return change(ctx, "senders.set", (row) => ({ ...row, channels: { ...row.channels, [facts.channel]: kept } }));
}

/** Forgets the credentials of a channel. @throws Refusal `thing.missing`, `sender.in_use` while a purpose needs it */
export async function removeSender(ctx: Context, channel: Channel): Promise<Senders> {
  permit(ctx.actor, "senders.set");
  return change(ctx, "senders.remove", (row) => withoutChannel(row, channel));
}

/** Chooses the channel for each purpose that is named. @throws Refusal `sender.not_set` */
export async function setRoutes(ctx: Context, input: z.input<typeof setRoutesSchema>): Promise<Senders> {
  permit(ctx.actor, "senders.set");
  const chosen = parse(setRoutesSchema, input);
  return change(ctx, "senders.route", (row) => {
    const missing = Object.values(chosen).find((channel) => !isReady(row, channel));
    if (missing) throw refuseSender("sender.not_set", { channel: missing });
    return { ...row, routes: { ...row.routes, ...chosen } };
  });
}

/**
 * Sends a message by a channel, at most one a minute; what became of it stands in the log.
 * @throws Refusal `sender.not_set`, `sender.too_many_tests`, `input.invalid` without a number where one is needed
 */
export async function testSender(ctx: Context, input: z.input<typeof testSenderSchema>): Promise<void> {
  permit(ctx.actor, "senders.set");
  const { channel, phone } = hasRecipient(parse(testSenderSchema, input));
  await requireHand(ctx);
  const row = await ctx.table.get(sendersItem, {}, { strong: true });
  if (!isReady(row, channel)) throw refuseSender("sender.not_set", { channel });
  const id = Math.floor(ctx.now / 60_000).toString(36);
  const to = phone ? sealed(ctx.platform.secrets.signing, ctx.district, "sender-test", phone) : "";
  const again = absent(() => refuseSender("sender.too_many_tests"));
  await ctx.commit("senders.test", [put(senderTestItem, id, { id, channel, to, at: ctx.now }, again)]);
}
