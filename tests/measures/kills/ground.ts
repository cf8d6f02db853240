import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openContext, type Platform } from "@rengang/core/context";
import { oidcProviders } from "@rengang/functions/providers/index";
import { PLATFORM } from "@rengang/kernel/ids";
import { type Engine, freePort, startEngine } from "@rengang/local/engine/engine";
import { provisionTable } from "@rengang/table/provision";
import { sendTo } from "@rengang/table/send";
import { FIELDS, requestId, START, type World } from "../../support/world";

/** Time passes ten times as fast as outside, so that offers run out between kills. */
export const PACE = 10;
/** How long an app outlives its engine. */
export const GRACE = 100;
export const TABLE = "rengang";
export const SECRETS = { identity: "identity-key-of-kills", signing: "signing-key-of-kills", fields: FIELDS };

/** Engine and app on one data directory, each of which can be killed and started again. */
export interface Ground {
  /** Enough of a world to plant a neighbourhood and to read the end; follows the engine from port to port. */
  readonly world: World;
  readonly port: () => number;
  readonly kill: (what: "app" | "engine" | "both") => Promise<void>;
  /** Starts whatever does not run; `between` looks at what the kill has left before anything goes on. */
  readonly start: (between?: () => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

function worldOf(platform: Platform): World {
  const operator = {
    district: PLATFORM,
    personId: "system" as const,
    name: "运营",
    grant: { role: "platform_operator" as const },
  };
  const partial: Pick<World, "platform" | "as" | "operator"> = {
    platform,
    as: (district, personId, grant, name = "测试员") =>
      openContext(platform, { district, personId, name, grant }, requestId()),
    operator: () => openContext(platform, operator, requestId()),
  };
  return partial as World;
}

/** The app's clock and ours: both count from the same beginning. */
export const clockFrom = (began: number) => () => START + (Date.now() - began) * PACE;

export async function breakGround(): Promise<Ground> {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "rengang-kills-"));
  const database = join(folder, "data.db");
  let engine: Engine | undefined = await startEngine(database);
  await provisionTable(engine.endpoint, TABLE);
  let send = sendTo(engine.endpoint);
  let app: ChildProcess | undefined;
  let port = 0;
  const platform: Platform = {
    sendFor: () => send,
    tableName: TABLE,
    clock: clockFrom(began),
    secrets: SECRETS,
    files: { put: async () => {}, get: async () => undefined },
    messenger: { deliver: async () => {} },
    providers: oidcProviders({ loopback: true }),
    origin: "http://rengang.test",
  };
  const kill: Ground["kill"] = async (what) => {
    const [oldApp, oldEngine] = [app, engine];
    const engineGone = what !== "app" && oldEngine ? killed(oldEngine.process) : undefined;
    // An app without its engine only says that it is busy: it is started again with the engine's new port.
    if (what === "engine") await wait(GRACE);
    await Promise.all([engineGone, oldApp && killed(oldApp)]);
    app = undefined;
    if (what !== "app") engine = undefined;
  };
  return {
    world: worldOf(platform),
    port: () => port,
    kill,
    start: async (between) => {
      if (!engine) {
        engine = await startEngine(database);
        send = sendTo(engine.endpoint);
      }
      await between?.();
      port = await freePort();
      const file = fileURLToPath(new URL("./app.ts", import.meta.url));
      app = fork(file, [engine.endpoint, String(port), folder, String(began)], {
        execArgv: ["--import", "tsx"],
        stdio: "ignore",
      });
      await once(app, "message");
    },
    close: async () => {
      await kill("both");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
