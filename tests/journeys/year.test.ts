import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect as must, test } from "vitest";
import {
  count,
  downloaded,
  giveRole,
  importFile,
  inDialog,
  massAct,
  reportIn,
  sample,
  soonSession,
  writeRemark,
} from "./support/acts";
import { expect, PHONE } from "./support/browser";
import { COMMUNITY, CONTACT, DISTRICT, MEMBER, OTHER, POST, YEAR } from "./support/cast";
import { messageTo } from "./support/outbox";
import { timedStage } from "./support/stage";

const at = timedStage();
// The people of this year, each in a browser of his or her own.
let admin: Page;
let worker: Page;
let member: Page;
let other: Page;
let session: ReturnType<typeof soonSession>;

test("the platform opens a district, and its first administrator signs in to an empty house that says what to do", async () => {
  const operator = await at.desk.signedIn("19900000001", { district: "平台运营" });
  await operator.getByRole("button", { name: "开通一个区" }).click();
  const sheet = operator.getByRole("dialog");
  await sheet.getByLabel("名称").fill(DISTRICT);
  await sheet.getByLabel("代号").fill("jiangbei");
  await sheet.getByLabel("第一位管理员").fill("方志远");
  await sheet.getByLabel("管理员手机号").fill("19900001000");
  await sheet.getByRole("button", { name: "开通一个区" }).click();
  await expect(operator.getByRole("dialog")).toContainText(`${DISTRICT}已开通`);
  await operator.context().close();
  admin = await at.desk.signedIn("19900001000", { district: DISTRICT });
  await admin.goto("/imports");
  await expect(admin.getByText("还没有导入过")).toBeVisible();
});

test("tree, employers and a messy roster are previewed, imported, and the same file again changes nothing", async () => {
  await importFile(admin, "组织", "org-units.xlsx", (page) => expect(count(page, "有问题")).toContainText("0"));
  await importFile(admin, "单位", "employers.xlsx", (page) => expect(count(page, "新增")).toContainText("80"));
  const wanted = JSON.parse(readFileSync(sample("expected.json"), "utf8"))["roster-messy.xlsx"];
  await importFile(admin, "党员名册", "roster-messy.xlsx", async (page) => {
    await expect(count(page, "读到")).toContainText(String(wanted.dataRows));
    await expect(count(page, "新增")).toContainText(String(wanted.valid));
    await expect(count(page, "有问题")).toContainText(String(wanted.errors.length));
  });
  await admin.goto("/imports?kind=roster");
  await admin.locator('input[type="file"]').setInputFiles(sample("roster-messy.xlsx"));
  await expect(admin.getByText("和现有数据完全一致")).toBeVisible();
});

test("a worker is appointed, two members of the roster report in, and the worker accepts both at once", async () => {
  await giveRole(admin, COMMUNITY, "罗晓琳", "19900001001");
  worker = await at.desk.signedIn("19900001001", { district: DISTRICT });
  member = await at.desk.signedIn(MEMBER.phone, { district: DISTRICT, size: PHONE });
  await reportIn(member, MEMBER.compound);
  other = await at.desk.signedIn(OTHER.phone, { district: DISTRICT, size: PHONE });
  await reportIn(other, OTHER.compound);
  await worker.goto("/registrations");
  await worker.getByRole("checkbox", { name: "全选" }).check();
  await worker.getByRole("button", { name: "接收 2 人" }).click();
  await inDialog(worker, "接收 2 人").click();
  await expect(worker.getByText("现在没有人在等接收")).toBeVisible();
});

test("a post that starts soon is published and claimed; pressing twice claims once", async () => {
  await worker.goto("/posts/publish");
  await worker.getByLabel("岗位名称").fill(POST);
  session = soonSession();
  await worker.getByLabel("日期").fill(session.day);
  await worker.getByLabel("开始").fill(session.from);
  await worker.getByLabel("结束").fill(session.to);
  await worker.getByLabel("名额").fill("5");
  await worker.getByRole("button", { name: "发布", exact: true }).click();
  await expect(worker.getByRole("heading", { level: 1, name: POST })).toBeVisible();
  for (const page of [member, other]) {
    await page.goto("/my/posts");
    await page.getByRole("button", { name: `认领：${POST}` }).click();
    await inDialog(page, "确认认领").dblclick();
    await expect(page.getByRole("dialog")).toContainText("认领好了");
    await inDialog(page, "好的").click();
  }
  await worker.reload();
  await expect(worker.getByText("2 / 5").first()).toBeVisible();
});

test("one checks in by the code's link, the organiser ticks the other, and both find confirmed hours in their record", async () => {
  await worker.getByRole("link", { name: "签到", exact: true }).click();
  await expect(worker.getByText(/到场 0 人，共 2 人/)).toBeVisible();
  const code = worker.waitForResponse((response) => /\/code/.test(new URL(response.url()).pathname));
  await worker.getByRole("link", { name: "签到码" }).click();
  const { link } = (await (await code).json()) as { link: string };
  await expect(worker.getByRole("img")).toBeVisible();
  await member.goto(link);
  await expect(member.getByText("签到成功")).toBeVisible();

  await worker.getByRole("link", { name: "返回" }).click();
  await expect(worker.getByText(/到场 1 人，共 2 人/)).toBeVisible();
  await worker
    .getByRole("group", { name: `${OTHER.name}的到场情况` })
    .getByRole("button", { name: "到场" })
    .click();
  await expect(worker.getByText("已全部保存")).toBeVisible();
  await expect(worker.getByText(/到场 2 人，共 2 人/)).toBeVisible();

  // What is not over cannot be confirmed.
  const ahead = Math.max(0, session.endsAt - Date.now()) + 1000;
  await at.product.pass(ahead);
  // The browser's clock stays behind: the page asks the service's what is over.
  await worker.goto("/services");
  await worker.getByRole("checkbox", { name: "全选" }).check();
  await worker.getByRole("button", { name: "确认 2 条" }).click();
  await inDialog(worker, /^确认 2/).click();
  await expect(worker.getByRole("dialog")).toContainText("2 项全部完成");
  await member.goto("/my/record");
  await expect(member.getByRole("main")).toContainText("本人签到");
  await expect(member.getByRole("main")).toContainText(/参加次数\s*1\s*次/);
  await other.goto("/my/record");
  await expect(other.getByRole("main")).toContainText("组织者点名");
});

