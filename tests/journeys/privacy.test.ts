import type { Page } from "@playwright/test";
import { beforeAll, expect as must, test } from "vitest";
import { DESK, expect, PHONE } from "./support/browser";
import { findings } from "./support/inspect";
import { stage } from "./support/stage";

const at = stage();
const SIZES = [DESK, PHONE];
let member: Page;
let worker: Page;
beforeAll(async () => {
  member = await at.desk.signedIn("19900000301", { district: "临江区", size: PHONE });
  worker = await at.desk.signedIn("19900000200", { district: "临江区" });
});

const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
};

test("the notice is the first thing at home until it is read, and its one question is off unless agreed", async () => {
  await member.goto("/my");
  await expect(member.getByText("请先看一看个人信息告知书")).toBeVisible();
  await picture(member, "home");
  await member.getByRole("link", { name: "去看告知书" }).click();
  const agree = member.getByRole("checkbox", { name: "我同意" });
  await expect(agree).not.toBeChecked();
  must(await findings(member, SIZES)).toEqual([]);
  await picture(member, "notice");
  await member.getByRole("button", { name: "我已阅读" }).click();
  await expect(member.getByRole("button", { name: "保存我的选择" })).toBeVisible();
  await member.goto("/my");
  await expect(member.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(member.getByText("请先看一看个人信息告知书")).toHaveCount(0);
});

test("a member sees everything held, and takes it along", async () => {
  await member.goto("/my/privacy?view=held");
  await member.getByText("党员名册", { exact: true }).click();
  await expect(member.getByText("陈建明").first()).toBeVisible();
  must(await findings(member, SIZES)).toEqual([]);
  await picture(member, "held");
  const data = await member.request.get(`${at.product.origin}/api/privacy/mine/export`);
  must(await data.json()).toMatchObject({ format: "rengang.person", formatVersion: 2 });
  const paper = await member.request.get(`${at.product.origin}/api/documents/privacy/mine/pdf`);
  must((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await member.goto("/my/privacy?view=acts");
  must(await findings(member, SIZES)).toEqual([]);
  await picture(member, "acts");
});

test("a member asks for a correction, the community grants it, and the fact has changed", async () => {
  await member.goto("/my/privacy?view=requests");
  await member.getByRole("button", { name: "更正信息" }).click();
  await member.getByLabel("应当是").fill("一级主任科员");
  must(await findings(member, SIZES)).toEqual([]);
  await member.getByRole("button", { name: "提交" }).click();
  await expect(member.getByText("一级主任科员").first()).toBeVisible();
  await picture(member, "requests");
  await worker.goto("/today");
  await worker.getByRole("link", { name: "去办理" }).click();
  const card = worker.locator(".card").filter({ hasText: "一级主任科员" });
  must(await findings(worker, SIZES)).toEqual([]);
  await picture(worker, "staff");
  await card.getByRole("button", { name: "同意", exact: true }).click();
  await worker.getByLabel("答复").fill("已核对任职文件");
  await worker.getByRole("dialog").getByRole("button", { name: "同意", exact: true }).click();
  await expect(worker.getByText("已办理").first()).toBeVisible();
  await member.goto("/my/me");
  await expect(member.getByText("一级主任科员")).toBeVisible();
});

test("the district reads a full number for a reason only, and the member is told who, and why", async () => {
  const admin = await at.desk.signedIn("19900000100", { district: "临江区" });
  const { id } = await (await member.request.get(`${at.product.origin}/api/members/me`)).json();
  await admin.goto(`/members/${id}`);
  await expect(admin.getByText("199****0301")).toBeVisible();
  await admin.getByRole("button", { name: "查看完整号码" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: "查看", exact: true }).click();
  await expect(dialog.getByText("请选一项理由")).toBeVisible();
  await expect(dialog.getByText("请写明具体事由")).toBeVisible();
  must(await findings(admin, SIZES)).toEqual([]);
  await picture(admin, "unmask");
  await dialog.getByLabel("有事联系本人").check();
  await dialog.getByLabel("具体说明").fill("明早会议改到九点");
  await dialog.getByRole("button", { name: "查看", exact: true }).dblclick();
  await expect(admin.getByRole("link", { name: "19900000301" })).toBeVisible();
  must(await findings(admin, SIZES)).toEqual([]);
  await picture(admin, "unmasked");
  await member.goto("/my/privacy?view=acts");
  await expect(member.getByText("看了您的完整手机号")).toContainText("有事联系本人（明早会议改到九点）");
  must(await findings(member, SIZES)).toEqual([]);
  await picture(member, "told");
  await member.goto("/my/notices");
  await expect(member.getByText("查看了您的完整手机号").first()).toBeVisible();
  await picture(member, "notice-unmasked");
});
