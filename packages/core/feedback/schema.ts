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
import { EVIDENCE } from "../services/schema";
import { periodIdSchema, periodSchema, requirementSchema } from "./periods/schema";

/** From the community's draft to the employer's reply, in the order of the year. */
export const FORM_STATES = [
  "drafted",
  "shown",
  "confirmed",
  "objected",
  "answered",
  "signed",
  "delivered",
  "receipted",
  "replied",
] as const;
export type FormState = (typeof FORM_STATES)[number];
/** Why a form may be signed: the member confirmed, the window passed in silence, or an objection was answered. */
export const SIGNING_BASES = ["confirmed", "silence", "answered"] as const;
export type SigningBasis = (typeof SIGNING_BASES)[number];

export const generateFormsSchema = z.strictObject({ unitId: unitIdSchema });

/** What the community writes on a form. What is not named stays; `null` takes it away. */
const writtenParts = {
  remark: prose(400).optional(),
  grade: line(10).nullable().optional(),
  residents: prose(300).optional(),
};
/** The version that the writer looked at: nobody overwrites what he or she has not seen. */
const seenVersion = { version: z.int().min(1) };

export const writeRemarkSchema = z.strictObject({
  ...seenVersion,
  ...writtenParts,
  /** Takes the facts anew from the records. */
  refresh: z.boolean().default(false),
});
export const chosenFormsSchema = z.strictObject({
  periodId: periodIdSchema,
  personIds: z.array(personIdSchema).min(1).max(300),
});
export const confirmFormSchema = z.strictObject({ ...seenVersion, own: prose(300).default("") });
export const objectToFormSchema = z.strictObject({
  ...seenVersion,
  text: prose(400).min(1),
  own: prose(300).default(""),
});
export const answerObjectionSchema = z.strictObject({
  ...seenVersion,
  ...writtenParts,
  outcome: z.enum(["corrected", "upheld"]),
  reason: prose(400).min(1),
});
export const signFormsSchema = chosenFormsSchema.extend({
  /** The secretary's name as it stands on paper; the unit's own where it is not named. */
  name: line(30).optional(),
  signedOn: daySchema.optional(),
});
export const receiptFormsSchema = chosenFormsSchema.extend({ name: line(30).optional() });
export const replyFormsSchema = receiptFormsSchema.extend({
  uses: z.array(line(10)).min(1).max(8),
  text: prose(400).default(""),
});

export const phraseSchema = z.strictObject({ text: prose(200).min(1) });
export const phraseListSchema = z.object({ phrases: z.array(z.string()) });

const step = z.object({ at: instantSchema, byName: z.string() });
export const formServiceSchema = z.object({
  on: daySchema,
  title: z.string(),
  content: z.string(),
  hours: z.number(),
  beneficiaries: z.string(),
  quality: z.string(),
  recorder: z.string(),
  evidence: z.enum(EVIDENCE),
  backfilled: z.boolean(),
});
export const formFactsSchema = z.object({
  sex: z.enum(["male", "female"]).optional(),
  bornIn: z.string().optional(),
  position: z.string().optional(),
  branch: z.string().optional(),
  /** Community and compound. */
  residence: z.string(),
  registeredOn: daySchema.optional(),
  /** Masked: the form leaves the community. */
  phone: z.string(),
  skills: z.array(z.string()),
  posts: z.array(z.string()),
  services: z.array(formServiceSchema),
  /** Illness, leave, posted elsewhere, maternity: as the year's evaluation keeps them. */
  exemptions: z.array(z.object({ from: daySchema, to: daySchema, reason: z.string() })),
});
export type FormFacts = z.output<typeof formFactsSchema>;

export const formSummarySchema = z.object({
  periodId: periodIdSchema,
  personId: personIdSchema,
  version: z.int(),
  state: z.enum(FORM_STATES),
  name: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
  /** Absent for a member without an employer: the form can be printed, there is nobody to deliver it to. */
  employerId: employerIdSchema.optional(),
  employerName: z.string().optional(),
  times: z.int(),
  hours: z.number(),
  remark: z.string(),
  grade: z.string().optional(),
  /** Until when the member may object. */
  objectionUntil: instantSchema.optional(),
  /** On which ground it may be signed now, or which rule stands against it. */
  signing: z.object({ basis: z.enum(SIGNING_BASES).optional(), against: z.string().optional() }),
});
export type FormSummary = z.output<typeof formSummarySchema>;
export const formListSchema = z.object({ forms: z.array(formSummarySchema) });

export const formSchema = formSummarySchema.extend({
  serial: z.string(),
  periodTitle: z.string(),
  facts: formFactsSchema,
  /** After exemptions, which lower it in proportion. */
  requirement: requirementSchema,
  /** What is still open of it; 0 where it is met. */
  missing: requirementSchema,
  residents: z.string(),
  /** 本人意见建议. */
  own: z.string(),
  objections: z.array(
    step.extend({
      text: z.string(),
      outcome: z.enum(["corrected", "upheld", "withdrawn"]).optional(),
      answer: z.string().optional(),
      answered: step.optional(),
    }),
  ),
  signature: step.extend({ name: z.string(), signedOn: daySchema, basis: z.enum(SIGNING_BASES) }).optional(),
  delivery: step.optional(),
  receipt: step.extend({ name: z.string() }).optional(),
  reply: step.extend({ name: z.string(), uses: z.array(z.string()), text: z.string() }).optional(),
  /** Every step with its date and who took it, oldest first. */
  timeline: z.array(step.extend({ step: z.string(), note: z.string().optional() })),
});
export type Form = z.output<typeof formSchema>;
export const myFormsSchema = z.object({ forms: z.array(formSchema) });

export const listFormsSchema = z.object({
  periodId: periodIdSchema,
  unitId: unitIdSchema.optional(),
  state: z.enum(FORM_STATES).optional(),
});
export const overviewQuerySchema = z.object({ unitId: unitIdSchema.optional() });
export const overviewSchema = z.object({
  period: periodSchema,
  /** In the order of the tree; there is no ranking. */
  units: z.array(
    z.object({
      unitId: unitIdSchema,
      unitName: z.string(),
      total: z.int(),
      counts: z.record(z.enum(FORM_STATES), z.int()),
    }),
  ),
});
export type Overview = z.output<typeof overviewSchema>;
