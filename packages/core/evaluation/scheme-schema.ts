import { daySchema, instantSchema, line } from "@rengang/kernel/schema";
import * as z from "zod";
import { EVIDENCE, hoursSchema, yearSchema } from "../services/schema";
import { teamSchema } from "../teams/schema";

const count = z.int().min(0).max(10_000);
const hours = z.number().min(0).max(10_000).multipleOf(0.5);
const points = z.number().min(0).max(100_000).multipleOf(0.01);

/** Where each limit applies; what is not named is unlimited. Hours to the half. */
export const capsSchema = z.strictObject({
  hoursPerRecord: hoursSchema.optional(),
  hoursPerDay: hoursSchema.optional(),
  hoursPerTeam: hours.optional(),
  hoursPerYear: hours.optional(),
  timesPerDay: count.optional(),
  timesPerTeam: count.optional(),
  timesPerYear: count.optional(),
});

/** Points are off unless a district switches them on. A record's points are multiplied by every weight that fits it. */
export const pointsSchema = z.strictObject({
  perTime: points,
  perHour: points,
  weights: z
    .array(
      z.strictObject({
        team: teamSchema.optional(),
        evidence: z.enum(EVIDENCE).optional(),
        factor: z.number().min(0).max(100).multipleOf(0.01),
      }),
    )
    .max(40),
  perTeamMax: points.optional(),
  perYearMax: points.optional(),
});

export const bandsSchema = z.strictObject({
  of: z.enum(["times", "hours", "points"]),
  steps: z
    .array(z.strictObject({ from: points, name: line(10) }))
    .min(1)
    .max(10)
    .refine((steps) => steps.every((s, i) => i === 0 || s.from > (steps[i - 1]?.from ?? 0))),
});

const schemeShape = z.strictObject({
  /** The first and the last local day that count, both included. */
  from: daySchema,
  to: daySchema,
  account: z.enum(["hours_and_times", "hours", "times"]).default("hours_and_times"),
  requirement: z.strictObject({ times: count.optional(), hours: hours.optional() }).default({}),
  caps: capsSchema.default({}),
  /** Kinds of evidence that do not count. */
  excludedEvidence: z.array(z.enum(EVIDENCE)).max(5).default([]),
  /** A session counts from this share of presence on; where nobody checked out, the organiser's word counts. */
  presentPercentMin: z.int().min(1).max(100).optional(),
  /** Reasons for which a period is taken out of the requirement, in the district's own words. */
  exemptionReasons: z.array(line(20)).max(12).default(["因病", "请假", "外派", "产假"]),
  points: pointsSchema.optional(),
  bands: bandsSchema.optional(),
  /** Words that people may give; the system never gives one. */
  grades: z.array(line(10)).max(8).default([]),
});

/** What a district decides for one year (考核方案). */
export const schemeRulesSchema = schemeShape
  .refine((s) => s.from <= s.to && Date.parse(s.to) - Date.parse(s.from) <= 400 * 86_400_000, {
    path: ["to"],
    params: { problem: "before_start" },
  })
  .refine((s) => s.bands?.of !== "points" || s.points !== undefined, {
    path: ["bands", "of"],
    params: { problem: "invalid" },
  })
  .refine((s) => s.account !== "times" || s.requirement.hours === undefined, {
    path: ["requirement", "hours"],
    params: { problem: "invalid" },
  })
  .refine((s) => s.account !== "hours" || s.requirement.times === undefined, {
    path: ["requirement", "times"],
    params: { problem: "invalid" },
  });
export type SchemeRules = z.output<typeof schemeRulesSchema>;

/** A scheme with its year; version 0 is the default, which nobody has saved. */
export const schemeSchema = schemeShape.extend({
  year: yearSchema,
  version: z.int(),
  savedAt: instantSchema.optional(),
  savedByName: z.string().optional(),
});
export type Scheme = z.output<typeof schemeSchema>;
