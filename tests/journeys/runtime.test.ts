import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { freePort } from "@rengang/local/engine/engine";
import { expect as must, test } from "vitest";
import { expect, PHONE } from "./support/browser";
import { type Ended, startInVain } from "./support/product";
import { stage } from "./support/stage";

const at = stage();
const MEMBER = "19900000301";
/** Two places, two who wait. */
const FULL = "独居老人入户走访";

/** Claims through the page and comes back as soon as the server has said yes. */
async function claim(page: Page, title: string): Promise<void> {
  await page.goto("/my/posts");
  const acknowledged = page.waitForResponse((r) => r.request().method() === "PUT" || r.request().method() === "POST");
  await page.getByRole("button", { name: `认领：${title}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认认领" }).click();
  must((await acknowledged).ok()).toBe(true);
}

test("stopped by Ctrl+C it ends in order, and started again everything is still there, the session too", async () => {
  const page = await at.desk.signedIn(MEMBER, { size: PHONE });
  await claim(page, "周末文明交通劝导");
  await page.goto("about:blank");
  must(await at.product.stop()).toBe(0);
  await at.product.start();
  await page.goto("/my/claims");
  await expect(page.getByText("周末文明交通劝导")).toBeVisible();
});

test("killed right after a place was given back, nothing acknowledged is lost and the next in line still hears of it", async () => {
  const [leaving, next] = ["19900000308", "19900000310"];
  const page = await at.desk.signedIn(leaving, { size: PHONE });
  await page.goto("/my/claims");
  await page.getByRole("article").filter({ hasText: FULL }).getByRole("button", { name: /^退出/ }).click();
  const acknowledged = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("dialog").getByRole("button", { name: "退出", exact: true }).click();
  must((await acknowledged).ok()).toBe(true);
  await (await acknowledged).finished();
  await at.product.kill();
  // A page that was fetching a part of itself tries to load again, and may get in between once.
  await page.goto("about:blank").catch(() => page.goto("about:blank"));
  at.desk.faults();
  await at.product.start();
  await page.goto("/my/claims");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(FULL)).toHaveCount(0);
  const promoted = await at.desk.signedIn(next, { size: PHONE });
  await promoted.goto("/my/notices");
  await expect(promoted.getByText(FULL).filter({ hasText: "轮到" }).first()).toBeVisible();
});

/** One clear line for the owner of the machine, and nothing that only a programmer reads. */
function oneClearLine({ code, stderr }: Ended, says: RegExp): void {
  must(code).toBeGreaterThan(0);
  const lines = stderr.split("\n").filter((line) => line.trim());
  must(lines).toHaveLength(1);
  must(lines[0]).toMatch(says);
}

test("a busy port is one clear line that names another one", async () => {
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, resolve));
  const { port } = busy.address() as AddressInfo;
  const ended = await startInVain({ PORT: String(port), DATA_DIR: join(at.product.dataDir, "other") });
  busy.close();
  oneClearLine(ended, new RegExp(`Port ${port} is in use.*PORT=${port + 1}`));
});

test("a data directory that cannot be written is one clear line that names it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rengang-file-"));
  const file = join(folder, "file");
  writeFileSync(file, "");
  const ended = await startInVain({ PORT: String(await freePort()), DATA_DIR: join(file, "data") });
  rmSync(folder, { recursive: true });
  oneClearLine(ended, /cannot be written.*DATA_DIR/);
});

test("an engine that was never installed is one clear line with two ways out", async () => {
  const without = `import Module from "node:module";
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      if (name.startsWith("@dynoxide/")) throw Object.assign(new Error(name), { code: "MODULE_NOT_FOUND" });
      return resolve.call(this, name, ...rest);
    };`;
  const ended = await startInVain({
    PORT: String(await freePort()),
    DATA_DIR: join(at.product.dataDir, "other"),
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(without)}`,
  });
  oneClearLine(ended, /engine is not installed.*npm install.*DYNAMODB_ENDPOINT/);
});
