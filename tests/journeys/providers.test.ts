import { afterAll, beforeAll, test } from "vitest";
import { CLIENT, type RunningProvider, startProvider } from "../providers/provider";
import { DESK, expect, PHONE } from "./support/browser";
import { findings } from "./support/inspect";
import { stage } from "./support/stage";

const at = stage();
const GUARD = "19900000110";
const WORKER = "19900000200";
let provider: RunningProvider;
beforeAll(async () => {
  provider = await startProvider(at.product.origin);
});
afterAll(() => provider.close());

/** Only the district's own provider was gone to. */
const noFaults = () => at.desk.faults().filter((fault) => !fault.includes(`asks ${provider.issuer}/`));

test("the security administrator attaches a provider, and a worker signs in by it; what goes wrong is told in words", async () => {
  const page = await at.desk.signedIn(GUARD);
  await page.goto("/provider");
  await expect(page.getByText("还没有接统一身份平台")).toBeVisible();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await page.getByRole("button", { name: "接入统一身份平台" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("名称").fill("临江通");
  await sheet.getByLabel("平台地址").fill("http://10.0.0.1");
  await sheet.getByLabel("应用编号").fill(CLIENT.clientId);
  at.desk.allow(422, /provider$/);
  await sheet.getByRole("button", { name: "保存" }).click();
  await expect(sheet.getByLabel("平台地址")).toHaveAccessibleDescription(/https 开头的网址/);
  await sheet.getByLabel("平台地址").fill(provider.issuer);
  await sheet.getByRole("button", { name: "保存" }).click();
  await expect(sheet.getByLabel("密钥")).toHaveAccessibleDescription(/请填写这一项/);
  await expect(sheet.getByLabel("名称")).toHaveValue("临江通");
  expect(await findings(page, [DESK, PHONE])).toEqual([]);
  await sheet.getByLabel("密钥").fill(CLIENT.secret);
  await sheet.getByRole("button", { name: "保存" }).dblclick();
  await expect(sheet).toBeHidden();
  await page.getByRole("button", { name: "检查能否连通" }).click();
  await expect(page.getByText("已连通")).toBeVisible();
  expect(await findings(page, [DESK, PHONE])).toEqual([]);

  const phone = await at.desk.visitor({ size: PHONE });
  await phone.goto("/sign-in?next=/members");
  await phone.getByLabel("所在的区").selectOption({ label: "临江区" });
  const way = phone.getByRole("button", { name: "用临江通登录" });
  await expect(way).toBeVisible();
  expect(await findings(phone, [DESK, PHONE])).toEqual([]);
  await way.click();
  await expect(phone.getByText("您在统一身份平台取消了登录")).toBeVisible();
  expect(await findings(phone, [DESK, PHONE])).toEqual([]);
  provider.seat({ phone_number: "+8619900099999", phone_number_verified: true });
  await way.click();
  await expect(phone.getByText("没有给出在本区登记")).toBeVisible();
  // At the provider the person is still the one before.
  await phone.context().clearCookies({ domain: "127.0.0.1" });
  await phone.goto("/sign-in?next=/members");
  provider.seat({ phone_number: `+86${WORKER}`, phone_number_verified: true });
  await way.dblclick();
  await phone.waitForURL(/\/members$/);
  expect(noFaults()).toEqual([]);
});
