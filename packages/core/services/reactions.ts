import type { PersonId } from "@rengang/kernel/ids";
import type { Reaction } from "../context/reaction";
import type { MemberRow } from "../members";
import { notify } from "../notifications";
import { type ServiceRow, serviceItem } from "./items";
import { followMember, keepYear } from "./totals";

const personOf = (pk: string) => pk.slice("PERSON#".length) as PersonId;

/** A record that has ever been confirmed has changed: the totals of its year are counted again. */
const keepTotals: Reaction = {
  name: "services.keep-totals",
  kinds: ["SERVICE"],
  run: async (ctx, { after, key }) => {
    if (after?.confirmedAt === undefined) return;
    await keepYear(ctx, personOf(key.pk), key.sk.split("#")[1] ?? "");
  },
};

/** A member has moved or is called otherwise: the rows in the communities' ledgers follow. */
const followMoves: Reaction = {
  name: "services.follow-member",
  kinds: ["MEMBER"],
  run: async (ctx, { before, after, key }) => {
    const [old, now] = [before as MemberRow | undefined, after as MemberRow | undefined];
    if (!old || !now) return;
    const same = old.unitId === now.unitId && old.name === now.name && old.employerName === now.employerName;
    if (same) return;
    await followMember(ctx, personOf(key.pk), old.unitId);
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

export const serviceReactions: readonly Reaction[] = [keepTotals, followMoves, tellMember];
