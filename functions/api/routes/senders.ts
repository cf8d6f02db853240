import { listDeliveries } from "@rengang/core/deliveries";
import { deliveryPageSchema, listDeliveriesSchema } from "@rengang/core/deliveries/schema";
import { removeSender, setRoutes, setSender, testSender, viewSenders } from "@rengang/core/senders";
import {
  channelSchema,
  senderFactsSchema,
  sendersSchema,
  setRoutesSchema,
  testSenderSchema,
} from "@rengang/core/senders/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const one = z.object({ channel: channelSchema });

export const senders = new Hono<Env>()
  .get(
    "/deliveries",
    route({
      summary: "What became of a day's messages",
      permission: "deliveries.list",
      response: deliveryPageSchema,
    }),
    query(listDeliveriesSchema),
    async (c) => c.json(await listDeliveries(c.get("ctx"), c.req.valid("query"))),
  )
  .get(
    "/senders",
    route({ summary: "Which channel serves which purpose", permission: "senders.set", response: sendersSchema }),
    async (c) => c.json(await viewSenders(c.get("ctx"))),
  )
  .patch(
    "/senders",
    route({ summary: "Choose channels for purposes", permission: "senders.set", response: sendersSchema }),
    body(setRoutesSchema),
    async (c) => c.json(await setRoutes(c.get("ctx"), c.req.valid("json"))),
  )
  .put(
    "/senders/channels",
    route({ summary: "Keep a channel's credentials", permission: "senders.set", response: sendersSchema }),
    body(senderFactsSchema),
    async (c) => c.json(await setSender(c.get("ctx"), c.req.valid("json"))),
  )
  .delete(
    "/senders/channels/:channel",
    route({ summary: "Forget a channel's credentials", permission: "senders.set", response: sendersSchema }),
    ids(one),
    async (c) => c.json(await removeSender(c.get("ctx"), c.req.valid("param").channel)),
  )
  .post(
    "/senders/test",
    route({ summary: "Send a test message", permission: "senders.set", status: 204, refusals: [429] }),
    body(testSenderSchema),
    async (c) => {
      await testSender(c.get("ctx"), c.req.valid("json"));
      return c.body(null, 204);
    },
  );
