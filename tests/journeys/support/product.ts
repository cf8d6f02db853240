import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@rengang/local/engine/engine";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Product {
  readonly origin: string;
  readonly dataDir: string;
  /** Ends it the way Ctrl+C does and gives its exit code. */
  stop(): Promise<number | null>;
  /** Pulls the plug: the product and its engine end in the middle of whatever they do. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

/** A product whose clock a journey may move; the machine's is left alone. */
export interface TimedProduct extends Product {
  /** Lets time pass for the product: so many ms, at once. */
  pass(ms: number): Promise<void>;
}

const entry = join(root, "packages", "local", "main.ts");
const timedEntry = join(root, "tests", "journeys", "support", "timed-main.ts");

/** The product as a child in a group of its own, so that its engine can be ended with it. */
function launch(env: Record<string, string>, entryFile = entry, cwd = root, more: readonly string[] = []) {
  const child = spawn(process.execPath, ["--import", "tsx", entryFile, ...more], {
    cwd,
    detached: true,
    stdio: entryFile === timedEntry ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_NO_WARNINGS: "1", ...env },
  });
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    said.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    said.stderr += chunk;
  });
  return { child, said };
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Starts the product where it cannot work and waits until it has given up. */
export async function startInVain(
  env: Record<string, string>,
  place: { entryFile?: string; cwd?: string } = {},
): Promise<Ended> {
  const { child, said } = launch(env, place.entryFile, place.cwd);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

async function healthy(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/api/health`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

type Launched = ReturnType<typeof launch>;

/** The real product, by its own entry, on a free port: on a copy of the given data, or on none as on its first day. */
export const startProduct = (data?: string): Promise<Product> => hosted((env) => launch(env), data);

/** The same by an entry of the journeys, which hands it a clock that a message moves. */
export async function startTimedProduct(data?: string): Promise<TimedProduct> {
  let ahead = 0;
  let child: ChildProcess | undefined;
  const product = await hosted((env) => {
    const launched = launch(env, timedEntry, root, [String(ahead)]);
    child = launched.child;
    return launched;
  }, data);
  const pass = async (ms: number) => {
    ahead += ms;
    child?.send(ahead);
    if (child) await once(child, "message");
  };
  return { ...product, pass };
}

async function hosted(begin: (env: Record<string, string>) => Launched, data: string | undefined): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "rengang-journey-"));
  if (data) cpSync(data, dataDir, { recursive: true });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let running: Launched | undefined;

  async function start(): Promise<void> {
    running = begin({ PORT: String(port), DATA_DIR: dataDir });
    const { child, said } = running;
    while (!(await healthy(origin))) {
      if (child.exitCode !== null) throw new Error(`The product ended:\n${said.stderr}`);
      await wait(50);
    }
  }
  const signal = (kind: NodeJS.Signals) => {
    const pid = running?.child.pid;
    if (pid && running?.child.exitCode === null && running.child.signalCode === null) process.kill(-pid, kind);
  };
  const product: Product = {
    origin,
    dataDir,
    start,
    async stop() {
      if (!running) return null;
      running.child.kill("SIGTERM");
      await gone(running.child);
      return running.child.exitCode;
    },
    async kill() {
      signal("SIGKILL");
      if (running) await gone(running.child);
    },
    async end() {
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await start();
  return product;
}
