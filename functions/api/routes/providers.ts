import {
  beginByProvider,
  finishByProvider,
  offeredProvider,
  pageAskedFor,
  removeProvider,
  setProvider,
  tryProvider,
  viewProvider,
} from "@rengang/core/providers";
import {
  answerSchema,
  beginSchema,
  begunSchema,
  offeredProviderSchema,
  providerSchema,
  setProviderSchema,
  whichProviderSchema,
} from "@rengang/core/providers/schema";
import { deviceOf } from "@rengang/kernel/device";
import { log } from "@rengang/kernel/log";
import { Refusal } from "@rengang/kernel/refusal";
import { type Context, Hono } from "hono";
import { addressOf } from "../http/address";
import { keepSession } from "../http/authenticate";
import { keepFlow, takeFlow } from "../http/flow";
import { settleAside } from "../http/memberships";
import { body, query, route } from "../http/route";
import type { Env } from "../http/types";

const FORTNIGHT = 14 * 86_400_000;

const fromOf = (c: Context<Env>) => ({ device: deviceOf(c.req.header("user-agent")), address: addressOf(c) });

/**
 * A browser stands here, not the console: it is shown the sign-in page, which has the words for the code and leads on to the
 * page that was asked for, by whichever way.
 */
async function backToSignIn(c: Context<Env>, error: unknown, flow: string | undefined): Promise<string> {
  const [platform, requestId] = [c.get("platform"), c.get("requestId")];
  const refused = error instanceof Refusal;
  if (!refused) log("fault", { requestId, route: c.req.routePath, error });
  // What could not be read once more is no reason to answer a browser with nothing.
  const next = await pageAskedFor(platform, requestId, flow).catch(() => undefined);
  return `/sign-in?${new URLSearchParams({ refused: refused ? error.code : "fault", ...(next && { next }) })}`;
}

/** A district's own identity provider: its settings, and signing in by it. */
export const providers = new Hono<Env>()
  .get(
    "/provider",
    route({ summary: "The district's own provider", permission: "providers.view", response: providerSchema }),
    async (c) => c.json(await viewProvider(c.get("ctx"))),
  )
  .put(
    "/provider",
    route({ summary: "Keep the district's own provider", permission: "providers.set", response: providerSchema }),
    body(setProviderSchema),
    async (c) => c.json(await setProvider(c.get("ctx"), c.req.valid("json"))),
  )
  .delete(
    "/provider",
    route({ summary: "Forget the district's own provider", permission: "providers.set", status: 204 }),
    async (c) => {
      await removeProvider(c.get("ctx"));
      return c.body(null, 204);
    },
  )
  .post(
    "/provider/test",
    route({ summary: "Ask the provider about itself", permission: "providers.set", status: 204, refusals: [429] }),
    async (c) => {
      await tryProvider(c.get("ctx"));
      return c.body(null, 204);
    },
  )
  .get(
    "/sessions/provider",
    route({ summary: "Whether a district has a provider", permission: "public", response: offeredProviderSchema }),
    query(whichProviderSchema),
    async (c) => c.json(await offeredProvider(c.get("platform"), c.get("requestId"), c.req.valid("query"))),
  )
  .post(
    "/sessions/provider",
    route({
      summary: "Set out to sign in at a district's provider",
      permission: "public",
      status: 201,
      response: begunSchema,
      refusals: [429],
    }),
    body(beginSchema),
    async (c) => {
      const begun = await beginByProvider(c.get("platform"), c.get("requestId"), c.req.valid("json"), fromOf(c));
      keepFlow(c, begun.flow, begun.endsAt);
      return c.json({ address: begun.address }, 201);
    },
  )
  .get(
    "/sessions/provider/answer",
    route({ summary: "Where a provider's answer arrives", permission: "public", status: 302 }),
    query(answerSchema),
    async (c) => {
      const { origin, clock } = c.get("platform");
      const answer = { flow: takeFlow(c), search: new URL(c.req.url).search };
      try {
        const { token, phone, next } = await finishByProvider(c.get("platform"), c.get("requestId"), answer, fromOf(c));
        await settleAside(c, token, phone);
        keepSession(c, token, clock() + FORTNIGHT);
        return c.redirect(origin + next);
      } catch (error) {
        return c.redirect(origin + (await backToSignIn(c, error, answer.flow)));
      }
    },
  );
