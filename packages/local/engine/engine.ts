import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { resolve as absolute } from "node:path";
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

/** Settles when the child says that it listens, or has ended, or nothing was said in ten seconds. */
function said(child: ChildProcess): Promise<{ readonly listens: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    let text = "";
    const end = (listens: boolean) => {
      clearTimeout(patience);
      resolve({ listens, text: text.trim() });
    };
    const patience = setTimeout(end, 10_000, false);
    child.once("error", () => end(false));
    child.once("exit", () => end(false));
    child.stderr?.on("data", (chunk) => {
      text = (text + chunk).slice(-2000);
      if (text.includes("listening on")) end(true);
    });
  });
}

/** How often another port is tried when someone took the one that was free a moment before. */
const PORTS_TRIED = 20;

/**
 * Starts the engine on a database file, which is made from the template when it does not exist, and waits until it
 * says itself that it listens (about 35 ms): an answer at its port could be another engine's. Two engines on one file
 * would not see each other's changes: one that a killed run left is ended first.
 * @throws DataInUse when another run that is alive has its engine on this file
 * @throws Error when it ends or stays silent for ten seconds
 */
export async function startEngine(path: string, findPort = freePort): Promise<Engine> {
  const dbPath = absolute(path);
  const binary = engineBinary();
  await endLeftoverEngine(dbPath);
  if ((statSync(binary).mode & 0o111) === 0) chmodSync(binary, 0o755);
  if (!existsSync(dbPath)) copyFileSync(TEMPLATE, dbPath);
  for (let tried = 1; ; tried += 1) {
    const port = await findPort();
    const child = spawn(binary, ["--db-path", dbPath, "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
    if (child.pid !== undefined) noteEngine(dbPath, child.pid);
    const { listens, text } = await said(child);
    if (listens) return { endpoint: `http://127.0.0.1:${port}`, process: child, stop: () => stopped(child, dbPath) };
    child.kill("SIGKILL");
    await stopped(child, dbPath);
    if (!/in use/i.test(text) || tried === PORTS_TRIED)
      throw new Error(`The embedded engine did not start: ${text || "it said nothing for ten seconds"}`);
  }
}

async function stopped(child: ChildProcess, dbPath: string): Promise<void> {
  await new Promise<void>((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
  forgetEngine(dbPath);
}
