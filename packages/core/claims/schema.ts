import { personIdSchema, postIdSchema } from "@rengang/kernel/ids";
import { prose } from "@rengang/kernel/input";
import * as z from "zod";
import { postSchema } from "../posts/schema";

export const makeClaimSchema = z.strictObject({
  /** Take a turn on the waiting list when the post is full. */
  wait: z.boolean().default(false),
});
export const assignClaimSchema = z.strictObject({ personId: personIdSchema, wait: z.boolean().default(false) });
export const releaseClaimSchema = z.strictObject({ personId: personIdSchema, reason: prose(200).min(1) });

export const claimSchema = z.object({
  postId: postIdSchema,
  personId: personIdSchema,
  state: z.enum(["claimed", "waitlisted", "withdrawn", "released"]),
  /** The turn on the waiting list, from 1. */
  turn: z.int().optional(),
});
export type Claim = z.output<typeof claimSchema>;

export const myClaimsSchema = z.object({
  claims: z.array(z.object({ state: z.enum(["claimed", "waitlisted"]), turn: z.int().optional(), post: postSchema })),
});

export const claimantSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  phone: z.string(),
  employerName: z.string().optional(),
  state: z.enum(["claimed", "waitlisted"]),
  turn: z.int().optional(),
});
export const claimantListSchema = z.object({ claimants: z.array(claimantSchema) });
export type Claimant = z.output<typeof claimantSchema>;
