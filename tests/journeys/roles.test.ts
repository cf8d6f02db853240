import type { Page } from "@playwright/test";
import { test } from "vitest";
import { DESK, expect, PHONE } from "./support/browser";
import { stage } from "./support/stage";

const at = stage();
/** Guards the sign-ins of two districts. */
const BOTH = "19900000110";

const openAccount = async (page: Page) => {
  await page.getByRole("button", { name: /^韩立/ }).click();
  return page.getByRole("dialog");
};

test("with roles in two districts one changes over in the account, and another window stops showing the first", async () => {
  const page = await at.desk.signedIn(BOTH);
  await expect(page.getByRole("banner").getByText("临江区").first()).toBeVisible();
  await (await openAccount(page)).getByRole("link", { name: "登录另一个区" }).click();
  await at.desk.signIn(page, BOTH, "清河区");
  await expect(page.getByRole("cell", { name: "范晓峰", exact: true })).toBeVisible();
  await expect(page.getByText("顾思远")).toHaveCount(0);

  const other = await at.desk.another(page);
  await other.goto("/people");
  await expect(other.getByRole("cell", { name: "范晓峰", exact: true })).toBeVisible();
  await (await openAccount(page)).getByRole("button", { name: /^临江区/ }).click();
  await expect(page.getByRole("cell", { name: "顾思远", exact: true })).toBeVisible();

  at.desk.allow(409, /^\/api\//);
  await other.getByRole("button", { name: "让范晓峰退出登录" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "让其退出登录" }).click();
  await expect(other.getByRole("cell", { name: "顾思远", exact: true })).toBeVisible();
  await page.context().close();
});

test("a community appoints an organiser for one post, who finds that post alone on the phone", async () => {
  const page = await at.desk.signedIn("19900000201", { size: DESK });
  await page.goto("/people");
  await page.getByRole("button", { name: "设置身份" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("radio", { name: /^岗位负责人/ }).check();
  const option = sheet.getByLabel("哪个岗位").locator("option").nth(1);
  const title = ((await option.textContent()) ?? "").split(" · ")[0] as string;
  await sheet.getByLabel("哪个岗位").selectOption((await option.getAttribute("value")) ?? "");
  await sheet.getByLabel("姓名").fill("郝新");
  await sheet.getByLabel("手机号").fill("19900000239");
  await sheet.getByRole("button", { name: "设置身份" }).click();
  await expect(page.getByRole("row").filter({ hasText: "郝新" })).toContainText(title);
  await page.context().close();

  const phone = await at.desk.signedIn("19900000239", { size: PHONE });
  await expect(phone.getByRole("link", { name: title }).first()).toBeVisible();
  await expect(phone.getByRole("main").getByRole("link", { name: /发布岗位|系列/ })).toHaveCount(0);
  await phone.getByRole("link", { name: title }).first().click();
  await expect(phone.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(phone.getByRole("button", { name: "安排" })).toHaveCount(0);
  await phone.context().close();
});

test("a page for another role says so: whoever holds that role opens it in it, under the same address", async () => {
  const security = await at.desk.signedIn(BOTH, { size: DESK });
  await security.goto("/settings");
  await expect(security.getByText("您现在的身份是“安全管理员 · 临江区”，看不到这一页")).toBeVisible();
  await expect(security.getByRole("button", { name: "保存设置" })).toHaveCount(0);
  await security.getByRole("link", { name: "回到首页" }).click();
  await expect(security).toHaveURL(/\/people$/);
  await security.context().close();

  const secretary = await at.desk.signedIn("19900000200", { size: DESK });
  await secretary.goto("/people");
  await secretary.getByRole("button", { name: "设置身份" }).click();
  const sheet = secretary.getByRole("dialog");
  await sheet.getByRole("radio", { name: /^岗位负责人/ }).check();
  await sheet.getByLabel("哪个岗位").selectOption({ index: 1 });
  await sheet.getByLabel("姓名").fill("陈建明");
  await sheet.getByLabel("手机号").fill("19900000301");
  await sheet.getByRole("button", { name: "设置身份" }).click();
  await expect(secretary.getByRole("row").filter({ hasText: "陈建明" })).toBeVisible();
  await secretary.context().close();

  const phone = await at.desk.signedIn("19900000301", { size: PHONE });
  await phone.goto("/my/record");
  await phone.getByRole("button", { name: /^换成“党员/ }).click();
  await expect(phone).toHaveURL(/\/my\/record$/);
  await expect(phone.getByRole("link", { name: "记录" })).toBeVisible();
  await phone.goto("/posts");
  await phone.getByRole("button", { name: /^换成“岗位负责人/ }).click();
  await expect(phone).toHaveURL(/\/posts$/);
  await expect(phone.getByRole("button", { name: "菜单" })).toBeVisible();
  await phone.context().close();
});
