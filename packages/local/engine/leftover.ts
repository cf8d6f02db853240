import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Identity, identify, stillRuns } from "./process";

/** Another Rengang that is alive works on the same data. */
export class DataInUse extends Error {}

interface Note {
  readonly engine: Identity;
  /** The process that started it. */
  readonly owner: Identity;
}

const fileOf = (dbPath: string): string => `${dbPath}.engine.json`;

/** Notes beside the database which process is its engine, and whose. */
export function noteEngine(dbPath: string, pid: number): void {
  const [engine, owner] = [identify(pid), identify(process.pid)];
  if (!engine || !owner) return;
  writeFileSync(`${fileOf(dbPath)}.part`, JSON.stringify({ engine, owner } satisfies Note));
  renameSync(`${fileOf(dbPath)}.part`, fileOf(dbPath));
}

export function forgetEngine(dbPath: string): void {
  rmSync(fileOf(dbPath), { force: true });
}

function readNote(dbPath: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dbPath), "utf8")) as Note;
  } catch {
    return undefined; // none, or cut short by a crash
  }
}

const POLL = 20;
const PATIENCE = 5000;

/**
 * Ends the engine that a former run left on this database because it was killed itself. A process that only got the
 * number of the old engine is never touched.
 * @throws DataInUse when the engine's owner is alive
 */
export async function endLeftoverEngine(dbPath: string): Promise<void> {
  const note = readNote(dbPath);
  if (!note || !stillRuns(note.engine)) return;
  if (stillRuns(note.owner)) {
    throw new DataInUse(
      `这个数据目录正被另一个认岗使用（进程 ${note.owner.pid}）。Another Rengang (process ${note.owner.pid}) is using this data directory: stop it, or set DATA_DIR to another one.`,
    );
  }
  for (let waited = 0; stillRuns(note.engine); waited += POLL) {
    if (waited === 0) end(note.engine.pid, "SIGTERM");
    if (waited === PATIENCE) end(note.engine.pid, "SIGKILL");
    await wait(POLL);
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself just now.
  }
}
