import { daySchema, districtIdSchema, line, phoneSchema } from "@rengang/kernel/schema";
import * as z from "zod";

export const districtSettingsSchema = z.object({
  /** Places beyond which a post's waiting list is closed. */
  waitingMax: z.int().min(0).max(50).default(10),
  /** Dated claims that one member may hold at the same time. */
  openClaimsMax: z.int().min(1).max(40).default(20),
  /** A member may withdraw plainly until so many hours before the start; later with a reason, and marked as late. */
  withdrawHours: z.int().min(0).max(168).default(24),
  /** Minutes needed between two places of different communities. */
  travelMinutes: z.int().min(0).max(240).default(30),
  /** Hours that one member may serve at a stretch over several sessions. */
  stretchHoursMax: z.int().min(1).max(24).default(8),
  /** Dated claims of one member in a month; 0: no limit. */
  monthlyClaimsMax: z.int().min(0).max(60).default(0),
  /** Whether a place that becomes free is given to the next in line or offered: `late` offers it after the deadline for withdrawing. */
  offers: z.enum(["never", "late", "always"]).default("late"),
  /** How long an offer stands. */
  offerMinutes: z.int().min(5).max(2880).default(120),
  /** Public holidays, and days worked instead, of the years that series reach into. */
  daysOff: z.array(daySchema).max(200).default([]),
  daysOn: z.array(daySchema).max(60).default([]),
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
  /** Whether staff are invited to a second factor or cannot work without one. */
  secondFactor: z.enum(["asked", "required"]).default("asked"),
  /** Working days within which a suggestion or complaint is to be answered. */
  suggestionDays: z.int().min(1).max(30).default(5),
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
  travelMinutes: z.int().min(0).max(240).optional(),
  stretchHoursMax: z.int().min(1).max(24).optional(),
  monthlyClaimsMax: z.int().min(0).max(60).optional(),
  offers: z.enum(["never", "late", "always"]).optional(),
  offerMinutes: z.int().min(5).max(2880).optional(),
  daysOff: z.array(daySchema).max(200).optional(),
  daysOn: z.array(daySchema).max(60).optional(),
  objectionDays: z.int().min(1).max(30).optional(),
  checkInBeforeMinutes: z.int().min(0).max(720).optional(),
  checkInAfterMinutes: z.int().min(0).max(720).optional(),
  checkOutBeforeMinutes: z.int().min(0).max(720).optional(),
  tickHours: z.int().min(1).max(720).optional(),
  dailyHoursMax: z.number().min(1).max(24).multipleOf(0.5).optional(),
  reportDays: z.int().min(1).max(366).optional(),
  secondFactor: z.enum(["asked", "required"]).optional(),
  suggestionDays: z.int().min(1).max(30).optional(),
});
