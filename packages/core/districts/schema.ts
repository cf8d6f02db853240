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
});
