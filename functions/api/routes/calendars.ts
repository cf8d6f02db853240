import { type ClaimCalendar, endFeed, myClaimCalendar, readFeed, renewFeed, viewFeed } from "@rengang/core/calendars";
import { feedAddressSchema, feedKeySchema, feedSchema } from "@rengang/core/calendars/schema";
import { renderCalendar } from "@rengang/documents/calendar/calendar";
import { postIdSchema } from "@rengang/kernel/schema";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { ids, route } from "../http/route";
import type { Env } from "../http/types";

const MEDIA = "text/calendar";

/** Shown rather than saved: telephones then offer to add it. A calendar asks seldom, so five minutes are no delay. */
function calendarAnswer(c: Context<Env>, calendar: ClaimCalendar) {
  const file = renderCalendar({ name: "认岗", now: c.get("platform").clock(), ...calendar });
  return c.body(file, 200, {
    "Content-Type": `${MEDIA}; charset=utf-8`,
    "Content-Disposition": 'inline; filename="rengang.ics"',
    "Cache-Control": "private, max-age=300",
    "Referrer-Policy": "no-referrer",
  });
}

export const calendars = new Hono<Env>()
  .get(
    "/posts/:postId/claims/mine/calendar.ics",
    route({ summary: "My claim as a calendar's entry", permission: "claims.feed", media: MEDIA }),
    ids(z.object({ postId: postIdSchema })),
    async (c) => calendarAnswer(c, await myClaimCalendar(c.get("ctx"), c.req.valid("param").postId)),
  )
  .get(
    "/calendar/feed",
    route({
      summary: "Whether my claims have a secret calendar address",
      permission: "claims.feed",
      response: feedSchema,
    }),
    async (c) => c.json(await viewFeed(c.get("ctx"))),
  )
  .put(
    "/calendar/feed",
    route({
      summary: "Make or renew that address; the old one ends",
      permission: "claims.feed",
      response: feedAddressSchema,
    }),
    async (c) => c.json(await renewFeed(c.get("ctx"))),
  )
  .delete(
    "/calendar/feed",
    route({ summary: "End that address", permission: "claims.feed", status: 204 }),
    async (c) => {
      await endFeed(c.get("ctx"));
      return c.body(null, 204);
    },
  )
  .get(
    "/feeds/:district/:token/claims.ics",
    route({ summary: "The claims behind a secret calendar address", permission: "public", media: MEDIA }),
    ids(feedKeySchema),
    async (c) => calendarAnswer(c, await readFeed(c.get("platform"), c.get("requestId"), c.req.valid("param"))),
  );
