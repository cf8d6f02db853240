import {
  daySchema,
  instantSchema,
  line,
  personIdSchema,
  prose,
  sortableId,
  unitIdSchema,
} from "@rengang/kernel/schema";
import * as z from "zod";
import { heldKindSchema } from "./held/schema";

/** What personal information is used for. The first five follow from duties and from what the member asks for. */
export const PURPOSES = [
  "roster",
  "claims",
  "feedback",
  "evaluation",
  "security",
  "messages",
  "publication",
  "candidates",
] as const;
export type Purpose = (typeof PURPOSES)[number];
/** Asked one by one, off unless agreed; nothing else depends on the answer (PIPL 15, 16). */
export const OPTIONAL = ["candidates"] as const satisfies readonly Purpose[];
export const purposeSchema = z.enum(PURPOSES);
/** Uses that end for a person when an objection to them is accepted; no duty depends on them (PIPL 44). */
export const STOPPABLE = ["messages", "publication", "candidates"] as const satisfies readonly Purpose[];
export type Stoppable = (typeof STOPPABLE)[number];

const purposeTextSchema = z.object({
  title: z.string(),
  what: z.string(),
  why: z.string(),
  basis: z.string(),
  seenBy: z.string(),
  kept: z.string(),
});
export type PurposeText = z.output<typeof purposeTextSchema>;

export const noticeSchema = z.object({
  /** Counts up with every change; an answer belongs to one version. */
  version: z.int(),
  districtName: z.string(),
  /** Whom to ask, in the district's own words. */
  contact: z.string(),
  /** A paragraph of the district's own. */
  addition: z.string(),
  savedAt: instantSchema.optional(),
  purposes: z.array(
    z.object({ id: purposeSchema, optional: z.boolean(), zh: purposeTextSchema, en: purposeTextSchema }),
  ),
});
export type Notice = z.output<typeof noticeSchema>;
export const setNoticeSchema = z.strictObject({ contact: line(120), addition: prose(600).default("") });

export const answerNoticeSchema = z.strictObject({
  version: z.int().min(1),
  /** Exactly these; what is left out is off. */
  agreed: z.array(z.enum(OPTIONAL)).max(OPTIONAL.length),
});
const answerSchema = z.object({ version: z.int(), at: instantSchema, agreed: z.array(z.enum(OPTIONAL)) });
export const myNoticeSchema = z.object({
  notice: noticeSchema,
  answer: answerSchema.optional(),
  /** The present version has not been read yet. */
  due: z.boolean(),
  /** Uses that an accepted objection has ended, until the member takes it back. */
  stopped: z.array(z.object({ purpose: z.enum(STOPPABLE), at: instantSchema, requestId: z.string() })),
});
export type MyNotice = z.output<typeof myNoticeSchema>;
export const noticeDueSchema = z.object({ due: z.boolean() });

/** Facts of the roster that a member may ask to have corrected; skills, free times and teams are the member's own. */
export const CORRECTABLE = ["name", "sex", "bornIn", "kind", "employerName", "position", "branch"] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export const REQUEST_KINDS = ["correction", "objection", "erasure"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const REQUEST_STATES = ["asked", "examined", "accepted", "refused", "withdrawn", "erasing", "erased"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const askCorrectionSchema = z.strictObject({
  field: z.enum(CORRECTABLE),
  value: line(60),
  text: prose(300).default(""),
});
export const askObjectionSchema = z.strictObject({ purpose: purposeSchema, text: prose(500).min(1) });
export const askErasureSchema = z.strictObject({ text: prose(500).default("") });
export const openErasureSchema = z.strictObject({ text: prose(500).min(1) });
export const answerRequestSchema = z.strictObject({ accepted: z.boolean(), note: prose(300).min(1) });
export const examineSchema = z.strictObject({ note: prose(300).min(1) });

/** Why an erasure has to wait. */
export const WAITS = ["role", "registered", "claims", "services", "forms", "objection", "year", "window"] as const;
export const waitSchema = z.object({
  rule: z.enum(WAITS),
  count: z.int().optional(),
  year: z.string().optional(),
  until: instantSchema.optional(),
});
export type Wait = z.output<typeof waitSchema>;

export const requestIdSchema = sortableId("prq");
export const requestSchema = z.object({
  id: z.string(),
  personId: personIdSchema,
  name: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
  kind: z.enum(REQUEST_KINDS),
  state: z.enum(REQUEST_STATES),
  /** Who asked: the member, or the district for a member who has left. */
  askedBy: z.enum(["self", "district"]),
  askedAt: instantSchema,
  /** The last day for the answer. */
  dueOn: daySchema,
  field: z.enum(CORRECTABLE).optional(),
  was: z.string().optional(),
  value: z.string().optional(),
  purpose: purposeSchema.optional(),
  text: z.string(),
  examinedByName: z.string().optional(),
  examinedAt: instantSchema.optional(),
  examinedNote: z.string().optional(),
  answeredByName: z.string().optional(),
  answeredAt: instantSchema.optional(),
  note: z.string().optional(),
  jobId: z.string().optional(),
  erasedAt: instantSchema.optional(),
  /** Until when delivered forms are kept before they are anonymised too. */
  keptUntil: instantSchema.optional(),
});
export type PrivacyRequest = z.output<typeof requestSchema>;
export const requestListSchema = z.object({ requests: z.array(requestSchema), cursor: z.string().optional() });
export const listRequestsSchema = z.object({
  open: z.enum(["yes", "no"]).default("yes"),
  cursor: z.string().max(2000).optional(),
});

/** How many items of one kind go, lose the person, or stay as they are. */
export const erasurePartSchema = z.object({
  kind: heldKindSchema,
  removed: z.int(),
  emptied: z.int(),
  kept: z.int(),
});
export type ErasurePart = z.output<typeof erasurePartSchema>;

/** What would follow from an erasure now. */
export const erasurePreviewSchema = z.object({
  waits: z.array(waitSchema),
  keptUntil: instantSchema.optional(),
  /** Records that stay without a name, because sums are made of them. */
  records: z.int(),
  parts: z.array(erasurePartSchema),
});
export type ErasurePreview = z.output<typeof erasurePreviewSchema>;

/** How things stand with erasing one person; nothing is foreseen any more once it has been done. */
export const erasureViewSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  request: requestSchema.optional(),
  preview: erasurePreviewSchema.optional(),
});
export type ErasureView = z.output<typeof erasureViewSchema>;
