import { daySchema, districtIdSchema, instantSchema, line, prose, unitIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";

export const SUGGESTION_KINDS = ["suggestion", "complaint", "help"] as const;
export const SUGGESTION_STATES = ["received", "taken", "answered", "reopened", "closed", "withdrawn"] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** What is written down to follow a reply: the day it was sent and six characters, `sgs_261112k3q9mx`. */
export const suggestionIdSchema = z.string().regex(/^sgs_\d{6}[0-9a-z]{6}$/);

const said = {
  kind: z.enum(SUGGESTION_KINDS),
  text: prose(1000).min(1),
  /** How the author wants to be reached; for those who answer alone. */
  contact: line(60).optional(),
  /** Whom a complaint is about; it goes to the level above. */
  about: unitIdSchema.optional(),
};

export const sendSuggestionSchema = z.strictObject({
  ...said,
  /** To whom; the author's own community, street or district when nothing is said. A complaint finds its own way. */
  unitId: unitIdSchema.optional(),
  /** Nobody who answers learns the author's name. */
  anonymous: z.boolean().default(false),
});

/** Without an account: it goes to the district, or to its auditor when the district itself is complained of. */
export const openSuggestionSchema = z.strictObject({
  district: districtIdSchema,
  kind: said.kind,
  text: said.text,
  contact: said.contact,
  aboutDistrict: z.boolean().default(false),
});

const followed = {
  district: districtIdSchema,
  /** As it was shown, with or without the dash and in any case: `261112-K3Q9MX`. */
  number: z.string().max(40),
  word: z.string().max(40),
};
export const followSuggestionSchema = z.strictObject(followed);

export const AUTHOR_ACTS = ["withdraw", "reopen", "close"] as const;
const authorAct = { act: z.enum(AUTHOR_ACTS), reason: prose(500).optional() };
export const authorActSchema = z.strictObject(authorAct);
export const followedActSchema = z.strictObject({ ...followed, ...authorAct });

export const answerSuggestionSchema = z.strictObject({ answer: prose(1000).min(1) });
export const handOverSchema = z.strictObject({ unitId: unitIdSchema, reason: prose(300).min(1) });

export const listSuggestionsSchema = z.strictObject({
  /** Whose; the actor's own unit when nothing is said. */
  unitId: unitIdSchema.optional(),
  show: z.enum(["open", "done"]).default("open"),
  kind: z.enum(SUGGESTION_KINDS).optional(),
  cursor: z.string().max(2000).optional(),
});

export const STEP_ACTS = ["sent", "taken", "handed_over", "answered", "reopened", "closed", "withdrawn"] as const;
const stepSchema = z.object({
  act: z.enum(STEP_ACTS),
  at: instantSchema,
  /** Staff by name; never the author. */
  byName: z.string().optional(),
  unitName: z.string().optional(),
  text: z.string().optional(),
});

const common = {
  id: suggestionIdSchema,
  /** As people read and write it, `261112-K3Q9MX`. */
  number: z.string(),
  kind: z.enum(SUGGESTION_KINDS),
  text: z.string(),
  contact: z.string().optional(),
  state: z.enum(SUGGESTION_STATES),
  sentAt: instantSchema,
  /** The last local day for an answer. */
  dueOn: daySchema,
  /** Who answers it, by name: a unit, or the auditor. */
  unitName: z.string(),
  audited: z.boolean(),
  aboutName: z.string().optional(),
  anonymous: z.boolean(),
  steps: z.array(stepSchema),
};

/** What the author may still do, and until when a reply may be questioned. */
const authors = {
  may: z.array(z.enum(AUTHOR_ACTS)),
  reopenBefore: instantSchema.optional(),
};
export const ownSuggestionSchema = z.object({ ...common, ...authors });
export type OwnSuggestion = z.output<typeof ownSuggestionSchema>;
export const ownSuggestionListSchema = z.object({ suggestions: z.array(ownSuggestionSchema) });
/** The word is told once and stored as a hash. */
export const sentOpenlySchema = z.object({ suggestion: ownSuggestionSchema, word: z.string() });

export const suggestionSchema = z.object({
  ...common,
  unitId: unitIdSchema,
  about: unitIdSchema.optional(),
  /** Absent where the author did not want to be named, or has no account. */
  authorName: z.string().optional(),
  /** The role that the author acted in, or `public`. */
  authorRole: z.string(),
  takenByName: z.string().optional(),
});
export type Suggestion = z.output<typeof suggestionSchema>;
export const suggestionPageSchema = z.object({
  suggestions: z.array(suggestionSchema),
  cursor: z.string().optional(),
});
