import { personIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { postSchema, ruleCheckSchema } from "../posts/schema";
import { teamSchema } from "../teams/schema";

/** What makes a post suit a member: near home, at a free time, a skill it asks for, a team that was chosen at reporting in. */
export const FITS = ["near", "time", "skill", "team"] as const;
export type Fit = (typeof FITS)[number];

export const forMeSchema = z.object({
  /** One team; `n` stands for all custom ones. */
  team: z.union([teamSchema, z.literal("n")]).optional(),
  /** Posts of which a part lies on a weekend (or holiday), or in an evening. */
  at: z.enum(["weekend", "evening"]).optional(),
});

export const postForMeSchema = postSchema.extend({
  fits: z.array(z.enum(FITS)),
  against: z.array(ruleCheckSchema),
});
export type PostForMe = z.output<typeof postForMeSchema>;
export const postsForMeSchema = z.object({
  /** In the order in which they suit; why, each says itself. */
  posts: z.array(postForMeSchema),
  /** Some unit has more posts ahead than were looked at. */
  more: z.boolean(),
});

export const listCandidatesSchema = z.object({
  /** Part of the name, the employer or a skill. */
  search: z.string().trim().max(30).optional(),
  cursor: z
    .string()
    .regex(/^unt_(\d{3}){2}\.(per_[0-9a-z]{13})?$/)
    .optional(),
});
export const candidateSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  /** In full for the community, masked above it. */
  phone: z.string(),
  employerName: z.string().optional(),
  unitName: z.string(),
  compoundName: z.string().optional(),
  /** Has said to be free at that time; otherwise has said nothing about free times. */
  saidFree: z.boolean(),
  fits: z.array(z.enum(FITS)),
});
export type Candidate = z.output<typeof candidateSchema>;
export const candidatePageSchema = z.object({
  /** By name; where a post is open to several communities, these in the order of the tree. */
  candidates: z.array(candidateSchema),
  cursor: z.string().optional(),
});
