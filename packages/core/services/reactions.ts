import type { PersonId } from "@rengang/kernel/ids";
import { save } from "@rengang/table/change";
import { type Context, settle } from "../context";
import type { Reaction } from "../context/reaction";
import { type MemberRow, memberItem } from "../members";
import { notify } from "../notifications";
import { loadDetail } from "../posts";
import { type ServiceRow, serviceItem } from "./items";
import { followMember, keepRecord } from "./totals";

const personOf = (pk: string) => pk.slice("PERSON#".length) as PersonId;

/** A record that has ever been confirmed has changed: what it adds to its year follows. */
const keepTotals: Reaction = {
  name: "services.keep-totals",
  kinds: ["SERVICE"],
  run: async (ctx, { after, key }) => {
    if (!after || after.confirmedAt === undefined || !serviceItem.read) return;
    await keepRecord(ctx, { ...serviceItem.read({ ...after }, key), version: Number(after.v) });
  },
};

/** A member has moved: the years follow into the ledger of the new community. */
const followMoves: Reaction = {
  name: "services.follow-member",
  kinds: ["MEMBER"],
  run: async (ctx, { before, after, key }) => {
    const [old, now] = [before as MemberRow | undefined, after as MemberRow | undefined];
    if (!old || !now || old.unitId === now.unitId) return;
    await followMember(ctx, personOf(key.pk));
  },
};

/** The briefing that a record was for; what was confirmed before records told it is asked of the post. */
const briefingOf = async (ctx: Context, { briefs, postId }: ServiceRow): Promise<string | undefined> =>
  briefs ?? (postId && (await loadDetail(ctx, postId))?.briefs);

/** Attending a briefing opens the posts that ask for it: the member's own item says so, because claiming reads it anyway. */
const keepBriefings: Reaction = {
  name: "services.keep-briefings",
  kinds: ["SERVICE"],
  run: async (ctx, { before, after, key }) => {
    if (!after || !serviceItem.read || (before?.state === "confirmed") === (after.state === "confirmed")) return;
    const row = serviceItem.read({ ...after }, key);
    const { id, personId, on } = row;
    const briefs = await briefingOf(ctx, row);
    if (!briefs) return;
    await settle(async () => {
      const now = await ctx.table.get(serviceItem, id, { strong: true });
      const member = await ctx.table.get(memberItem, personId, { strong: true });
      if (!member) return;
      const { version, ...row } = member;
      const { [briefs]: had, ...others } = row.briefings ?? {};
      const has = now?.state === "confirmed";
      // Taken back only with the session that gave it: another one may have given it again.
      if (has === (had === on) || (!has && had !== on)) return;
      const briefings = has ? { ...others, [briefs]: on } : others;
      await ctx.commit("members.brief", [save(memberItem, personId, { ...row, briefings }, version)]);
    });
  },
};

type Told = Pick<ServiceRow, "state" | "correction" | "dispute" | "reason">;

/** What somebody else did to a record that its member should hear of. */
function changeTold(old: Told | undefined, now: Told): { change: string; reason: string } | undefined {
  if (now.state === "rejected" && old?.state !== "rejected") return { change: "rejected", reason: now.reason ?? "" };
  if (now.correction && now.correction.at !== old?.correction?.at) {
    return { change: "corrected", reason: now.correction.reason };
  }
  const answer = now.dispute?.answer;
  return answer !== undefined && answer !== old?.dispute?.answer ? { change: "answered", reason: answer } : undefined;
}

const tellMember: Reaction = {
  name: "services.tell-member",
  kinds: ["SERVICE"],
  run: async (ctx, { before, after, key, stamp }) => {
    const personId = personOf(key.pk);
    if (!after || !serviceItem.read || stamp.by === personId) return;
    const now = serviceItem.read({ ...after }, key);
    const old = before as ServiceRow | undefined;
    const facts = { title: now.title, on: now.on, hours: now.hours };
    if (now.state === "confirmed" && old?.state !== "confirmed") {
      await notify(ctx, personId, "service.confirmed", now.id, stamp.at, facts);
    }
    const told = changeTold(old, now);
    if (told) await notify(ctx, personId, "service.changed", now.id, stamp.at, { ...facts, ...told });
  },
};

export const serviceReactions: readonly Reaction[] = [keepTotals, keepBriefings, followMoves, tellMember];
