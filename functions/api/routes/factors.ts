import {
  beginAuthenticator,
  confirmAuthenticator,
  endAuthenticator,
  endPassword,
  passwordSignIn,
  proveFactor,
  renewRecovery,
  resetFactors,
  setPassword,
  viewFactors,
} from "@rengang/core/factors";
import {
  confirmedSchema,
  factorsSchema,
  passwordSignInSchema,
  proveSchema,
  recoverySchema,
  seedSchema,
  setPasswordSchema,
} from "@rengang/core/factors/schema";
import { meSchema } from "@rengang/core/people/schema";
import { deviceOf } from "@rengang/kernel/device";
import { personIdSchema, phoneSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { addressOf } from "../http/address";
import { dropSession, keepSession } from "../http/authenticate";
import { settleAside } from "../http/memberships";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

const FORTNIGHT = 14 * 86_400_000;

/** Passwords and second factors. What is `halfway` can be reached before the second factor was shown. */
export const factors = new Hono<Env>()
  .post(
    "/sessions/password",
    route({
      summary: "Sign in with a password; the session then asks for the second factor",
      permission: "public",
      status: 201,
      response: z.object({ me: meSchema }),
      refusals: [429],
    }),
    body(passwordSignInSchema),
    async (c) => {
      const { token, me } = await passwordSignIn(c.get("platform"), c.get("requestId"), c.req.valid("json"), {
        device: deviceOf(c.req.header("user-agent")),
        address: addressOf(c),
      });
      await settleAside(c, token, phoneSchema.parse(c.req.valid("json").phone));
      keepSession(c, token, c.get("platform").clock() + FORTNIGHT);
      return c.json({ me }, 201);
    },
  )
  .post(
    "/sessions/current/proof",
    route({
      summary: "Show the second factor",
      permission: "factors.view",
      halfway: true,
      response: meSchema,
      refusals: [429],
    }),
    body(proveSchema),
    async (c) => {
      const { token, me, endsAt } = await proveFactor(
        c.get("ctx"),
        c.get("session"),
        c.req.valid("json"),
        addressOf(c),
      );
      keepSession(c, token, endsAt);
      return c.json(me);
    },
  )
  .get(
    "/factors/mine",
    route({ summary: "What guards my account", permission: "factors.view", halfway: true, response: factorsSchema }),
    async (c) => c.json(await viewFactors(c.get("ctx"))),
  )
  .post(
    "/factors/authenticator",
    route({
      summary: "A seed for an authenticator",
      permission: "factors.change",
      halfway: true,
      response: seedSchema,
    }),
    async (c) => c.json(await beginAuthenticator(c.get("ctx"))),
  )
  .post(
    "/factors/authenticator/confirm",
    route({
      summary: "Take the authenticator into use",
      permission: "factors.change",
      halfway: true,
      response: confirmedSchema,
      refusals: [429],
    }),
    body(proveSchema),
    async (c) => {
      const { token, me, endsAt, codes } = await confirmAuthenticator(
        c.get("ctx"),
        c.get("session"),
        c.req.valid("json"),
        addressOf(c),
      );
      keepSession(c, token, endsAt);
      return c.json({ me, codes });
    },
  )
  .delete(
    "/factors/authenticator",
    route({ summary: "Put the authenticator and the password away", permission: "factors.change", status: 204 }),
    async (c) => {
      await endAuthenticator(c.get("ctx"));
      dropSession(c);
      return c.body(null, 204);
    },
  )
  .post(
    "/factors/recovery",
    route({ summary: "Ten new recovery codes", permission: "factors.change", response: recoverySchema }),
    async (c) => c.json(await renewRecovery(c.get("ctx"))),
  )
  .put(
    "/factors/password",
    route({
      summary: "Set or change my password; my other sessions end",
      permission: "factors.change",
      status: 204,
      refusals: [429],
    }),
    body(setPasswordSchema),
    async (c) => {
      const { token, endsAt } = await setPassword(c.get("ctx"), c.get("session"), c.req.valid("json"), addressOf(c));
      keepSession(c, token, endsAt);
      return c.body(null, 204);
    },
  )
  .delete(
    "/factors/password",
    route({ summary: "Put my password away; my other sessions end", permission: "factors.change", status: 204 }),
    async (c) => {
      const { token, endsAt } = await endPassword(c.get("ctx"), c.get("session"));
      keepSession(c, token, endsAt);
      return c.body(null, 204);
    },
  )
  .post(
    "/people/:personId/factors/reset",
    route({
      summary: "Take away what guards somebody's account",
      permission: "people.reset_factors",
      status: 204,
    }),
    ids(z.object({ personId: personIdSchema })),
    async (c) => {
      await resetFactors(c.get("ctx"), c.req.valid("param").personId);
      return c.body(null, 204);
    },
  );
