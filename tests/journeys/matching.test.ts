import type { Page } from "@playwright/test";
import { expect as must, test } from "vitest";
import { inDialog } from "./support/acts";
import { DESK, expect, PHONE } from "./support/browser";
import { findings } from "./support/inspect";
import { stage } from "./support/stage";

const at = stage();
const SIZES = [DESK, PHONE];
const HOUR = 3_600_000;

/** A Saturday morning after the demo's own sessions, on the district's clock: when members have said to be free. */
function saturdayAhead(): number {
  const day = new Date(Date.now() + 20 * 24 * HOUR);
  day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7));
  return day.setUTCHours(2, 0, 0, 0);
}

/** A session published as the console would, without its form: this journey begins where people are looked for. */
async function published(worker: Page, title: string, places: number): Promise<string> {
  const from = saturdayAhead();
  const [startsAt, endsAt] = [from, from + HOUR].map((instant) => new Date(instant).toISOString());
  return worker.evaluate(
    async (facts) => {
      const me = await (await fetch("/api/sessions/me")).json();
      const answer = await fetch("/api/posts", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ team: "environment", place: "北门", ...facts, unitId: me.acting.unitId }),
      });
      return (await answer.json()).id;
    },
    { title, places, startsAt, endsAt },
  );
}

let worker: Page;
let member: Page;
let post: string;

test("a member reads what suits first, with the reasons, and may have it by time instead", async () => {
  worker = await at.desk.signedIn("19900000200");
  member = await at.desk.signedIn("19900000303", { size: PHONE });
  post = await published(worker, "适合大家的清扫", 3);
  await member.goto("/my/posts");
  await expect(member.getByRole("heading", { name: "适合您的在前" })).toBeVisible();
  const card = member.getByRole("article").filter({ hasText: "适合大家的清扫" });
  await expect(card.getByRole("list", { name: "适合您的原因" })).toContainText("离家近");
  must(await findings(member, SIZES)).toEqual([]);
  await member.getByRole("button", { name: "按时间排" }).click();
  await expect(member.getByRole("heading", { name: "活动岗" })).toBeVisible();
  await expect(member).toHaveURL(/only=time/);
});

test("staff choose among those who fit, by name, and the place is given by the same rules", async () => {
  await worker.goto(`/posts/${post}`);
  await worker.getByRole("button", { name: "安排党员" }).first().click();
  const sheet = worker.getByRole("dialog");
  const names = sheet.locator(".pick-list li");
  await expect(names.first()).toBeVisible();
  must(await findings(worker, SIZES)).toEqual([]);
  const name = (await names.first().locator("label").innerText()).split("\n")[0]?.trim() ?? "";
  await sheet.getByRole("searchbox").fill(name);
  await expect(names).toHaveCount(1);
  await names.first().getByRole("checkbox").check();
  await inDialog(worker, "安排 1 人").click();
  await expect(sheet).toContainText(name);
  await inDialog(worker, "返回岗位").click();
  await expect(worker.getByRole("main")).toContainText(name);
  await worker.getByRole("button", { name: "安排党员" }).first().click();
  await worker.getByRole("tab", { name: "全部党员" }).click();
  await expect(worker.getByRole("dialog").locator(".pick-list li").first()).toBeVisible();
  await worker.keyboard.press("Escape");
});

test("a list of claims is checked row by row, run, and changes nothing a second time", async () => {
  const list = (phone: string) =>
    Buffer.from(`姓名,手机号,岗位名称\n,${phone},适合大家的清扫\n,19999999999,适合大家的清扫\n`);
  const file = { name: "报名接龙.csv", mimeType: "text/csv", buffer: list("19900000303") };
  for (const [sum, button] of [
    ["1", true],
    ["0", false],
  ] as const) {
    await worker.goto("/imports");
    await worker.locator('input[type="file"]').setInputFiles(file);
    await expect(worker.getByRole("heading", { level: 1, name: file.name })).toBeVisible();
    await expect(worker.locator(".stat").filter({ hasText: "新增" })).toContainText(sum);
    await expect(worker.getByText("名册里没有这个手机号，或者不在本组织").first()).toBeVisible();
    must(await findings(worker, SIZES)).toEqual([]);
    if (!button) continue;
    await worker.getByRole("tab", { name: /^将安排/ }).click();
    must(await findings(worker, SIZES)).toEqual([]);
    await worker.getByRole("button", { name: "开始导入" }).click();
    await expect(worker.getByText("已安排 1 人次", { exact: false })).toBeVisible({ timeout: 60_000 });
  }
});

test("the claim goes into the calendar, one by one or all at a secret address that can be ended", async () => {
  await member.goto("/my/claims");
  const link = member.getByRole("link", { name: "加入日历：适合大家的清扫" });
  const file = await member.request.get(`${at.product.origin}${await link.getAttribute("href")}`);
  must(await file.text()).toContain("SUMMARY:适合大家的清扫");
  must(await findings(member, SIZES)).toEqual([]);
  await member.goto("/my/me");
  await member.getByRole("button", { name: "生成订阅地址" }).click();
  const address = await member.getByText(/\/api\/feeds\//).innerText();
  must(await findings(member, SIZES)).toEqual([]);
  const url = /https?:\S+/.exec(address)?.[0] ?? "";
  const path = new URL(url).pathname;
  const visitor = await at.desk.visitor();
  const read = () => visitor.request.get(`${at.product.origin}${path}`);
  must(await (await read()).text()).toContain("SUMMARY:适合大家的清扫");
  await member.getByRole("button", { name: "停用" }).click();
  await expect(member.getByRole("button", { name: "生成订阅地址" })).toBeVisible();
  must((await read()).status()).toBe(404);
});
