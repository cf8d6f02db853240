import type { PersonId } from "@rengang/kernel/ids";
import type { Reaction } from "../context/reaction";
import type { MemberRow } from "../members";
import { notify } from "../notifications";

const tellMember: Reaction = {
  name: "registrations.tell-member",
  kinds: ["MEMBER"],
  run: async (ctx, { before, after, key, stamp }) => {
    const [old, now] = [before as MemberRow | undefined, after as MemberRow | undefined];
    if (!now || old?.registration.state === now.registration.state) return;
    const { state, reason = "" } = now.registration;
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    if (state === "accepted")
      await notify(ctx, personId, "registration.accepted", now.unitId, stamp.at, { unit: now.unitName });
    if (state === "returned") {
      await notify(ctx, personId, "registration.returned", now.unitId, stamp.at, { unit: now.unitName, reason });
    }
    if (state === "applied" && old?.registration.state === "accepted") {
      await notify(ctx, personId, "registration.moved", now.unitId, stamp.at, { unit: now.unitName, reason });
    }
  },
};

export const registrationReactions: readonly Reaction[] = [tellMember];