test("a period is opened, forms come from the facts, the worker writes, the member reads and confirms", async () => {
  await admin.goto("/periods");
  await admin.getByRole("button", { name: "开始一期反馈" }).click();
  await admin.getByRole("dialog").getByLabel("到", { exact: true }).fill(`${YEAR}-12-31`);
  await inDialog(admin, "开始一期反馈").click();
  await expect(admin.getByRole("heading", { level: 1, name: `${YEAR}年度` })).toBeVisible();

  await worker.goto("/feedback");
  await worker.getByRole("button", { name: "生成全部" }).click();
  await inDialog(worker, "生成全部").click();
  await expect(worker.getByText("生成完成：新生成 2 份，更新 0 份")).toBeVisible({ timeout: 60_000 });
  await worker.getByRole("link", { name: "逐份写评语" }).click();
  await writeRemark(worker, OTHER.name, "保存并到下一份");
  await writeRemark(worker, MEMBER.name, "保存");
  await worker.goto("/feedback?stage=show");
  await massAct(worker, "给 2 人看");

  await member.goto("/my");
  await member.getByRole("link", { name: new RegExp(`请过目：${YEAR}年度`) }).click();
  await expect(member.getByRole("main")).toContainText(`${MEMBER.name}按时参加，做事细致。`);
  await expect(member.getByRole("main")).toContainText(POST);
  await member.getByLabel("本人意见建议").fill("希望周末多安排一些活动");
  await member.getByRole("button", { name: /^确认/ }).click();
  await expect(member.getByText("您已确认").first()).toBeVisible();
});

test("signed and delivered, the employer opens the link with the code, signs for it and replies; the worker sees it", async () => {
  await worker.goto("/feedback?stage=sign");
  await massAct(worker, "签发 1 份", (dialog) => dialog.getByLabel("签字人").fill("罗晓琳"));
  await worker.goto("/feedback?stage=signed");
  await massAct(worker, "送达 1 份");

  const link = /http\S+/.exec(await messageTo(at.product, CONTACT, new RegExp(MEMBER.employer)))?.[0] ?? "";
  const code = /\d{6}/.exec(await messageTo(at.product, CONTACT, /访问码是/))?.[0] ?? "";
  const employer = await at.desk.visitor();
  await employer.goto(link);
  await employer.getByLabel("访问码").fill(code);
  await expect(employer.getByRole("heading", { level: 1, name: MEMBER.employer })).toBeVisible();
  await massAct(employer, "全部签收（1 份）", (dialog) => dialog.getByLabel("签收人").fill("许明"));
  await employer.getByRole("button", { name: "填写回执（1 份）" }).click();
  await employer.getByRole("dialog").getByText("民主评议", { exact: true }).click();
  await employer.getByRole("dialog").getByLabel("补充说明").fill("已在支部大会上通报");
  await employer.getByRole("dialog").getByLabel("填写人").fill("许明");
  await inDialog(employer, "提交回执").click();
  await inDialog(employer, "完成").click();
  await expect(employer.getByText("都已签收并回执，谢谢。")).toBeVisible();
  await employer.context().close();

  await worker.goto("/feedback?stage=replied");
  await worker.getByRole("link", { name: MEMBER.name }).click();
  await expect(worker.getByRole("main")).toContainText("已在支部大会上通报");
  must((await downloaded(worker, "PDF")).head).toBe("%PDF");
  must((await downloaded(worker, "Word")).head).toMatch(/^PK/);
});

test("the administrator closes the year early, and the district's report is frozen on screen, as Excel and as PDF", async () => {
  await admin.goto("/evaluation");
  await admin.getByRole("button", { name: "封存年度" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("checkbox").check();
  await dialog.getByLabel(`请输入年度 ${YEAR} 确认`).fill(YEAR);
  await dialog.getByRole("button", { name: "封存", exact: true }).click();
  await expect(admin.getByText(/由方志远封存/)).toBeVisible({ timeout: 90_000 });
  await expect(count(admin, "在册党员")).toContainText("578");
  await expect(count(admin, "已报到")).toContainText("2");
  await expect(count(admin, "服务人次")).toContainText("2");
  const [excel, pdf] = [await downloaded(admin, "下载 Excel"), await downloaded(admin, "下载 PDF")];
  must(excel.head).toMatch(/^PK/);
  must(pdf.head).toBe("%PDF");
  must(Math.min(excel.size, pdf.size)).toBeGreaterThan(4_000);

  await member.goto(`/my/report/${YEAR}`);
  await expect(member.getByRole("main")).toContainText(POST);
});
