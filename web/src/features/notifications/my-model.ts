import type { Notification, NotificationCode } from "@rengang/core/notifications/schema";
import { api, json } from "../../lib/api";
import { createAction, createPages } from "../../lib/remote";

export type { Notification, NotificationCode };

/** What the person was told, newest first. */
export function createNotices() {
  return createPages(() => ({
    key: ["notifications", "mine"],
    load: async (cursor) =>
      (await json(api.notifications.$get({ query: cursor ? { cursor } : {} }))) as unknown as {
        notifications: Notification[];
        cursor?: string;
      },
  }));
}

/** Marks one, or several, as read. */
export function createReading() {
  return createAction<{ ids: readonly string[] }, void>({
    run: async ({ ids }) => {
      for (const noticeId of ids) {
        await json(api.notifications[":noticeId"].read.$post({ param: { noticeId: noticeId as never } }));
      }
    },
    refresh: [["notifications"]],
  });
}

/** What a notification is about: the last part of its id. */
const aboutOf = (notice: Notification): string => notice.id.split("~").slice(2).join("~");

/** Whether it is about the person's work for others, and not about the person. */
export const isOfDuty = ({ code }: Notification): boolean =>
  ["suggestion.overdue", "privacy.overdue", "audit.shorter", "provider.changed", "provider.removed"].includes(code);

/** Whether it is about what guards the person's own account. */
export const isOfAccount = ({ code }: Notification): boolean => code.startsWith("factor.");

/** Where it leads. */
export function hrefOf(notice: Notification): string {
  const [capability] = notice.code.split(".");
  if (notice.code === "suggestion.overdue") return `/suggestions/${aboutOf(notice)}`;
  if (notice.code === "privacy.overdue") return "/privacy";
  if (capability === "audit") return "/audit";
  if (capability === "provider") return "/provider";
  if (capability === "registration") return "/my/registration";
  if (capability === "service") return `/my/record?year=${String(notice.facts.on ?? "").slice(0, 4)}`;
  if (capability === "feedback") return `/my/forms/${aboutOf(notice)}`;
  if (capability === "factor") return "/my/me";
  if (capability === "report") return `/my/report/${notice.facts.year}`;
  if (capability === "suggestion") return "/my/suggestions";
  if (capability === "member") return "/my/privacy?view=acts";
  if (capability === "privacy") return "/my/privacy?view=requests";
  return `/my/posts/${aboutOf(notice)}`;
}
