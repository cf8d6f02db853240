// The product's API and its reactions in a process of their own, to be killed.
import { serve } from "@hono/node-server";
import type { Platform } from "@rengang/core/context";
import { makeApp } from "@rengang/functions/api/app";
import { oidcProviders } from "@rengang/functions/providers/index";
import { followStream } from "@rengang/local/follow";
import { startTimer } from "@rengang/local/timer";
import { provisionTable } from "@rengang/table/provision";
import { sendTo } from "@rengang/table/send";
import { clockFrom, SECRETS, TABLE } from "./ground";

const [endpoint = "", port = "", folder = "", began = ""] = process.argv.slice(2);
const arn = await provisionTable(endpoint, TABLE);
const send = sendTo(endpoint);
const platform: Platform = {
  sendFor: () => send,
  tableName: TABLE,
  clock: clockFrom(Number(began)),
  secrets: SECRETS,
  files: { put: async () => {}, get: async () => undefined },
  messenger: { deliver: async () => {} },
  providers: oidcProviders({ loopback: true }),
  origin: "http://rengang.test",
};
followStream(platform, endpoint, arn, folder);
startTimer(platform, 300);
serve({ fetch: makeApp(platform).fetch, port: Number(port), hostname: "127.0.0.1" }, () => process.send?.("ready"));
