import { districtIdSchema } from "@rengang/kernel/ids";
import { line, phoneSchema } from "@rengang/kernel/input";
import * as z from "zod";

export const districtSettingsSchema = z.object({
  /** Places beyond which a post's waiting list is closed. */
  waitingMax: z.int().min(0).max(50).default(10),
  /** Dated claims that one member may hold at the same time. */
  openClaimsMax: z.int().min(1).max(40).default(20),
  /** A member may withdraw until so many hours before the start. */
  withdrawHours: z.int().min(0).max(168).default(24),
  /** Days during which a member may object to a feedback form. */
  objectionDays: z.int().min(1).max(30).default(5),
  /** A session's code works from so many minutes before the start until so many after the end. */
  checkInBeforeMinutes: z.int().min(0).max(720).default(60),
  checkInAfterMinutes: z.int().min(0).max(720).default(60),
  /** Checking out works from so many minutes before the end. */
  checkOutBeforeMinutes: z.int().min(0).max(720).default(30),
  /** The organiser's roster may be ticked until so many hours after the end; later it is a back-fill. */
  tickHours: z.int().min(1).max(720).default(72),
  /** Hours of service that can be confirmed for one member and day. */
  dailyHoursMax: z.number().min(1).max(24).multipleOf(0.5).default(12),
  /** A member may report service of the last so many days. */
  reportDays: z.int().min(1).max(366).default(60),
});
export type DistrictSettings = z.output<typeof districtSettingsSchema>;

export const openDistrictSchema = z.strictObject({
  id: districtIdSchema,
  name: line(30),
  adminName: line(30),
  adminPhone: phoneSchema,
});

export const districtSchema = z.object({
  id: districtIdSchema,
  name: z.string(),
  zone: z.string(),
  settings: districtSettingsSchema,
});
export type District = z.output<typeof districtSchema>;

export const districtListSchema = z.object({
  districts: z.array(z.object({ id: districtIdSchema, name: z.string() })),
});

export const updateSettingsSchema = z.strictObject({
  waitingMax: z.int().min(0).max(50).optional(),
  openClaimsMax: z.int().min(1).max(40).optional(),
  withdrawHours: z.int().min(0).max(168).optional(),
  objectionDays: z.int().min(1).max(30).optional(),
  checkInBeforeMinutes: z.int().min(0).max(720).optional(),
  checkInAfterMinutes: z.int().min(0).max(720).optional(),
  checkOutBeforeMinutes: z.int().min(0).max(720).optional(),
  tickHours: z.int().min(1).max(720).optional(),
  dailyHoursMax: z.number().min(1).max(24).multipleOf(0.5).optional(),
  reportDays: z.int().min(1).max(366).optional(),
});
