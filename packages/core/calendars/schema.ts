import { districtIdSchema, instantSchema } from "@rengang/kernel/schema";
import * as z from "zod";

/** Whether there is a secret address, and since when; the address itself cannot be told again. */
export const feedSchema = z.object({ since: instantSchema.optional() });
export type CalendarFeed = z.output<typeof feedSchema>;

/** Shown once. `webcal` opens the telephone's own calendar. */
export const feedAddressSchema = z.object({ since: instantSchema, https: z.string(), webcal: z.string() });
export type FeedAddress = z.output<typeof feedAddressSchema>;

/** 160 bits in base 32. */
export const feedKeySchema = z.object({ district: districtIdSchema, token: z.string().regex(/^[0-9a-z]{32}$/) });
export type FeedKey = z.output<typeof feedKeySchema>;
