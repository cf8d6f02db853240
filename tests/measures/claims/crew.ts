import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Played, Task } from "./worker";

const FILE = fileURLToPath(new URL("./worker.ts", import.meta.url));
type Word = "ready" | { readonly outcomes: Played[] } | { readonly failed: string };

async function hire(): Promise<ChildProcess> {
  const env = { ...process.env, NODE_NO_WARNINGS: "1" };
  const worker = fork(FILE, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"], env });
  await once(worker, "message");
  return worker;
}

/** @throws Error with what the worker said, when it ends or fails */
async function played(worker: ChildProcess, task: Task): Promise<Played[]> {
  const gone = new AbortController();
  const ended = once(worker, "exit", { signal: gone.signal }).then(() => [{ failed: "the worker ended" }]);
  ended.catch(() => {});
  worker.send(task);
  const [word] = (await Promise.race([once(worker, "message"), ended])) as [Word];
  gone.abort();
  if (word === "ready") throw new Error("a worker was ready twice");
  if ("failed" in word) throw new Error(word.failed);
  return word.outcomes;
}

/**
 * Plays tasks on so many processes at once until `next` gives none any more.
 * @param done hears of each outcome as soon as it is there
 */
export async function work(
  processes: number,
  next: () => Task | undefined,
  done: (outcome: Played) => void,
): Promise<void> {
  const workers = await Promise.all(Array.from({ length: processes }, hire));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let task = next(); task; task = next()) for (const outcome of await played(worker, task)) done(outcome);
      }),
    );
  } finally {
    for (const worker of workers) if (worker.connected) worker.send("end");
    await Promise.all(workers.map((w) => (w.exitCode === null ? once(w, "exit") : undefined)));
  }
}
