import { instantSchema } from "@rengang/kernel/schema";
import * as z from "zod";

/** What a person can be told; the words are the console's. */
export const NOTIFICATION_CODES = [
  "registration.accepted",
  "registration.returned",
  "registration.moved",
  "claim.promoted",
  "claim.passed_over",
  "claim.released",
  "claim.offered",
  "claim.lapsed",
  "claim.assigned",
  "claim.moved",
  "claim.moved_away",
  "stand_in.asked",
  "stand_in.accepted",
  "stand_in.declined",
  "draw.place",
  "draw.turn",
  "draw.none",
  "post.closed",
  "post.cancelled",
  "post.approved",
  "post.returned",
  "service.confirmed",
  "service.changed",
  "feedback.shown",
  "feedback.answered",
  "report.ready",
  "member.unmasked",
  "factor.reset",
  "factor.recovery_used",
  "factor.passkey_added",
  "factor.passkey_ended",
  "factor.passkey_stopped",
  "factor.password_set",
  "factor.password_ended",
  "suggestion.taken",
  "suggestion.handed_over",
  "suggestion.answered",
  "suggestion.overdue",
  "privacy.overdue",
  "audit.shorter",
  "provider.changed",
  "provider.removed",
  "privacy.accepted",
  "privacy.refused",
  "privacy.examined",
] as const;
export type NotificationCode = (typeof NOTIFICATION_CODES)[number];

export const notificationSchema = z.object({
  id: z.string(),
  code: z.enum(NOTIFICATION_CODES),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  at: instantSchema,
  read: z.boolean(),
});
export type Notification = z.output<typeof notificationSchema>;
export const notificationPageSchema = z.object({
  notifications: z.array(notificationSchema),
  cursor: z.string().optional(),
});
export const listNotificationsSchema = z.object({ cursor: z.string().max(2000).optional() });
export const notificationIdSchema = z.string().regex(/^[0-9a-z]{8,9}~[a-z_.]+~[\w.~-]{1,80}$/);
