import { daySchema, instantSchema, personIdSchema, postIdSchema, prose } from "@rengang/kernel/schema";
import * as z from "zod";
import { EVIDENCE, hoursSchema, SERVICE_STATES, serviceIdSchema, serviceSchema } from "../services/schema";

export const MARKS = ["absent", "excused"] as const;
export const ATTENDANCE_STATES = ["expected", ...SERVICE_STATES, ...MARKS] as const;

/** The day of a standing duty; a dated session knows its own. */
export const sessionDaySchema = z.strictObject({ on: daySchema.optional() });

export const sessionCodeSchema = z.object({
  postId: postIdSchema,
  title: z.string(),
  on: daySchema,
  code: z.string(),
  /** What the printed or shown code says: opens the console, which checks the member in. */
  link: z.string(),
  validFrom: instantSchema,
  validUntil: instantSchema,
});
export type SessionCode = z.output<typeof sessionCodeSchema>;

export const checkInSchema = z.strictObject({ code: z.string().trim().min(1).max(160) });

export const attendanceEntrySchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  employerName: z.string().optional(),
  /** False for one who came without a place. */
  holds: z.boolean(),
  state: z.enum(ATTENDANCE_STATES),
  evidence: z.enum(EVIDENCE).optional(),
  hours: z.number().optional(),
  checkedInAt: instantSchema.optional(),
  checkedOutAt: instantSchema.optional(),
  backfilled: z.boolean(),
  /** Why excused, back-filled or rejected. */
  reason: z.string().optional(),
  serviceId: serviceIdSchema.optional(),
});
export type AttendanceEntry = z.output<typeof attendanceEntrySchema>;

export const attendanceListSchema = z.object({
  postId: postIdSchema,
  title: z.string(),
  on: daySchema,
  entries: z.array(attendanceEntrySchema),
});
export type AttendanceList = z.output<typeof attendanceListSchema>;

export const tickSchema = z.strictObject({
  on: daySchema.optional(),
  rows: z
    .array(
      z.strictObject({
        personId: personIdSchema,
        present: z.boolean(),
        hours: hoursSchema.optional(),
        /** With `present: false`: had a reason not to come. */
        excused: z.boolean().default(false),
        reason: prose(100).optional(),
      }),
    )
    .min(1)
    .max(300),
});
export type TickRow = z.output<typeof tickSchema>["rows"][number];

export const paperSchema = z.strictObject({
  on: daySchema.optional(),
  reason: prose(200).min(1),
  rows: z
    .array(z.strictObject({ personId: personIdSchema, hours: hoursSchema.optional() }))
    .min(1)
    .max(300),
});

export const attendanceResultsSchema = z.object({
  results: z.array(
    z.object({
      personId: personIdSchema,
      ok: z.boolean(),
      state: z.enum(ATTENDANCE_STATES).optional(),
      serviceId: serviceIdSchema.optional(),
      code: z.string().optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});
export type AttendanceResults = z.output<typeof attendanceResultsSchema>;

export const checkedInSchema = serviceSchema;
