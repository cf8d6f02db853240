import type { CalendarFeed, FeedAddress } from "@rengang/core/calendars/schema";
import { api, json, type Submission } from "../../lib/api";
import { createRemote } from "../../lib/remote";
import type { Post } from "../posts/my-model";

export type { CalendarFeed, FeedAddress };

export const FEED = ["calendars", "feed"] as const;

/** Whether the member has a secret address. */
export function createFeed() {
  return createRemote<CalendarFeed>(() => ({
    key: FEED,
    load: async () => (await json(api.calendar.feed.$get())) as CalendarFeed,
  }));
}

export const feedActs = {
  renew: async ({ options }: Submission): Promise<FeedAddress> =>
    (await json(api.calendar.feed.$put({}, options))) as FeedAddress,
  end: ({ options }: Submission) => api.calendar.feed.$delete({}, options),
};

/** A duty without hours has no place in a calendar. */
export const hasTimes = (post: Pick<Post, "startsAt" | "timetable">): boolean =>
  post.startsAt !== undefined || post.timetable !== undefined;

/** The file that a calendar opens. */
export const fileOf = (postId: string): string => `/api/posts/${postId}/claims/mine/calendar.ics`;

/** WeChat's browser hands no file on. */
export const inWeChat = (userAgent: string = navigator.userAgent): boolean => /MicroMessenger/i.test(userAgent);
