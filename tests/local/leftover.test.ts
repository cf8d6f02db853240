import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Engine, startEngine } from "@rengang/local/engine/engine";
import { DataInUse } from "@rengang/local/engine/leftover";
import { type Identity, identify, stillRuns } from "@rengang/local/engine/process";
import { problemLine } from "@rengang/local/problem";
import { provisionTable } from "@rengang/table/provision";
import { sendTo } from "@rengang/table/send";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
let database: string;
const started: (ChildProcess | Engine)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rengang-leftover-"));
  database = join(folder, "data.db");
});
afterEach(async () => {
  for (const one of started.splice(0)) {
    if ("stop" in one) await one.stop();
    else one.kill("SIGKILL");
  }
  rmSync(folder, { recursive: true, force: true });
});

const OWNER = fileURLToPath(new URL("./engine-owner.ts", import.meta.url));

/** Another run that has its engine on the database, and that engine. */
async function otherRun(): Promise<{ run: ChildProcess; endpoint: string; engine: Identity }> {
  const run = fork(OWNER, [database], { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  started.push(run);
  const [{ endpoint, pid }] = (await once(run, "message")) as [{ endpoint: string; pid: number }];
  const engine = identify(pid);
  if (!engine) throw new Error("the other run has no engine");
  return { run, endpoint, engine };
}

async function startHere(): Promise<Engine> {
  const engine = await startEngine(database);
  started.push(engine);
  return engine;
}

const item = { pk: "D#x#A", sk: "a", item: "A", v: 1 };

test("the engine of a run that was killed alone is ended by the next start, which finds what was stored", async () => {
  const { run, endpoint, engine } = await otherRun();
  await provisionTable(endpoint, "rengang");
  await sendTo(endpoint)("put", { TableName: "rengang", Item: item });
  const gone = once(run, "exit");
  run.kill("SIGKILL");
  await gone;
  expect(stillRuns(engine)).toBe(true);
  const here = await startHere();
  expect(stillRuns(engine)).toBe(false);
  const { Item } = await sendTo(here.endpoint)("get", { TableName: "rengang", Key: { pk: item.pk, sk: item.sk } });
  expect(Item).toEqual(item);
});

test("the engine of a run that is alive stays, and the second start is told in one line of two languages", async () => {
  const { engine } = await otherRun();
  const refused = await startEngine(database).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DataInUse);
  expect(problemLine(refused)).toMatch(/正被另一个认岗使用.*DATA_DIR/);
  expect(stillRuns(engine)).toBe(true);
});

test.each<[string, (known: Identity) => Identity]>([
  ["started at another time", (known) => ({ ...known, startedAt: "1" })],
  ["was called otherwise", (known) => ({ ...known, command: "dynoxide --db-path elsewhere" })],
])("a process that has the old engine's number but %s is never touched", async (_, altered) => {
  const innocent = spawn(process.execPath, ["-e", "setInterval(() => undefined, 60000)"], { stdio: "ignore" });
  started.push(innocent);
  const known = identify(innocent.pid ?? 0);
  if (!known) throw new Error("the innocent process cannot be told");
  const owner = { pid: 999_999_999, startedAt: "1", command: "gone" };
  writeFileSync(`${database}.engine.json`, JSON.stringify({ engine: altered(known), owner }));
  await startHere();
  expect(stillRuns(known)).toBe(true);
});

test("a note that a crash cut short does not stand in the way", async () => {
  writeFileSync(`${database}.engine.json`, '{"engine":');
  expect((await startHere()).endpoint).toMatch(/^http/);
});

test("a typesetter that this platform lacks is told in one line of two languages; a fault of ours keeps its stack", () => {
  const missing = new Error("Cannot find module '@myriaddreamin/typst-ts-node-compiler-linux-riscv64-gnu'");
  const line = problemLine(missing);
  expect(line).toMatch(/缺少排版组件.*npm install/);
  expect(line).not.toContain("\n");
  expect(problemLine(new TypeError("undefined is not a function"))).toBeUndefined();
});
