import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./browser";
import { root } from "./product";

/** A file of the tests' own data. */
export const sample = (name: string): string => join(root, "tests", "data", name);

/** The button of an open dialog or sheet. */
export const inDialog = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("dialog").getByRole("button", { name, exact: typeof name === "string" });

/** Uploads a file, checks what the preview counts, runs the import and waits until it is done. */
export async function importFile(
  page: Page,
  kind: "组织" | "单位" | "党员名册",
  file: string,
  preview: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto("/imports");
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.locator('input[type="file"]').setInputFiles(sample(file));
  await expect(page.getByRole("heading", { level: 1, name: file })).toBeVisible();
  await preview(page);
  await page.getByRole("button", { name: "开始导入" }).click();
  await expect(page.getByText("导入完成")).toBeVisible({ timeout: 60_000 });
}

/** A number of the preview, by its label. */
export const count = (page: Page, label: string): Locator => page.locator(".stat").filter({ hasText: label });

export async function giveRole(page: Page, place: string, name: string, phone: string): Promise<void> {
  await page.goto("/people");
  await page.getByRole("button", { name: "设置身份" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("radio", { name: /^社区党组织/ }).check();
  const community = sheet.getByLabel("哪个社区");
  const option = community.locator("option").filter({ hasText: place });
  await community.selectOption((await option.getAttribute("value")) ?? "");
  await sheet.getByLabel("姓名").fill(name);
  await sheet.getByLabel("手机号").fill(phone);
  await sheet.getByRole("button", { name: "设置身份" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText(place);
}

/** Half-typed facts and all: what a member does on the first day. */
export async function reportIn(page: Page, compound: string): Promise<void> {
  await page.goto("/my");
  await page.getByRole("link", { name: "去报到" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "报到" })).toBeVisible();
  await page.getByLabel("居住小区").selectOption({ label: compound });
  await page.getByText("周末白天").click();
  await page.getByRole("button", { name: "提交报到" }).click();
  await expect(page.getByText(/^等.+接收$/).first()).toBeVisible();
}

/** The next full minute that leaves enough time to claim, and the day and times of a session of one minute from then on. */
export function soonSession(now = Date.now()): { day: string; from: string; to: string; endsAt: number } {
  const clock = (instant: number) => {
    const text = new Date(instant + 8 * 3_600_000).toISOString();
    return { day: text.slice(0, 10), time: text.slice(11, 16) };
  };
  const first = Math.ceil((now + 20_000) / 60_000) * 60_000;
  const startsAt = clock(first).time === "23:59" ? first + 60_000 : first;
  const endsAt = startsAt + 60_000;
  return { day: clock(startsAt).day, from: clock(startsAt).time, to: clock(endsAt).time, endsAt };
}

/** A mass action: says what it will do, does it, and reports that every row went well. */
export async function massAct(page: Page, name: string, before?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await before?.(dialog);
  await dialog.getByRole("button", { name: /^(给|签发|送达|签收|确认)/ }).click();
  await expect(dialog).toContainText(/[0-9]+ 项全部完成/);
  await dialog.getByRole("button", { name: "完成", exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Presses a download button and gives the file's first bytes as text, with how many there are. */
export async function downloaded(page: Page, button: string): Promise<{ head: string; size: number; name: string }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await coming;
  const bytes = readFileSync(await file.path());
  return { head: bytes.subarray(0, 4).toString("latin1"), size: bytes.length, name: file.suggestedFilename() };
}

/** Writes about the member whose turn it is, and waits until that is kept. */
export async function writeRemark(page: Page, name: string, save: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByLabel("表现情况（评语）").fill(`${name}按时参加，做事细致。`);
  const saved = page.waitForResponse((response) => response.request().method() !== "GET");
  await page.getByRole("button", { name: save, exact: true }).click();
  expect((await saved).ok()).toBe(true);
}
