import { expect as must, test } from "vitest";
import { expect, PHONE } from "./support/browser";
import { stage } from "./support/stage";

const at = stage();

test("a visitor writes without an account, the district answers, and number and word show the reply", async () => {
  const visitor = await at.desk.visitor({ size: PHONE });
  await visitor.goto("/sign-in");
  await visitor.getByRole("link", { name: /没有账号/ }).click();
  await visitor.getByLabel("内容").fill("社区公告栏的灯坏了");
  await visitor.getByRole("button", { name: "提交" }).click();
  const facts = visitor.getByRole("definition");
  await expect(facts).toHaveCount(2);
  const [number = "", word = ""] = await facts.allTextContents();
  must(number).toMatch(/^\d{6}-[0-9A-Z]{6}$/);

  const admin = await at.desk.signedIn("19900000100");
  await admin.goto("/suggestions");
  await admin.getByRole("link", { name: "社区公告栏的灯坏了" }).click();
  await admin.getByRole("button", { name: "我来办" }).click();
  await expect(admin.getByText(/在办$/)).toBeVisible();
  await admin.getByRole("textbox", { name: "答复" }).fill("已请物业更换，周五前修好。");
  await admin.getByRole("button", { name: "发出答复" }).click();
  await expect(admin.getByRole("listitem").filter({ hasText: "周五前修好" })).toBeVisible();

  await visitor.goto("/suggest");
  await visitor.getByRole("button", { name: "查答复" }).click();
  await visitor.getByLabel("编号").fill(number.toLowerCase());
  await visitor.getByLabel("口令").fill(word);
  await visitor.getByRole("button", { name: "查看" }).click();
  await expect(visitor.getByText("周五前修好")).toBeVisible();
  await visitor.getByRole("button", { name: /满意/ }).last().click();
  await expect(visitor.getByText("已办结", { exact: true }).first()).toBeVisible();
});

test("a member complains about the community without a name: the street reads it, the community does not", async () => {
  const member = await at.desk.signedIn("19900000301", { size: PHONE });
  await member.goto("/my/me");
  await member.getByRole("link", { name: "意见建议与投诉" }).click();
  await member.getByText("送到上一级，被投诉的看不到").click();
  await member.getByLabel("投诉哪个组织").selectOption({ index: 1 });
  await member.getByLabel("内容").fill("三次电话都没有人接");
  await member.getByText("不写我的名字").click();
  await member.getByRole("button", { name: "提交" }).click();
  await expect(member.getByText("三次电话都没有人接")).toBeVisible();

  const worker = await at.desk.signedIn("19900000201");
  await worker.goto("/suggestions");
  await expect(worker.getByRole("heading", { level: 1, name: "意见建议" })).toBeVisible();
  await expect(worker.getByText("三次电话都没有人接")).toHaveCount(0);

  const street = await at.desk.signedIn("19900000150");
  await street.goto("/suggestions");
  await street.getByRole("link", { name: "三次电话都没有人接" }).click();
  await expect(street.getByText(/没有署名/)).toBeVisible();
  await expect(street.getByText("陈建明")).toHaveCount(0);
});
