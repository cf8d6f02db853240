import type { PersonId, PostId } from "@rengang/kernel/ids";
import type { Context } from "../context";
import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import type { NotificationCode } from "../notifications/schema";
import { postItem } from "../posts";
import { changeOf } from "./calendar-change";
import { bare } from "./changes";
import type { CalendarRow } from "./items";

/** What somebody else's act means to a member, by the verb and by how the place was lost. */
function codeOfLoss(verb: string, how: string | undefined): NotificationCode | undefined {
  if (how === "released" || verb === "claims.release") return "claim.released";
  if (how === "lapsed") return "claim.lapsed";
  if (how === "clash") return "claim.moved_away";
  return how === "stand_in" ? "stand_in.accepted" : undefined;
}

const GAINED: Readonly<Record<string, NotificationCode>> = {
  "claims.assign": "claim.assigned",
  "claims.import": "claim.assigned",
  "posts.publish_filled": "claim.assigned",
  "claims.move": "claim.moved",
};
/** The draw and the one who stands in tell their own. */
const TOLD_ELSEWHERE = new Set(["claims.draw", "claims.stand_in"]);

/** Tells a member what another's act made of his or her claims, once each. */
export const tellClaimant: Reaction = {
  name: "claims.tell-claimant",
  kinds: ["CALENDAR"],
  run: async (ctx, { before, after, key, stamp }) => {
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    const [old, now] = [before as CalendarRow | undefined, after as CalendarRow | undefined];
    if (stamp.by === personId) return;
    const { gained, lost } = changeOf(old, now, stamp.at);
    const touched = [...gained, ...lost].map((e) => e.p);
    const why = now?.note?.why ?? "";
    for (const post of await ctx.table.getMany(postItem, touched)) {
      const facts = { title: post.title, startsAt: (post.from ?? 0) * 60_000 };
      const tell = (code: NotificationCode, more: Record<string, string | number> = {}) =>
        notify(ctx, personId, code, post.id, stamp.at, { ...facts, ...more });
      if (gained.some((e) => e.p === post.id)) await tellGain(tell, post.offers?.[bare(personId)], stamp.verb);
      else {
        const code = codeOfLoss(stamp.verb, now?.note?.how);
        if (code) await tell(code, { reason: why });
      }
    }
  },
};

async function tellGain(
  tell: (code: NotificationCode, more?: Record<string, string | number>) => Promise<void>,
  until: number | undefined,
  verb: string,
): Promise<void> {
  if (until !== undefined) return tell("claim.offered", { until: until * 60_000 });
  if (!TOLD_ELSEWHERE.has(verb)) await tell(GAINED[verb] ?? "claim.promoted");
}

/** Tells a person about a post, with its title. */
export async function tellAbout(
  ctx: Context,
  personId: PersonId,
  code: NotificationCode,
  post: { id: PostId; title: string; from?: number | undefined },
  at: number,
  facts: Record<string, string | number> = {},
): Promise<void> {
  await notify(ctx, personId, code, post.id, at, { title: post.title, startsAt: (post.from ?? 0) * 60_000, ...facts });
}
