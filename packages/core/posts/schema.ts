import { personIdSchema, postIdSchema, unitIdSchema } from "@rengang/kernel/ids";
import { line, prose } from "@rengang/kernel/input";
import { instantSchema } from "@rengang/kernel/time";
import * as z from "zod";
import { MEMBER_KINDS } from "../members/schema";
import { teamSchema } from "../teams/schema";

export const POST_STATES = ["proposed", "open", "closed", "cancelled", "returned"] as const;
export type PostState = (typeof POST_STATES)[number];

const timesInOrder = <T extends { startsAt?: string | undefined; endsAt?: string | undefined }>(p: T) =>
  p.startsAt === undefined || (p.endsAt !== undefined && Date.parse(p.endsAt) > Date.parse(p.startsAt));
const notTooLong = <T extends { startsAt?: string | undefined; endsAt?: string | undefined }>(p: T) =>
  p.startsAt === undefined || p.endsAt === undefined || Date.parse(p.endsAt) - Date.parse(p.startsAt) <= 24 * 3_600_000;

/** What a publisher may say of a post. Without times it is a standing duty (常设岗), with them a session (活动岗). */
const postFactsSchema = z.strictObject({
  title: line(30),
  team: teamSchema,
  unitId: unitIdSchema,
  place: line(40),
  places: z.int().min(1).max(1000),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema.optional(),
  claimBy: instantSchema.optional(),
  description: prose(1000).default(""),
  bring: prose(200).default(""),
  beneficiaries: prose(60).default(""),
  contactName: line(30).optional(),
  contactPhone: line(20).optional(),
  /** Kinds of members who may claim; empty: all. */
  kinds: z.array(z.enum(MEMBER_KINDS)).max(6).default([]),
  /** A claimant has at least one of these; empty: none needed. */
  skills: z.array(line(20)).max(5).default([]),
});

export const publishPostSchema = postFactsSchema
  .refine(timesInOrder, { path: ["endsAt"], params: { problem: "before_start" } })
  .refine(notTooLong, { path: ["endsAt"], params: { problem: "too_long" } });
export const proposePostSchema = postFactsSchema
  .omit({ unitId: true, kinds: true, skills: true, contactName: true, contactPhone: true, claimBy: true })
  .refine(timesInOrder, { path: ["endsAt"], params: { problem: "before_start" } })
  .refine(notTooLong, { path: ["endsAt"], params: { problem: "too_long" } });

export const editPostSchema = z.strictObject({
  title: line(30).optional(),
  place: line(40).optional(),
  places: z.int().min(1).max(1000).optional(),
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
  places: z.int(),
  taken: z.int(),
  waiting: z.int(),
  waitingMax: z.int(),
  kinds: z.array(z.enum(MEMBER_KINDS)),
  skills: z.array(z.string()),
  proposedBy: personIdSchema.optional(),
  /** Only where a member asks: his or her own claim, and what stands against one. */
  mine: z.enum(["claimed", "waitlisted"]).optional(),
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
