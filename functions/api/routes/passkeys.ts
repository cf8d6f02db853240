import { addPasskey, beginPasskey, beginProof, endPasskey, provePasskey } from "@rengang/core/factors";
import { addedSchema, askingSchema, madeSchema, makingSchema, shownSchema } from "@rengang/core/factors/passkey-schema";
import { passkeyIdSchema } from "@rengang/core/factors/schema";
import { meSchema } from "@rengang/core/people/schema";
import { Hono } from "hono";
import * as z from "zod";
import { addressOf } from "../http/address";
import { keepSession } from "../http/authenticate";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

/** Passkeys: made, shown as the second factor, put away. */
export const passkeys = new Hono<Env>()
  .post(
    "/sessions/current/proof/challenge",
    route({
      summary: "What a browser needs to show one of my passkeys",
      permission: "factors.view",
      halfway: true,
      response: askingSchema,
    }),
    async (c) => c.json(await beginProof(c.get("ctx"), c.get("session"))),
  )
  .post(
    "/sessions/current/proof/passkey",
    route({
      summary: "Show a passkey as the second factor",
      permission: "factors.view",
      halfway: true,
      response: meSchema,
      refusals: [429],
    }),
    body(shownSchema),
    async (c) => {
      const { token, me, endsAt } = await provePasskey(
        c.get("ctx"),
        c.get("session"),
        c.req.valid("json"),
        addressOf(c),
      );
      keepSession(c, token, endsAt);
      return c.json(me);
    },
  )
  .post(
    "/factors/passkeys/challenge",
    route({
      summary: "What a browser needs to make a passkey",
      permission: "factors.change",
      halfway: true,
      response: makingSchema,
    }),
    async (c) => c.json(await beginPasskey(c.get("ctx"), c.get("session"))),
  )
  .post(
    "/factors/passkeys",
    route({
      summary: "Take a passkey into use",
      permission: "factors.change",
      halfway: true,
      status: 201,
      response: addedSchema,
      refusals: [429],
    }),
    body(madeSchema),
    async (c) => {
      const added = await addPasskey(c.get("ctx"), c.get("session"), c.req.valid("json"), addressOf(c));
      keepSession(c, added.token, added.endsAt);
      return c.json({ me: added.me, ...(added.codes && { codes: added.codes }) }, 201);
    },
  )
  .delete(
    "/factors/passkeys/:passkeyId",
    route({ summary: "Put one of my passkeys away", permission: "factors.change", response: meSchema }),
    ids(z.object({ passkeyId: passkeyIdSchema })),
    async (c) => {
      const { token, me, endsAt } = await endPasskey(c.get("ctx"), c.get("session"), c.req.valid("param").passkeyId);
      keepSession(c, token, endsAt);
      return c.json(me);
    },
  );
