import { auditReactions } from "@rengang/core/audit/reactions";
import { claimReactions } from "@rengang/core/claims/reactions";
import { type Platform, systemContext, tableOf } from "@rengang/core/context";
import type { Reaction } from "@rengang/core/context/reaction";
import { deliveryReactions } from "@rengang/core/deliveries/reactions";
import { drawReactions } from "@rengang/core/draws/reactions";
import { factorReactions } from "@rengang/core/factors/reactions";
import { feedbackReactions } from "@rengang/core/feedback/reactions";
import { memberReactions } from "@rengang/core/members/reactions";
import { peopleReactions } from "@rengang/core/people/reactions";
import { postReactions } from "@rengang/core/posts/reactions";
import { privacyReactions } from "@rengang/core/privacy/reactions";
import { providerReactions } from "@rengang/core/providers/reactions";
import { registrationReactions } from "@rengang/core/registrations/reactions";
import { serviceReactions } from "@rengang/core/services/reactions";
import { suggestionReactions } from "@rengang/core/suggestions/reactions";
import type { StreamChange } from "@rengang/table/record";

/** The one list of what follows from what. */
export const reactions: readonly Reaction[] = [
  ...peopleReactions,
  ...providerReactions,
  ...factorReactions,
  ...memberReactions,
  ...registrationReactions,
  ...postReactions,
  ...claimReactions,
  ...drawReactions,
  ...serviceReactions,
  ...feedbackReactions,
  ...suggestionReactions,
  ...deliveryReactions,
  ...privacyReactions,
  ...auditReactions,
];

/** The images as reactions read them: sealed fields opened, so that only what really differs is seen to differ. */
async function opened(platform: Platform, change: StreamChange): Promise<StreamChange> {
  const { kind, key, before, after } = change;
  const table = tableOf(platform, change.district);
  return {
    ...change,
    before: await table.openImage(kind, key, before),
    after: await table.openImage(kind, key, after),
  };
}

/**
 * Runs every reaction to one change.
 * @throws whatever a reaction threw, after the others have run; the caller delivers the record again
 */
export async function react(platform: Platform, record: StreamChange): Promise<void> {
  const wanted = reactions.filter((r) => r.kinds.includes(record.kind) || r.kinds.includes("*"));
  const change = await opened(platform, record);
  const failures: unknown[] = [];
  for (const reaction of wanted) {
    try {
      await reaction.run(systemContext(platform, change.district, change.stamp.request), change);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `reactions to ${change.kind} failed`);
}
