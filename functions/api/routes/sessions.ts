import { listDistricts } from "@rengang/core/districts";
import { districtListSchema } from "@rengang/core/districts/schema";
import {
  actAs,
  endOtherSessions,
  endSession,
  listSessions,
  meOf,
  requestCode,
  signIn,
  signOut,
} from "@rengang/core/people";
import {
  actAsSchema,
  codeSentSchema,
  meSchema,
  requestCodeSchema,
  sessionIdSchema,
  sessionListSchema,
  sessionsEndedSchema,
  signInSchema,
} from "@rengang/core/people/schema";
import { deviceOf } from "@rengang/kernel/device";
import { phoneSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { addressOf } from "../http/address";
import { dropSession, keepSession } from "../http/authenticate";
import { endAside, settleAside } from "../http/memberships";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

const FORTNIGHT = 14 * 86_400_000;

export const sessions = new Hono<Env>()
  .get(
    "/health",
    route({
      summary: "Whether the service answers",
      permission: "public",
      response: z.object({ ok: z.boolean(), outbox: z.boolean() }),
    }),
    (c) => c.json({ ok: true, outbox: c.get("platform").outbox === true }),
  )
  .get(
    "/districts",
    route({ summary: "The districts one can sign in to", permission: "public", response: districtListSchema }),
    async (c) => c.json({ districts: await listDistricts(c.get("platform")) }),
  )
  .post(
    "/sessions/codes",
    route({
      summary: "Send a one-time code",
      permission: "public",
      status: 202,
      response: codeSentSchema,
      refusals: [429],
    }),
    body(requestCodeSchema),
    async (c) =>
      c.json(await requestCode(c.get("platform"), c.get("requestId"), c.req.valid("json"), addressOf(c)), 202),
  )
  .post(
    "/sessions",
    route({
      summary: "Sign in with a code",
      permission: "public",
      status: 201,
      response: z.object({ me: meSchema }),
      refusals: [429],
    }),
    body(signInSchema),
    async (c) => {
      const { token, me } = await signIn(c.get("platform"), c.get("requestId"), c.req.valid("json"), {
        device: deviceOf(c.req.header("user-agent")),
        address: addressOf(c),
      });
      await settleAside(c, token, phoneSchema.parse(c.req.valid("json").phone));
      keepSession(c, token, c.get("platform").clock() + FORTNIGHT);
      return c.json({ me }, 201);
    },
  )
  .get(
    "/sessions/me",
    route({ summary: "Who is signed in", permission: "session", halfway: true, response: meSchema }),
    (c) => c.json(meOf(c.get("ctx").district, c.get("session").row, c.get("ctx").now)),
  )
  .put(
    "/sessions/current/acting",
    route({ summary: "Act in another of one's roles", permission: "session", response: meSchema }),
    body(actAsSchema),
    async (c) => {
      const { token, me, endsAt } = await actAs(c.get("ctx"), c.get("session"), c.req.valid("json"));
      keepSession(c, token, endsAt);
      return c.json(me);
    },
  )
  .get("/sessions", route({ summary: "My sessions", permission: "session", response: sessionListSchema }), async (c) =>
    c.json({ sessions: await listSessions(c.get("ctx"), c.get("session")) }),
  )
  .delete(
    "/sessions/others",
    route({ summary: "End all my sessions but this one", permission: "session", response: sessionsEndedSchema }),
    async (c) => c.json({ ended: await endOtherSessions(c.get("ctx"), c.get("session")) }),
  )
  .delete(
    "/sessions/one/:sessionId",
    route({ summary: "End one of my sessions", permission: "session", status: 204 }),
    ids(z.object({ sessionId: sessionIdSchema })),
    async (c) => {
      await endSession(c.get("ctx"), c.req.valid("param").sessionId);
      return c.body(null, 204);
    },
  )
  .delete(
    "/sessions/current",
    route({ summary: "Sign out", permission: "session", halfway: true, status: 204 }),
    async (c) => {
      await endAside(c);
      await signOut(c.get("ctx"), c.get("session"));
      dropSession(c);
      return c.body(null, 204);
    },
  );
