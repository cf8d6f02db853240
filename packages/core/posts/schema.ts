import { instantSchema, line, personIdSchema, postIdSchema, prose, unitIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { MEMBER_KINDS } from "../members/schema";
import { teamSchema } from "../teams/schema";
import { perPeriodSchema, timesInOrder, timetableSchema } from "./times";

/**
 * `gathering`: entries to a fair opening are taken; `drawing`: they are being drawn; `moving`: its people are carried to
 * another time; `moved`: they have been. Full is not a state: it follows from the places.
 */
export const POST_STATES = [
  "draft",
  "proposed",
  "gathering",
  "drawing",
  "open",
  "moving",
  "closed",
  "cancelled",
  "moved",
  "returned",
] as const;
export type PostState = (typeof POST_STATES)[number];

/** What a publisher may say of a post. Without times it is a standing duty (常设岗), with them a session (活动岗). */
export const postFactsSchema = z.strictObject({
  title: line(30),
  team: teamSchema,
  unitId: unitIdSchema,
  place: line(40),
  places: z.int().min(1).max(1000),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema.optional(),
  /** A standing duty's weekly hours; with them its claims take part in the rule that nobody is in two places. */
  timetable: timetableSchema.optional(),
  /** Claims are taken from here on; absent: at once. */
  openAt: instantSchema.optional(),
  claimBy: instantSchema.optional(),
  /** With it the post opens fairly: until then whoever wants may enter, then places are drawn, then first come. */
  drawAt: instantSchema.optional(),
  description: prose(1000).default(""),
  bring: prose(200).default(""),
  beneficiaries: prose(60).default(""),
  contactName: line(30).optional(),
  contactPhone: line(20).optional(),
  /** Kinds of members who may claim; empty: all. */
  kinds: z.array(z.enum(MEMBER_KINDS)).max(6).default([]),
  /** A claimant has at least one of these; empty: none needed. */
  skills: z.array(line(20)).max(5).default([]),
  /** Communities or compounds whose members may claim; empty: all below the publishing unit. */
  areas: z.array(unitIdSchema).max(12).default([]),
  /** Briefings that a claimant has attended. */
  needs: z.array(line(20)).max(3).default([]),
  /** What attending this post counts as, for the `needs` of others: a briefing's name. */
  briefs: line(20).optional(),
  /** At most so many claims of one member in a series and period. */
  most: perPeriodSchema.optional(),
  /** What a member who takes part is asked to take at least; told, never enforced. */
  least: perPeriodSchema.optional(),
});
export type PostFacts = z.output<typeof postFactsSchema>;

export const publishPostSchema = postFactsSchema
  .extend({
    /** Kept for later: nobody but staff sees a draft. */
    draft: z.boolean().default(false),
  })
  .superRefine(timesInOrder);
export const proposePostSchema = postFactsSchema
  .pick({
    title: true,
    team: true,
    place: true,
    places: true,
    startsAt: true,
    endsAt: true,
    timetable: true,
    description: true,
    bring: true,
    beneficiaries: true,
  })
  .superRefine(timesInOrder);

export const editPostSchema = z.strictObject({
  title: line(30).optional(),
  place: line(40).optional(),
  places: z.int().min(1).max(1000).optional(),
  /** Who gives a place back where places fall below those taken; the organiser's choice, with the reason they read. */
  release: z.array(personIdSchema).max(40).default([]),
  reason: prose(200).optional(),
  openAt: instantSchema.optional(),
  claimBy: instantSchema.optional(),
  description: prose(1000).optional(),
  bring: prose(200).optional(),
  contactName: line(30).optional(),
  contactPhone: line(20).optional(),
});

export const postReasonSchema = z.strictObject({ reason: prose(200).min(1) });

/** One rule of claiming, met or not, with what is needed to say it in words. */
export const ruleCheckSchema = z.object({
  rule: z.string(),
  met: z.boolean(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const postSchema = z.object({
  id: postIdSchema,
  unitId: unitIdSchema,
  title: z.string(),
  team: teamSchema,
  kind: z.enum(["standing", "dated"]),
  state: z.enum(POST_STATES),
  place: z.string(),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema.optional(),
  claimBy: instantSchema.optional(),
  withdrawBy: instantSchema.optional(),
  timetable: timetableSchema.optional(),
  openAt: instantSchema.optional(),
  drawAt: instantSchema.optional(),
  series: z.string().optional(),
  areas: z.array(unitIdSchema).optional(),
  needs: z.array(z.string()).optional(),
  most: perPeriodSchema.optional(),
  places: z.int(),
  taken: z.int(),
  waiting: z.int(),
  waitingMax: z.int(),
  kinds: z.array(z.enum(MEMBER_KINDS)),
  skills: z.array(z.string()),
  proposedBy: personIdSchema.optional(),
  /** Only where a member asks: his or her own claim, and what stands against one. */
  mine: z.enum(["claimed", "offered", "waitlisted"]).optional(),
  /** With an offer: it is mine until then. */
  offeredUntil: instantSchema.optional(),
  against: z.array(ruleCheckSchema).optional(),
});
export type Post = z.output<typeof postSchema>;

export const postDetailSchema = postSchema.extend({
  unitName: z.string(),
  description: z.string(),
  bring: z.string(),
  beneficiaries: z.string(),
  contactName: z.string().optional(),
  contactPhone: z.string().optional(),
  publishedAt: instantSchema,
  reason: z.string().optional(),
  briefs: z.string().optional(),
  least: perPeriodSchema.optional(),
  /** A fair opening's promise: SHA-256 of the seed, in hex, published before anybody entered. */
  seedHash: z.string().optional(),
  /** At which address the draw was held, when the session was moved afterwards. */
  drawnAs: postIdSchema.optional(),
  /** Where the session is now, when it was moved. */
  movedTo: postIdSchema.optional(),
  rules: z.array(ruleCheckSchema).optional(),
});
export type PostDetail = z.output<typeof postDetailSchema>;

export const listPostsSchema = z.object({
  unitId: unitIdSchema.optional(),
  /** `upcoming` begins with the sessions of today, `past` goes back from there. */
  when: z.enum(["upcoming", "past"]).default("upcoming"),
  /** `me` adds the member's own claims and what stands against one. */
  for: z.enum(["me"]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2000).optional(),
});
export const postPageSchema = z.object({ posts: z.array(postSchema), cursor: z.string().optional() });
