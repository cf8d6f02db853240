import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { resolve as absolute } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { engineBinary } from "./binary";
import { endLeftoverEngine, forgetEngine, noteEngine } from "./leftover";

/** An empty database with the two indexes on the engine's stream records, without which every write scans them. */
export const TEMPLATE = fileURLToPath(new URL("./template.db", import.meta.url));

export interface Engine {
  readonly endpoint: string;
  readonly process: ChildProcess;
  /** Ends the engine and waits until it has gone. */
  stop(): Promise<void>;
}

/** A TCP port of the loopback address that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await (await fetch(endpoint)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts the engine on a database file, which is made from the template when it does not exist, and waits until it
 * answers (about 35 ms). Two engines on one file would not see each other's changes: one that a killed run left is ended
 * first.
 * @throws DataInUse when another run that is alive has its engine on this file
 * @throws Error when it ends or stays silent for ten seconds
 */
export async function startEngine(path: string): Promise<Engine> {
  const dbPath = absolute(path);
  const binary = engineBinary();
  await endLeftoverEngine(dbPath);
  if ((statSync(binary).mode & 0o111) === 0) chmodSync(binary, 0o755);
  if (!existsSync(dbPath)) copyFileSync(TEMPLATE, dbPath);
  const port = await freePort();
  const child = spawn(binary, ["--db-path", dbPath, "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
  if (child.pid !== undefined) noteEngine(dbPath, child.pid);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 1000; tries++) {
    if (child.exitCode !== null) throw new Error(`The embedded engine ended: ${said.trim()}`);
    if (await answers(endpoint)) return { endpoint, process: child, stop: () => stopped(child, dbPath) };
    await wait(10);
  }
  child.kill("SIGKILL");
  throw new Error("The embedded engine did not answer within ten seconds.");
}

async function stopped(child: ChildProcess, dbPath: string): Promise<void> {
  await new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
  forgetEngine(dbPath);
}
