import { defineItem } from "@rengang/table/item";

export interface ChallengeId {
  /** The hash of the session that asked. */
  holder: string;
  purpose: "make" | "prove";
}

/** What a passkey is to sign, once and soon. */
export const challengeItem = defineItem<{ challenge: string; endsAt: number }, ChallengeId>({
  kind: "PASSKEY_CHALLENGE",
  key: ({ holder, purpose }) => ({ pk: `CHALLENGE#${holder}`, sk: purpose }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});
