import type { Brand } from "@rengang/kernel/ids";
import { daySchema, instantSchema, line, prose, sortableId } from "@rengang/kernel/schema";
import { DAY } from "@rengang/kernel/time";
import * as z from "zod";

export type PeriodId = Brand<string, "feedback period">;
export const periodIdSchema = sortableId("fbp") as unknown as z.ZodType<PeriodId, string>;

export const requirementSchema = z.strictObject({
  times: z.int().min(0).max(366).optional(),
  hours: z.number().min(0).max(2000).multipleOf(0.5).optional(),
});
export type Requirement = z.output<typeof requirementSchema>;

const words = (most: number) =>
  z
    .array(line(10))
    .min(1)
    .max(most)
    .refine((w) => new Set(w).size === w.length);

/** The longest period: two years. */
const PERIOD_DAYS_MAX = 731;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

/** Grade words, uses, labels and requirement belong to the district and the year; none is part of the product. */
export const openPeriodSchema = z
  .strictObject({
    title: line(30),
    from: daySchema,
    to: daySchema,
    /** Days during which a member may object; the district's own setting where it is not named. */
    objectionDays: z.int().min(1).max(30).optional(),
    requirement: requirementSchema.default({}),
    gradeWords: words(6).default(["好", "较好", "一般", "差"]),
    useWords: words(8).default(["民主评议", "年度考核", "公示", "其他"]),
    /** Other words for what is printed on the form, by the name of the label. */
    labels: z.record(z.string().regex(/^[a-zA-Z]{1,30}$/), prose(40)).default({}),
  })
  .refine((p) => p.to >= p.from, { path: ["to"], params: { problem: "before_start" } })
  .refine((p) => daysBetween(p.from, p.to) < PERIOD_DAYS_MAX, { path: ["to"], params: { problem: "too_big" } });

export const periodSchema = z.object({
  id: periodIdSchema,
  title: z.string(),
  from: daySchema,
  to: daySchema,
  objectionDays: z.int(),
  requirement: requirementSchema,
  gradeWords: z.array(z.string()),
  useWords: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  openedAt: instantSchema,
});
export type Period = z.output<typeof periodSchema>;
export const periodListSchema = z.object({ periods: z.array(periodSchema) });
