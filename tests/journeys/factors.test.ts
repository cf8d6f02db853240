import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { test } from "vitest";
import { DESK, expect, PHONE } from "./support/browser";
import { findings } from "./support/inspect";
import { stage } from "./support/stage";

const at = stage();
const WORKER = "19900000200";
const PASSWORD = "桃园社区的桂花 2026";

test("a worker sets up an authenticator, a password and a passkey, and signs in with them; codes and words are told at their field", async () => {
  const page = await at.desk.signedIn(WORKER);
  await page.getByRole("button", { name: /周慧敏/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "开启动态口令" }).click();
  const secret = (await sheet.locator("code.seed").innerText()).replace(/\s/g, "");
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await sheet.getByLabel(/填写它显示的/).fill("12");
  await sheet.getByRole("button", { name: "开启", exact: true }).click();
  await expect(sheet.getByLabel(/填写它显示的/)).toHaveAccessibleDescription(/6 位数字/);
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  const used = code();
  await sheet.getByLabel(/填写它显示的/).fill(used);
  await sheet.getByRole("button", { name: "开启", exact: true }).dblclick();
  await expect(sheet.locator(".recovery li")).toHaveCount(10);
  const recovery = (await sheet.locator(".recovery li").first().innerText()).trim();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await sheet.getByRole("button", { name: "我已保存" }).click();
  await expect(sheet).toContainText("备用码还剩 10 个");

  await sheet.getByRole("button", { name: "设置密码" }).click();
  await sheet.getByLabel("密码", { exact: true }).fill("1234567890");
  at.desk.allow(422, /factors\/password$/);
  await sheet.getByRole("button", { name: "设置密码" }).click();
  await expect(sheet.getByLabel("密码", { exact: true })).toHaveAccessibleDescription(/这个密码太常见/);
  await sheet.getByLabel("显示密码").check();
  await expect(sheet.getByLabel("密码", { exact: true })).toHaveAttribute("type", "text");
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await sheet.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await sheet.getByRole("button", { name: "设置密码" }).click();
  await sheet.getByRole("button", { name: "换密码" }).click();
  await sheet.getByLabel("现在的密码").fill("不是这个密码 2026");
  await sheet.getByLabel("新密码").fill(`${PASSWORD} 再开`);
  await sheet.getByRole("button", { name: "换密码" }).click();
  await expect(sheet.getByLabel("现在的密码")).toHaveAccessibleDescription(/现在的密码不对/);
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await sheet.getByRole("button", { name: "取消" }).click();
  await sheet.getByRole("button", { name: "退出登录" }).click();

  await page.setViewportSize(PHONE);
  await page.waitForURL(/sign-in/);
  await page.getByRole("button", { name: /用密码登录/ }).click();
  await page.getByLabel("手机号").fill(WORKER);
  await page.getByLabel("密码", { exact: true }).fill("不对的密码在这里");
  at.desk.allow(422, /sessions\/password$/);
  await page.getByRole("button", { name: "进入" }).click();
  await expect(page.getByText("手机号或密码不对")).toBeVisible();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "进入" }).dblclick();
  await expect(page.getByRole("heading", { name: "再验证一步" })).toBeVisible();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  // The same step a second time is refused; the recovery code opens.
  at.desk.allow(422, /proof$/);
  await page.getByLabel("动态口令").fill(used);
  await expect(page.getByText(/口令/).filter({ hasText: /刚用过|不对/ })).toBeVisible();
  await page.getByLabel("动态口令").fill(recovery);
  await page.getByRole("button", { name: "确定" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();

  // A passkey of this device: refused without the owner's finger, then added, then enough at the next sign-in.
  const finger = await deviceOf(page);
  await page.setViewportSize(DESK);
  await page.getByRole("button", { name: /周慧敏/ }).click();
  await sheet.getByRole("button", { name: "添加通行密钥" }).click();
  await sheet.getByLabel("给这台设备起个名字").fill(" ");
  await sheet.getByRole("button", { name: "添加", exact: true }).click();
  await expect(sheet.getByLabel("给这台设备起个名字")).toHaveAccessibleDescription(/请填写名字/);
  await sheet.getByLabel("给这台设备起个名字").fill("社区电脑");
  await finger(false);
  await sheet.getByRole("button", { name: "添加", exact: true }).click();
  await expect(sheet).toContainText("没有完成验证");
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await finger(true);
  await sheet.getByRole("button", { name: "添加", exact: true }).dblclick();
  await expect(sheet.getByRole("button", { name: "删除通行密钥“社区电脑”" })).toBeVisible();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await sheet.getByRole("button", { name: "退出登录" }).click();

  await page.waitForURL(/sign-in/);
  await page.getByRole("button", { name: /用密码登录/ }).click();
  await page.getByLabel("手机号").fill(WORKER);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "进入" }).click();
  await finger(false);
  await page.getByRole("button", { name: "用指纹、面容或屏幕锁验证" }).click();
  await expect(page.getByText("没有完成验证")).toBeVisible();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await finger(true);
  await page.getByRole("button", { name: "用指纹、面容或屏幕锁验证" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
});

/** A device with a fingerprint reader in front of the page. @returns whose finger lies on it: the owner's or another's */
async function deviceOf(page: Page): Promise<(owner: boolean) => Promise<void>> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("WebAuthn.enable");
  const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async (owner) => {
    await tools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: owner });
  };
}
