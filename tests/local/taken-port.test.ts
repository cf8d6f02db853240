import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";

import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startEngine } from "@rengang/local/engine/engine";
import { expect, onTestFinished, test } from "vitest";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rengang-port-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A port where somebody else already answers every call. */
async function takenPort(): Promise<number> {
  const port = await freePort();
  const other = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  return port;
}

test("an engine whose port was taken at the last moment starts on another, and is never mistaken for who answers there", async () => {
  const taken = await takenPort();
  const ports = [taken, taken];
  const engine = await startEngine(join(emptyFolder(), "rengang.db"), async () => ports.pop() ?? freePort());
  onTestFinished(() => engine.stop());
  expect(ports).toEqual([]);
  expect(engine.endpoint).not.toBe(`http://127.0.0.1:${taken}`);
  expect((await fetch(engine.endpoint)).status).toBeGreaterThan(0);
});

test("an engine that finds no free port says so and leaves no process", async () => {
  const taken = await takenPort();
  const failed = await startEngine(join(emptyFolder(), "rengang.db"), async () => taken).catch(String);
  expect(failed).toMatch(/did not start.*in use/);
});
