import { secretToken, sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { absent, type Change, erased, put, save, unchanged } from "@rengang/table/change";
import { type Context, type Platform, settle, systemContext } from "../context";
import { appointmentsOf, type ClaimCalendar } from "./appointments";
import { feedItem, ownFeedItem } from "./items";
import type { CalendarFeed, FeedAddress, FeedKey } from "./schema";

const loadOwn = (ctx: Context, personId: PersonId) => ctx.table.get(ownFeedItem, personId, { strong: true });

/** Whether the acting member has a secret address. */
export async function viewFeed(ctx: Context): Promise<CalendarFeed> {
  permit(ctx.actor, "claims.feed");
  const own = await loadOwn(ctx, ctx.actor.personId as PersonId);
  return { since: own && toIso(own.since) };
}

/** Makes a secret address, or a new one in place of the old, which leads nowhere from then on. Told this once. */
export async function renewFeed(ctx: Context): Promise<FeedAddress> {
  permit(ctx.actor, "claims.feed");
  const personId = ctx.actor.personId as PersonId;
  const token = secretToken();
  const hash = sha256(token);
  await settle(async () => {
    const own = await loadOwn(ctx, personId);
    const old: Change[] = own ? [erased(feedItem, own.hash)] : [];
    await ctx.commit("calendars.renew_feed", [
      ...old,
      put(feedItem, hash, { personId }, absent()),
      save(ownFeedItem, personId, { hash, since: ctx.now }, own?.version ?? 0),
    ]);
  });
  const https = `${ctx.platform.origin}/api/feeds/${ctx.district}/${token}/claims.ics`;
  return { since: toIso(ctx.now), https, webcal: https.replace(/^https?:/, "webcal:") };
}

/** Ends the secret address; does nothing without one. */
export async function endFeed(ctx: Context): Promise<void> {
  permit(ctx.actor, "claims.feed");
  const personId = ctx.actor.personId as PersonId;
  await settle(async () => {
    const own = await loadOwn(ctx, personId);
    if (!own) return;
    await ctx.commit("calendars.end_feed", [
      erased(feedItem, own.hash),
      erased(ownFeedItem, personId, unchanged(own.version)),
    ]);
  });
}

/**
 * What a calendar reads at a secret address, without a session: the claims of the one who made it. A wrong token, a wrong
 * district and an address that has ended have one answer. 0.5 read units, and those of `appointmentsOf`.
 * @throws Refusal `thing.missing`
 */
export async function readFeed(
  platform: Platform,
  requestId: string,
  { district, token }: FeedKey,
): Promise<ClaimCalendar> {
  const ctx = systemContext(platform, district, requestId);
  const feed = await ctx.table.get(feedItem, sha256(token));
  if (!feed) throw refuseCommon("thing.missing");
  return appointmentsOf(ctx, feed.personId);
}
