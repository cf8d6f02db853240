import { join } from "node:path";
import type { Platform } from "@rengang/core/context";
import { oidcProviders } from "@rengang/functions/providers/index";
import { perDistrict } from "@rengang/table/per-district";
import { provisionTable } from "@rengang/table/provision";
import { sendTo } from "@rengang/table/send";
import { together } from "@rengang/table/together";
import { seedDemo } from "./demo/seed";
import { type Engine, startEngine } from "./engine/engine";
import { directoryFiles } from "./files";
import { followStream } from "./follow";
import { type Answers, listen } from "./listen";
import { openOutbox } from "./outbox";
import { makeServer } from "./serve";
import { readSettings } from "./settings";
import { startTimer } from "./timer";

const TABLE = "rengang";

/**
 * Starts everything, in an order in which nothing is needed before it is there.
 * @param clock epoch ms; another than the machine's is handed in by journeys alone, and no setting leads to it
 */
export async function start(env: Record<string, string | undefined>, clock = Date.now): Promise<void> {
  const settings = readSettings(env);
  let ready: Answers | undefined;
  const starting = () => new Response("正在启动，请稍候。Starting.", { status: 503, headers: { "Retry-After": "1" } });
  const server = await listen((request, env) => (ready ? ready(request, env) : starting()), settings.port);
  const engine: Engine | undefined = settings.endpoint
    ? undefined
    : await startEngine(join(settings.dataDir, "rengang.db"));
  const endpoint = settings.endpoint ?? (engine as Engine).endpoint;
  engine?.process.once("exit", (code) => code !== null && code !== 0 && process.exit(1));
  const arn = await provisionTable(endpoint, TABLE);
  const send = sendTo(endpoint);
  const outbox = openOutbox(settings.dataDir);
  const platform: Platform = {
    // Reads go together within a district, never across: a call belongs to one of them.
    sendFor: perDistrict(() => together(send)),
    tableName: TABLE,
    clock,
    secrets: settings.secrets,
    files: directoryFiles(join(settings.dataDir, "files")),
    messenger: outbox,
    providers: oidcProviders({ loopback: true }),
    outbox: true,
    origin: settings.origin,
  };
  const follower = followStream(platform, endpoint, arn, settings.dataDir);
  const accounts = await seedDemo(platform);
  const timer = startTimer(platform);
  ready = makeServer(platform, outbox).fetch;
  tell(settings.origin, accounts);
  const stop = async () => {
    server.close();
    await timer.stop();
    await follower.stop();
    await engine?.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

function tell(
  origin: string,
  accounts: readonly { role: string; name: string; phone: string; district: string }[],
): void {
  const rows = accounts.map((a) => `    ${a.phone}   ${a.role}  ${a.name}  (${a.district})`);
  console.log(
    `\n  认岗 Rengang  ${origin}\n\n  演示账号 Demo accounts (验证码 codes: ${origin}/outbox)\n${rows.join("\n")}\n\n  Ctrl+C 停止 stops; data stays.\n`,
  );
}
