import type { Brand } from "@rengang/kernel/ids";
import {
  daySchema,
  employerIdSchema,
  instantSchema,
  line,
  personIdSchema,
  postIdSchema,
  prose,
  unitIdSchema,
} from "@rengang/kernel/schema";
import * as z from "zod";
import { postSchema } from "../posts/schema";
import { teamSchema } from "../teams/schema";

/** Names the person, the local day and the thing done, so that no look-up is needed: `svc_<person>.20261128.<tail>`. */
export type ServiceId = Brand<string, "service">;
export const serviceIdSchema = z.string().regex(/^svc_[0-9a-z]{13}\.\d{8}\.[0-9a-z]{8}$/) as unknown as z.ZodType<
  ServiceId,
  string
>;

/** Kinds of evidence from the weakest to the strongest: 自报, 纸质签到, 组织者点名, 本人签到, 服务对象评价. */
export const EVIDENCE = ["self", "paper", "organiser", "own", "rated"] as const;
export type Evidence = (typeof EVIDENCE)[number];
export const SERVICE_STATES = ["checked_in", "pending", "confirmed", "rejected"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** Service hours, to the half, travel excluded. */
export const hoursSchema = z.number().min(0.5).max(24).multipleOf(0.5);
export const yearSchema = z.string().regex(/^20\d{2}$/);

export const totalsSchema = z.object({ times: z.int(), hours: z.number() });
export const summarySchema = totalsSchema.extend({
  byTeam: z.record(z.string(), totalsSchema),
  /** Keys are months, `2026-11`. */
  byMonth: z.record(z.string(), totalsSchema),
});
export type Summary = z.output<typeof summarySchema>;

export const disputeSchema = z.object({
  text: z.string(),
  at: instantSchema,
  answer: z.string().optional(),
  answeredAt: instantSchema.optional(),
  answeredByName: z.string().optional(),
});

export const serviceSchema = z.object({
  id: serviceIdSchema,
  personId: personIdSchema,
  /** Who organised it. */
  unitId: unitIdSchema,
  postId: postIdSchema.optional(),
  title: z.string(),
  team: teamSchema,
  place: z.string(),
  on: daySchema,
  startsAt: instantSchema.optional(),
  endsAt: instantSchema.optional(),
  checkedInAt: instantSchema.optional(),
  checkedOutAt: instantSchema.optional(),
  /** 0 while nobody has said how long a standing duty took. */
  hours: z.number(),
  content: z.string(),
  beneficiaries: z.string(),
  evidence: z.enum(EVIDENCE),
  state: z.enum(SERVICE_STATES),
  walkIn: z.boolean(),
  /** Entered after the event from paper: shown as such wherever the record is shown. */
  backfilled: z.boolean(),
  recordedByName: z.string(),
  confirmedByName: z.string().optional(),
  confirmedAt: instantSchema.optional(),
  reason: z.string().optional(),
  quality: z.string().optional(),
  correction: z
    .object({ at: instantSchema, byName: z.string(), reason: z.string(), hoursBefore: z.number() })
    .optional(),
  dispute: disputeSchema.optional(),
  /** What a reader should look at: two confirmed times that overlap, or a day beyond the limit. */
  marks: z.array(z.enum(["overlap", "daily_limit"])).optional(),
});
export type Service = z.output<typeof serviceSchema>;

export const reportServiceSchema = z
  .strictObject({
    title: line(30),
    team: teamSchema,
    place: line(40),
    on: daySchema,
    startsAt: instantSchema.optional(),
    endsAt: instantSchema.optional(),
    hours: hoursSchema,
    content: prose(200).min(1),
    beneficiaries: prose(60).default(""),
  })
  .refine((s) => s.startsAt === undefined || (s.endsAt !== undefined && s.endsAt > s.startsAt), {
    path: ["endsAt"],
    params: { problem: "before_start" },
  });

export const confirmServicesSchema = z.strictObject({
  ids: z.array(serviceIdSchema).min(1).max(200),
  /** Hours by id, where they differ from the recorded ones. */
  hours: z.record(z.string(), hoursSchema).default({}),
});
export const serviceReasonSchema = z.strictObject({ reason: prose(200).min(1) });
export const correctServiceSchema = z.strictObject({
  hours: hoursSchema.optional(),
  content: prose(200).optional(),
  beneficiaries: prose(60).optional(),
  quality: prose(60).optional(),
  reason: prose(200).min(1),
});
export const disputeServiceSchema = z.strictObject({ text: prose(200).min(1) });
export const answerDisputeSchema = z.strictObject({ answer: prose(200).min(1) });
export const ledgerYearSchema = z.strictObject({ year: yearSchema.optional() });
export const listPendingSchema = z.strictObject({ unitId: unitIdSchema.optional() });

export const serviceResultsSchema = z.object({
  results: z.array(
    z.object({
      id: serviceIdSchema,
      ok: z.boolean(),
      code: z.string().optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});
export type ServiceResults = z.output<typeof serviceResultsSchema>;

export const ledgerSchema = z.object({ year: z.string(), summary: summarySchema, services: z.array(serviceSchema) });
export type Ledger = z.output<typeof ledgerSchema>;
export const memberLedgerSchema = ledgerSchema.extend({ personId: personIdSchema, name: z.string() });

export const pendingSchema = z.object({
  services: z.array(serviceSchema.extend({ name: z.string(), employerName: z.string().optional() })),
});
export type Pending = z.output<typeof pendingSchema>;

/** The summary columns of the paper ledger (台账), in its order. */
export const ledgerColumnsSchema = z.object({
  unitName: z.string(),
  members: z.int(),
  residents: z.int(),
  registered: z.int(),
  skilled: z.int(),
  claimed: z.int(),
  times: z.int(),
  hours: z.number(),
});
export const communityLedgerSchema = z.object({
  year: z.string(),
  columns: ledgerColumnsSchema,
  members: z.array(
    summarySchema.extend({
      personId: personIdSchema,
      name: z.string(),
      employerId: employerIdSchema.optional(),
      employerName: z.string().optional(),
      compoundName: z.string().optional(),
      registered: z.boolean(),
      skills: z.array(z.string()),
    }),
  ),
  activities: z.array(postSchema),
});
export type CommunityLedger = z.output<typeof communityLedgerSchema>;
