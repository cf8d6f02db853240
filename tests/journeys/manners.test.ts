import type { Page } from "@playwright/test";
import { test } from "vitest";
import { expect, PHONE } from "./support/browser";
import { stage } from "./support/stage";

const at = stage();
const WORKER = "19900000200";

/** The words under a field, as the control itself points to them. */
const problemAt = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function gone(page: Page): Promise<void> {
  await expect(page.getByText("没有找到，可能已被移走")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/[a-z]+\.[a-z_]+|\b404\b|undefined|Error/);
}

test("a wrong phone and a wrong code are told at their field, and what was typed stays", async () => {
  const page = await at.desk.visitor({ size: PHONE });
  await page.goto("/sign-in");
  await page.getByLabel("所在的区").selectOption({ label: "临江区" });
  await page.getByLabel("手机号").fill("1990000");
  await page.getByRole("button", { name: "获取验证码" }).click();
  await expect(problemAt(page, "手机号")).toHaveAccessibleDescription(/请填写 11 位手机号/);
  await expect(problemAt(page, "手机号")).toHaveAttribute("aria-invalid", "true");
  await expect(problemAt(page, "手机号")).toBeFocused();
  await expect(problemAt(page, "手机号")).toHaveValue("1990000");
  await expect(page.getByLabel("所在的区")).toHaveValue("linjiang");

  await page.getByLabel("手机号").fill("１９９ 0000-0304");
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.getByLabel("验证码").fill("12345");
  at.desk.allow(422, /^\/api\/sessions$/);
  at.desk.allow(401, /^\/api\/sessions$/);
  await page.getByRole("button", { name: "进入" }).click();
  await expect(problemAt(page, "验证码")).toHaveAccessibleDescription(/请填写 6 位数字/);
  await page.getByLabel("验证码").fill("000000");
  await expect(page.getByText(/验证码不对/)).toBeVisible();
  await expect(problemAt(page, "验证码")).toHaveValue("000000");
});

test("a post that cannot be published says why at each field and keeps the rest; the draft survives a reload", async () => {
  const page = await at.desk.signedIn(WORKER);
  await page.goto("/posts/publish");
  await page.getByLabel("名额").fill("0");
  await page.getByLabel("结束").fill("08:00");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(problemAt(page, "岗位名称")).toHaveAccessibleDescription(/请填写岗位名称/);
  await expect(problemAt(page, "岗位名称")).toBeFocused();
  await expect(problemAt(page, "名额")).toHaveAccessibleDescription(/请填写 1 到 1000 之间的人数/);
  await expect(problemAt(page, "结束")).toHaveAccessibleDescription(/结束要晚于开始/);
  await expect(problemAt(page, "结束")).toHaveValue("08:00");

  await page.getByLabel("岗位名称").fill("社区图书角整理");
  await page.getByLabel("名额").fill("7");
  await page.reload();
  await expect(page.getByLabel("岗位名称")).toHaveValue("社区图书角整理");
  await expect(page.getByLabel("名额")).toHaveValue("7");
  await expect(page.getByLabel("结束")).toHaveValue("08:00");

  // The session ends under the open form.
  await page.getByLabel("结束").fill("11:30");
  await page.context().clearCookies();
  at.desk.allow(401, /^\/api\//);
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.waitForURL(/\/sign-in\?next=%2Fposts%2Fpublish/);
  await at.desk.signIn(page, WORKER);
  await expect(page).toHaveURL(/\/posts\/publish$/);
  await expect(page.getByLabel("岗位名称")).toHaveValue("社区图书角整理");
  await expect(page.getByLabel("结束")).toHaveValue("11:30");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "社区图书角整理" })).toBeVisible();
  await page.goto("/posts/publish");
  await expect(page.getByLabel("岗位名称")).toHaveValue("");
  await page.context().close();
});

test("another district's post, member and form are not there, in words and without a trace of them", async () => {
  const worker = await at.desk.signedIn(WORKER);
  await worker.goto("/posts");
  const post = await worker.getByRole("link", { name: /护城河沿岸清洁/ }).getAttribute("href");
  await worker.goto("/members");
  await worker.getByRole("searchbox").fill("陈建明");
  const member = await worker.getByRole("link", { name: "陈建明" }).first().getAttribute("href");
  await worker.context().close();

  const stranger = await at.desk.signedIn("19900000900", { district: "清河区" });
  at.desk.allow(404, /^\/api\//);
  for (const address of [post, member, `${post}/attendance`]) {
    await stranger.goto(address ?? "");
    await gone(stranger);
    await expect(stranger.getByText(/护城河|陈建明|桃园/)).toHaveCount(0);
  }
  await stranger.goto("/members");
  await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(stranger.getByText(/陈建明|桃园/)).toHaveCount(0);
  await stranger.goto("/people");
  await expect(stranger.getByRole("cell", { name: "范晓峰", exact: true })).toBeVisible();
  await expect(stranger.getByText(/周慧敏|顾思远/)).toHaveCount(0);
  await stranger.context().close();
});

test("back goes back to the list as it was, and an unknown address says so in words", async () => {
  const page = await at.desk.signedIn("19900000201");
  await page.goto("/posts");
  await page.getByRole("tab", { name: "往期" }).click();
  await page.getByRole("row").filter({ hasText: "已结束" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/posts\/pst_/);
  await page.goBack();
  await expect(page.getByRole("tab", { name: "往期" })).toHaveAttribute("aria-selected", "true");
  await page.goBack();
  await expect(page.getByRole("tab", { name: "即将开始" })).toHaveAttribute("aria-selected", "true");
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "没有这个页面" })).toBeVisible();
  await page.getByRole("link", { name: "回到首页" }).click();
  await page.waitForURL(/\/today$/);
});

test("after signing out nothing of the person is left on the device, and back shows nothing", async () => {
  const page = await at.desk.signedIn("19900000305", { size: PHONE });
  await page.goto("/my/record");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/my/me");
  await page.getByRole("button", { name: "身份与退出" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goBack();
  await page.waitForURL(/\/sign-in/);
  await expect(page.getByLabel("手机号")).toBeVisible();
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")));
  expect(kept).toEqual([]);
  expect((await page.context().cookies()).filter((cookie) => cookie.name === "rengang" && cookie.value)).toEqual([]);
});

test("a page of another role leads to where one's own role begins, without a word of it", async () => {
  const page = await at.desk.signedIn("19900000306", { size: PHONE });
  await page.goto("/people");
  await page.waitForURL(/\/my$/);
  await expect(page.getByText("人员与权限")).toHaveCount(0);
});
