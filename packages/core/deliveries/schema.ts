import { daySchema, instantSchema, personIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { CHANNELS, FAILURES, PURPOSES } from "../context/messenger";

/** Taken by the provider; not yet, and tried again; or never. */
export const OUTCOMES = ["accepted", "failed", "given_up"] as const;

export const deliverySchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** When its outcome last changed. */
  endedAt: instantSchema,
  channel: z.enum(CHANNELS),
  purpose: z.enum(PURPOSES),
  /** Masked; empty where a group was written to. */
  to: z.string(),
  personId: personIdSchema.optional(),
  outcome: z.enum(OUTCOMES),
  attempts: z.int(),
  providerId: z.string().optional(),
  reason: z.enum(FAILURES).optional(),
});
export type Delivery = z.output<typeof deliverySchema>;

export const listDeliveriesSchema = z.strictObject({
  /** A local day; today without one. */
  day: daySchema.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  cursor: z.string().max(2000).optional(),
});
export const deliveryPageSchema = z.object({
  day: daySchema,
  deliveries: z.array(deliverySchema),
  cursor: z.string().optional(),
});
