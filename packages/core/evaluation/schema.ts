import {
  daySchema,
  employerIdSchema,
  instantSchema,
  line,
  personIdSchema,
  prose,
  unitIdSchema,
} from "@rengang/kernel/schema";
import * as z from "zod";
import { EVIDENCE, serviceIdSchema, summarySchema, totalsSchema, yearSchema } from "../services/schema";
import { teamSchema } from "../teams/schema";

export { yearSchema } from "../services/schema";
export { type Scheme, type SchemeRules, schemeRulesSchema, schemeSchema } from "./scheme-schema";

export const yearStateSchema = z.object({
  year: yearSchema,
  state: z.enum(["open", "running", "frozen"]),
  schemeVersion: z.int(),
  from: daySchema,
  to: daySchema,
  jobId: z.string().optional(),
  closedByName: z.string().optional(),
  startedAt: instantSchema.optional(),
  frozenAt: instantSchema.optional(),
  /** Until when members may object. */
  objectBefore: instantSchema.optional(),
});
export type YearState = z.output<typeof yearStateSchema>;
export const yearListSchema = z.object({ years: z.array(yearStateSchema) });
export const closeYearSchema = z.strictObject({
  year: yearSchema,
  /** Said on purpose when the year's last day is not over: nothing after the close is counted, and it cannot be undone. */
  early: z.boolean().default(false),
});

const periodSchema = z
  .strictObject({ from: daySchema, to: daySchema, reason: line(20) })
  .refine((p) => p.from <= p.to, { path: ["to"], params: { problem: "before_start" } });
export type ExemptPeriod = z.output<typeof periodSchema>;
export const setExemptionsSchema = z.strictObject({ year: yearSchema, periods: z.array(periodSchema).max(12) });
export const exemptionsSchema = z.object({
  personId: personIdSchema,
  year: yearSchema,
  periods: z.array(periodSchema),
});

/** Why a record counts less than it says. */
export const COUNT_RULES = [
  "outside_period",
  "evidence_excluded",
  "present_too_short",
  "record_cap",
  "day_cap",
  "team_cap",
  "year_cap",
] as const;
export type CountRule = (typeof COUNT_RULES)[number];

export const countedRecordSchema = z.object({
  id: serviceIdSchema,
  on: daySchema,
  title: z.string(),
  team: teamSchema,
  evidence: z.enum(EVIDENCE),
  backfilled: z.boolean(),
  /** As recorded, and how much of it counts. */
  hours: z.number(),
  countedTimes: z.int(),
  countedHours: z.number(),
  points: z.number().optional(),
  why: z.array(z.object({ rule: z.enum(COUNT_RULES), of: z.enum(["times", "hours", "points"]), limit: z.number() })),
});
export type CountedRecord = z.output<typeof countedRecordSchema>;

const shareSchema = z.object({ times: z.int().optional(), hours: z.number().optional() });

/** One member's result without the records behind it. */
export const memberResultSchema = summarySchema.extend({
  personId: personIdSchema,
  name: z.string(),
  employerId: employerIdSchema.optional(),
  employerName: z.string().optional(),
  unitId: unitIdSchema,
  unitName: z.string(),
  registered: z.boolean(),
  /** What the year asks after exemptions, and what is still to come: never a verdict. */
  required: shareSchema,
  remaining: shareSchema,
  points: z.number().optional(),
  band: z.string().optional(),
});
export type MemberResult = z.output<typeof memberResultSchema>;

const reportHeadSchema = z.object({
  year: yearSchema,
  from: daySchema,
  to: daySchema,
  schemeVersion: z.int(),
  /** False for a preview, which the next record changes. */
  frozen: z.boolean(),
  frozenAt: instantSchema.optional(),
});
export type ReportHead = z.output<typeof reportHeadSchema>;

export const objectionSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  unitId: unitIdSchema,
  text: z.string(),
  at: instantSchema,
  answer: z.string().optional(),
  answeredAt: instantSchema.optional(),
  answeredByName: z.string().optional(),
});
export type Objection = z.output<typeof objectionSchema>;
export const objectionListSchema = z.object({ objections: z.array(objectionSchema) });
export const objectSchema = z.strictObject({ text: prose(500).min(1) });
export const answerObjectionSchema = z.strictObject({ answer: prose(500).min(1) });

export const memberReportSchema = reportHeadSchema.extend({
  member: memberResultSchema,
  recorded: totalsSchema,
  records: z.array(countedRecordSchema),
  exemptions: z.array(periodSchema),
  objectBefore: instantSchema.optional(),
  objection: objectionSchema.optional(),
});
export type MemberReport = z.output<typeof memberReportSchema>;

/** Sums over members. Head counts are absent where a preview does not count heads. */
export const groupTotalsSchema = summarySchema.extend({
  members: z.int().optional(),
  registered: z.int().optional(),
  /** With at least one service that counts. */
  served: z.int(),
});
export type GroupTotals = z.output<typeof groupTotalsSchema>;

/** Members by name: no list of people is ever in the order of hours. */
export const communityReportSchema = reportHeadSchema.extend({
  unitId: unitIdSchema,
  unitName: z.string(),
  streetName: z.string(),
  totals: groupTotalsSchema,
  members: z.array(memberResultSchema),
});
export type CommunityReport = z.output<typeof communityReportSchema>;

export const employerReportSchema = reportHeadSchema.extend({
  employerId: employerIdSchema,
  employerName: z.string(),
  totals: groupTotalsSchema,
  members: z.array(memberResultSchema),
});
export type EmployerReport = z.output<typeof employerReportSchema>;

export const communityTotalsSchema = groupTotalsSchema.extend({
  unitId: unitIdSchema,
  unitName: z.string(),
  streetName: z.string(),
});
export type CommunityTotals = z.output<typeof communityTotalsSchema>;

/** Communities in the order of the tree, whatever their results. */
export const districtReportSchema = reportHeadSchema.extend({
  unitId: unitIdSchema,
  unitName: z.string(),
  totals: groupTotalsSchema,
  communities: z.array(communityTotalsSchema),
  /** What counts in a preview is what is recorded; limits of the scheme are applied when the year is closed. */
  basis: z.enum(["counted", "recorded"]),
});
export type DistrictReport = z.output<typeof districtReportSchema>;

export const employerTotalsSchema = groupTotalsSchema.extend({
  employerId: employerIdSchema,
  employerName: z.string(),
});
export type EmployerTotals = z.output<typeof employerTotalsSchema>;
export const employersReportSchema = reportHeadSchema.extend({ employers: z.array(employerTotalsSchema) });
export type EmployersReport = z.output<typeof employersReportSchema>;
