import { daySchema, instantSchema, line, postIdSchema, prose, unitIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { jobSchema } from "../jobs/schema";
import { POST_STATES, postFactsSchema } from "../posts/schema";

export const seriesIdSchema = z.string().regex(/^ser_(0|(\d{3}){1,4})\.[0-9a-z]{8}$/);
export type SeriesId = z.output<typeof seriesIdSchema>;

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekdaySchema = z.int().min(1).max(7);

/** How a series repeats. Weekdays run from Monday (1) to Sunday (7). */
export const recurrenceSchema = z.discriminatedUnion("every", [
  z.strictObject({
    every: z.literal("week"),
    days: z.array(weekdaySchema).min(1).max(7),
    weeks: z.int().min(1).max(8).default(1),
  }),
  /** A day that a month does not have is its last one. */
  z.strictObject({ every: z.literal("month"), on: z.int().min(1).max(31) }),
  /** The first to fourth, or (-1) the last such weekday of each month. */
  z.strictObject({
    every: z.literal("month_weekday"),
    nth: z.union([z.int().min(1).max(4), z.literal(-1)]),
    day: weekdaySchema,
  }),
  /** Monday to Friday without the district's days off, and its days worked instead. */
  z.strictObject({ every: z.literal("workday") }),
]);
export type Recurrence = z.output<typeof recurrenceSchema>;

/** What every session of a series says; its times follow from the plan. */
export const seriesFactsSchema = postFactsSchema.omit({
  unitId: true,
  startsAt: true,
  endsAt: true,
  timetable: true,
  openAt: true,
  claimBy: true,
  drawAt: true,
});
export type SeriesFacts = z.output<typeof seriesFactsSchema>;

export const planSchema = z.strictObject({
  recurrence: recurrenceSchema,
  /** First and last local day. */
  from: daySchema,
  until: daySchema,
  /** Local times; an end that is not after the start lies on the next day. */
  startsAt: clockSchema,
  endsAt: clockSchema,
  /** Days left out, and days besides. */
  except: z.array(daySchema).max(200).default([]),
  also: z.array(daySchema).max(60).default([]),
  /** Claims open so many days before each session; absent: at once. */
  openDaysBefore: z.int().min(1).max(90).optional(),
  /** Claims end so many hours before each session; absent: at its start. */
  claimHoursBefore: z.int().min(1).max(720).optional(),
});
export type Plan = z.output<typeof planSchema>;

export const planSeriesSchema = z.strictObject({ unitId: unitIdSchema, facts: seriesFactsSchema, plan: planSchema });
export const previewSeriesSchema = planSchema.extend({ unitId: unitIdSchema, title: line(30).optional() });

/** What is remarkable about a planned day: `day_on` is a weekend day on which people work. */
export const DAY_MARKS = ["past", "day_off", "day_on", "same_title"] as const;
export const seriesDaysSchema = z.object({
  days: z.array(
    z.object({
      day: daySchema,
      weekday: z.int(),
      startsAt: instantSchema,
      endsAt: instantSchema,
      marks: z.array(z.enum(DAY_MARKS)),
    }),
  ),
});

export const seriesSchema = z.object({
  id: seriesIdSchema,
  unitId: unitIdSchema,
  facts: seriesFactsSchema,
  plan: planSchema,
  sessions: z.int(),
  plannedAt: instantSchema,
  /** The newest job on this series. */
  jobId: z.string(),
});
export type Series = z.output<typeof seriesSchema>;
export const seriesListSchema = z.object({ series: z.array(seriesSchema) });
export const seriesDetailSchema = seriesSchema.extend({
  job: jobSchema.optional(),
  posts: z.array(
    z.object({
      /** Where the session is now: a moved one has another address. */
      id: postIdSchema,
      /** The local day for which it was planned. */
      day: daySchema,
      title: z.string(),
      state: z.enum(POST_STATES),
      startsAt: instantSchema.optional(),
      endsAt: instantSchema.optional(),
      places: z.int(),
      taken: z.int(),
      waiting: z.int(),
      /** Changed or moved by itself: what the series says from now on does not reach it. */
      own: z.enum(["changed", "moved"]).optional(),
    }),
  ),
});
export type SeriesDetail = z.output<typeof seriesDetailSchema>;
export type Session = SeriesDetail["posts"][number];

const said = postFactsSchema.shape;
/** What may change from a day on; what is not named stays as it is. */
export const changeSeriesSchema = z
  .strictObject({
    /** From this local day on. */
    from: daySchema,
    facts: z
      .strictObject({
        title: said.title.optional(),
        place: said.place.optional(),
        places: said.places.optional(),
        // Without the defaults of a new post: they would empty what is not named.
        description: said.description.removeDefault().optional(),
        bring: said.bring.removeDefault().optional(),
        contactName: said.contactName,
        contactPhone: said.contactPhone,
      })
      .default({}),
    openDaysBefore: planSchema.shape.openDaysBefore,
    claimHoursBefore: planSchema.shape.claimHoursBefore,
  })
  .superRefine(({ from: _, facts, ...times }, issues) => {
    const named = [...Object.values(facts), ...Object.values(times)].some((value) => value !== undefined);
    if (!named) issues.addIssue({ code: "custom", path: ["facts"], params: { problem: "missing" } });
  });
export type SeriesChange = z.output<typeof changeSeriesSchema>;

export const cancelSeriesSchema = z.strictObject({
  from: daySchema,
  reason: prose(200).min(1),
  /** Also the sessions that were changed or moved by themselves; without it they stay. */
  all: z.boolean().default(false),
});
export const extendSeriesSchema = z.strictObject({ until: daySchema });
export const previewSeriesChangeSchema = z.strictObject({
  from: daySchema,
  all: z.boolean().default(false),
  /** Where places are to change: tells the sessions that have more people than that. */
  places: said.places.optional(),
});
/** Whom a change or a cancellation from a day on would concern. */
export const seriesEffectSchema = z.object({
  sessions: z.int(),
  /** Sessions that were changed or moved by themselves and would stay as they are. */
  own: z.int(),
  /** Places taken and turns in line in the sessions concerned; one member counts once in each. */
  holders: z.int(),
  waiting: z.int(),
  /** Local days on which more places are taken than there would be. */
  short: z.array(daySchema),
});
