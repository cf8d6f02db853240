import { instantSchema, postIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { ruleCheckSchema } from "../posts/schema";

/** `planned`: not shown to members yet; `cancelled`: called off before it was drawn. */
export const DRAW_STATES = ["planned", "gathering", "drawing", "drawn", "cancelled"] as const;
/** `not_fitting`: was asked in turn, but a rule of claiming stood against it by then. */
export const DRAW_RESULTS = ["place", "turn", "none", "not_fitting"] as const;
export type DrawResult = (typeof DRAW_RESULTS)[number];

export const viewDrawSchema = z.object({
  /** Of the published list, 200 rows each, from 0. */
  page: z.coerce.number().int().min(0).max(9999).default(0),
});

/** Acknowledges an entry: the ticket stands in the published list for this person. */
export const drawEntrySchema = z.object({ postId: postIdSchema, ticket: z.string(), enteredAt: instantSchema });
export type DrawEntry = z.output<typeof drawEntrySchema>;

/** One row of the published list, without a name. */
export const drawnRowSchema = z.object({
  ticket: z.string(),
  /** Confirmed services of the year when the entries were sealed. */
  served: z.int(),
  result: z.enum(DRAW_RESULTS),
});

export const drawSchema = z.object({
  postId: postIdSchema,
  state: z.enum(DRAW_STATES),
  drawAt: instantSchema,
  /** SHA-256 of the seed in hex, published before anybody entered. */
  seedHash: z.string().optional(),
  /** Once drawn: 32 hex characters, whose SHA-256 is `seedHash`. */
  seed: z.string().optional(),
  /** Once drawn: how many had entered. */
  entries: z.int().optional(),
  /** Once drawn: one page of the list, in the order of the draw, and how many pages there are. */
  list: z.array(drawnRowSchema).optional(),
  pages: z.int().optional(),
  /** A member's own entry, and once drawn what became of it. */
  mine: z
    .object({
      ticket: z.string(),
      enteredAt: instantSchema,
      /** The place in the list, from 1. */
      position: z.int().optional(),
      served: z.int().optional(),
      result: z.enum(DRAW_RESULTS).optional(),
      /** The turn on the waiting list as it was drawn, from 1. */
      turn: z.int().optional(),
      /** With `not_fitting`: the rule that stood against it. */
      rule: z.string().optional(),
    })
    .optional(),
  /** To a member, while entries are taken: every personal rule that stands against entering. */
  against: z.array(ruleCheckSchema).optional(),
});
export type Draw = z.output<typeof drawSchema>;
