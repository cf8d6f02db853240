import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect as must, test } from "vitest";
import { importFile, sample } from "./support/acts";
import { expect, PHONE } from "./support/browser";
import { settled } from "./support/inspect";
import { root } from "./support/product";
import { stage } from "./support/stage";

// The README's pictures, of the demo district as a first start leaves it:
// UPDATE=1 npx vitest run --config tests/journeys/vitest.config.ts
const at = stage();
const FOLDER = join(root, "docs", "pictures");

async function take(page: Page, name: string): Promise<void> {
  await settled(page);
  const path = join(FOLDER, `${name}.png`);
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  must(statSync(path).size).toBeLessThan(200_000);
}

test("what a community worker sees", async () => {
  const page = await at.desk.signedIn("19900000200");
  await page.goto("/today");
  await take(page, "today");
  await page.goto("/feedback?stage=sign");
  await take(page, "form-queue");
});

test("what the district sees", async () => {
  const page = await at.desk.signedIn("19900000100");
  await page.goto("/evaluation");
  await take(page, "district-report");
  const other = await at.desk.signedIn("19900000900", { district: "清河区" });
  await importFile(other, "组织", "org-units.xlsx", async () => {});
  await other.goto("/imports?kind=roster");
  await other.locator('input[type="file"]').setInputFiles(sample("roster-messy.xlsx"));
  await expect(other.getByRole("button", { name: "开始导入" })).toBeVisible();
  await take(other, "import-preview");
});

test("what a member sees", async () => {
  const page = await at.desk.signedIn("19900000301", { size: PHONE });
  await page.goto("/my");
  await take(page, "member-home");
  await page
    .getByRole("button", { name: /^认领：/ })
    .first()
    .click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "确认认领" })).toBeVisible();
  await take(page, "claim-sheet");
  await page.goto("/my/forms");
  await page.getByRole("main").getByRole("link", { name: /年度/ }).first().click();
  await expect(page.getByText("请过目，写得对吗？")).toBeVisible();
  await take(page, "my-form");
});
