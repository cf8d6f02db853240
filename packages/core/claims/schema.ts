import { instantSchema, personIdSchema, phoneSchema, postIdSchema, prose } from "@rengang/kernel/schema";
import * as z from "zod";
import { postFactsSchema, postSchema, ruleCheckSchema } from "../posts/schema";
import { timesInOrder } from "../posts/times";

export const makeClaimSchema = z.strictObject({
  /** Take a turn on the waiting list when the post is full. */
  wait: z.boolean().default(false),
});
export const withdrawClaimSchema = z.strictObject({
  /** Asked for once the deadline has passed; the organiser and the history are told. */
  reason: prose(200).optional(),
});
export const assignClaimSchema = z.strictObject({ personId: personIdSchema, wait: z.boolean().default(false) });
export const releaseClaimSchema = z.strictObject({ personId: personIdSchema, reason: prose(200).min(1) });

export const CLAIM_STATES = ["claimed", "offered", "waitlisted", "withdrawn", "released"] as const;
export const claimSchema = z.object({
  postId: postIdSchema,
  personId: personIdSchema,
  state: z.enum(CLAIM_STATES),
  /** The turn on the waiting list, from 1. */
  turn: z.int().optional(),
  /** Until when an offer stands. */
  until: instantSchema.optional(),
  /** Withdrawn after the deadline. */
  late: z.boolean().optional(),
});
export type Claim = z.output<typeof claimSchema>;

export const STAND_IN_STATES = ["asked", "accepted", "declined", "taken_back"] as const;
export const proposeStandInSchema = z.strictObject({ phone: phoneSchema, note: prose(100).default("") });
/** The same whether or not the phone belongs to a member. */
export const askedSchema = z.object({ asked: z.literal(true) });
/** Who asks: names the question for an answer. */
export const answerStandInSchema = z.strictObject({ from: personIdSchema });
export const standInSchema = z.object({
  from: personIdSchema,
  post: postSchema,
  state: z.enum(STAND_IN_STATES),
  /** Who asks; told to the one who is asked. */
  fromName: z.string(),
  note: z.string(),
  askedAt: instantSchema,
  /** Only where the one who is asked looks: the first rule that stands against taking the place over. */
  against: ruleCheckSchema.optional(),
});
export type StandIn = z.output<typeof standInSchema>;

const standing = z.enum(["claimed", "offered", "waitlisted"]);
export const myClaimsSchema = z.object({
  claims: z.array(
    z.object({
      state: standing,
      turn: z.int().optional(),
      until: instantSchema.optional(),
      /** Somebody has been asked to stand in for me, and has not answered. */
      standInAsked: z.string().optional(),
      post: postSchema,
    }),
  ),
  /** What others ask of me. */
  standIns: z.array(standInSchema),
});

export const claimantSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  phone: z.string(),
  employerName: z.string().optional(),
  state: standing,
  turn: z.int().optional(),
  until: instantSchema.optional(),
});

export const explainedSchema = z.object({
  state: standing.optional(),
  /** Every rule for this member and post, in the order in which they are told. */
  rules: z.array(ruleCheckSchema),
});

/** A request that becomes a post together with those who answer it. */
export const publishFilledSchema = postFactsSchema
  .extend({ holders: z.array(personIdSchema).min(1).max(12) })
  .superRefine(timesInOrder);

export const movePostSchema = z.strictObject({
  startsAt: instantSchema,
  endsAt: instantSchema,
  reason: prose(200).min(1),
});
/** What would follow from a change, before it is made. */
export const previewChangeSchema = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("cancel") }),
  z.strictObject({ change: z.literal("places"), places: z.int().min(1).max(1000) }),
  z.strictObject({ change: z.literal("move"), startsAt: instantSchema, endsAt: instantSchema }),
]);
export const EFFECTS = ["keeps", "loses", "moves_up", "keeps_turn", "clash", "may_choose"] as const;
export const changePreviewSchema = z.object({
  people: z.array(
    z.object({
      personId: personIdSchema,
      name: z.string(),
      state: standing,
      effect: z.enum(EFFECTS),
      /** What stands against the new time. */
      against: ruleCheckSchema.optional(),
    }),
  ),
  /** How many of those who hold a place the organiser has to choose to release. */
  toRelease: z.int(),
  freePlaces: z.int(),
});
export type ChangePreview = z.output<typeof changePreviewSchema>;

export const CLAIM_EVENTS = [
  "claimed",
  "assigned",
  "waited",
  "left_line",
  "moved_up",
  "offered",
  "accepted",
  "lapsed",
  "passed_over",
  "withdrawn",
  "withdrawn_late",
  "released",
  "stood_in",
  "replaced",
  "drawn",
  "moved",
  "clash",
  "cancelled",
] as const;
export type ClaimEvent = (typeof CLAIM_EVENTS)[number];
/** How a place that was held is lost. */
export const LEAVING_EVENTS = [
  "withdrawn",
  "withdrawn_late",
  "released",
  "lapsed",
  "replaced",
  "clash",
] as const satisfies readonly ClaimEvent[];
export const leaverSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  event: z.enum(LEAVING_EVENTS),
  at: instantSchema,
  why: z.string().optional(),
});
export type Leaver = z.output<typeof leaverSchema>;
export type Claimant = z.output<typeof claimantSchema>;
export const claimantListSchema = z.object({
  claimants: z.array(claimantSchema),
  /** Who held a place and does so no more, newest first. */
  left: z.array(leaverSchema),
});
/** What attendance adds to a claim's history. */
export const ATTENDANCE_EVENTS = ["attended", "absent", "excused"] as const;
export const claimHistorySchema = z.object({
  events: z.array(
    z.object({
      at: instantSchema,
      event: z.enum([...CLAIM_EVENTS, ...ATTENDANCE_EVENTS]),
      /** `other` is another member, `system` follows from somebody's act by rule. */
      by: z.enum(["self", "staff", "other", "system"]),
      why: z.string().optional(),
    }),
  ),
});
export type ClaimHistory = z.output<typeof claimHistorySchema>;
