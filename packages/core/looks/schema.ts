import { prose } from "@rengang/kernel/schema";
import * as z from "zod";

/** What a look was for; the verb says it. */
export const LOOK_PURPOSES = [
  "members.view",
  "members.list",
  "members.unmask",
  "people.grants",
  "employers.list",
  "deliveries.list",
  "suggestions.list",
  "suggestions.view",
  "claims.list",
  "claims.history",
  "claims.explain",
  "claims.match",
  "posts.preview",
  "services.list",
  "services.view",
  "services.ledger",
  "attendance.list",
  "feedback.list",
  "feedback.view",
  "feedback.print",
  "feedback.package",
  "evaluation.view",
  "evaluation.list",
  "evaluation.exempt",
  "evaluation.objections",
  "imports.preview",
  "privacy.list",
  "privacy.view",
  "audit.list",
  "audit.export",
] as const;
export type LookPurpose = (typeof LOOK_PURPOSES)[number];

/** Why somebody needs what a role does not show: to reach the person, to check facts, at the person's own wish, by law. */
export const LOOK_REASONS = ["contact", "verify", "request", "emergency", "lawful"] as const;
export const lookReasonSchema = z.strictObject({ why: z.enum(LOOK_REASONS), note: prose(200).min(2) });
export type LookReason = z.output<typeof lookReasonSchema>;
