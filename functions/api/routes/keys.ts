import { resealFields, viewFieldKey } from "@rengang/core/keys";
import { fieldKeySchema } from "@rengang/core/keys/schema";
import { Hono } from "hono";
import { route } from "../http/route";
import type { Env } from "../http/types";

export const keys = new Hono<Env>()
  .get(
    "/keys/fields",
    route({ summary: "Under which key phones are sealed", permission: "keys.view", response: fieldKeySchema }),
    async (c) => c.json(await viewFieldKey(c.get("ctx"))),
  )
  .post(
    "/keys/fields/reseal",
    route({
      summary: "Seal everything again under the newest key",
      permission: "keys.renew",
      status: 202,
      response: fieldKeySchema,
    }),
    async (c) => c.json(await resealFields(c.get("ctx")), 202),
  );
