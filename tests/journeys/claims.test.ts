import type { Page } from "@playwright/test";
import { expect as must, test } from "vitest";
import { inDialog } from "./support/acts";
import { DESK, expect, PHONE } from "./support/browser";
import { findings } from "./support/inspect";
import { stage } from "./support/stage";

const at = stage();
const WORKER = "19900000200";
// Members of the worker's community, with nothing ahead within the next six days.
const [FIRST, SECOND, THIRD] = ["19900000303", "19900000304", "19900000306"];
let worker: Page;
let first: Page;
let second: Page;
let third: Page;

const HOUR = 3_600_000;
/** So many hours from now, on a full minute. */
const hence = (hours: number): string =>
  new Date(Math.ceil((Date.now() + hours * HOUR) / 60_000) * 60_000).toISOString();
const onClock = (iso: string): { day: string; time: string } => {
  const text = new Date(Date.parse(iso) + 8 * HOUR).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
};

interface Published {
  id: string;
  startsAt: string;
  endsAt: string;
}
/** A session published as the console would, without its form: this journey begins where people claim. */
async function published(title: string, from: number, places: number): Promise<Published> {
  const facts = { title, places, startsAt: hence(from), endsAt: hence(from + 2) };
  return worker.evaluate(async (own) => {
    const me = await (await fetch("/api/sessions/me")).json();
    const body = { team: "environment", place: "北门", contactName: "周慧敏", contactPhone: "0571-88000000", ...own };
    const answer = await fetch("/api/posts", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID().replaceAll("-", "") },
      body: JSON.stringify({ ...body, unitId: me.acting.unitId }),
    });
    return answer.json();
  }, facts);
}

async function claim(page: Page, post: Published, name: string | RegExp): Promise<void> {
  await page.goto(`/my/posts/${post.id}`);
  await page.getByRole("button", { name }).dblclick();
  await expect(page.getByRole("main")).toContainText(/已认领|候补第/);
}

test("a post that starts within a day: one has the place, another waits", async () => {
  worker = await at.desk.signedIn(WORKER);
  first = await at.desk.signedIn(FIRST as string, { size: PHONE });
  second = await at.desk.signedIn(SECOND as string, { size: PHONE });
  third = await at.desk.signedIn(THIRD as string, { size: PHONE });
  const post = await published("雨后清扫", 20, 1);
  await claim(first, post, "确认认领");
  await claim(second, post, /^排队候补/);
});

test("leaving late asks for the reason, keeps it when the session ends under it, and then works", async () => {
  await first.getByRole("button", { name: "退出", exact: true }).click();
  const sheet = first.getByRole("dialog");
  await expect(sheet).toContainText("已过退出时间");
  must(await findings(first, [PHONE])).toEqual([]);
  await inDialog(first, "退出").click();
  await expect(sheet.getByLabel("原因")).toHaveAccessibleDescription(/请写明原因/);
  await sheet.getByLabel("原因").fill("单位临时有任务");

  const address = new URL(first.url()).pathname;
  await first.context().clearCookies();
  at.desk.allow(401, /^\/api\//);
  await inDialog(first, "退出").click();
  await first.waitForURL(/\/sign-in\?next=/);
  await at.desk.signIn(first, FIRST as string);
  await expect(first).toHaveURL(new RegExp(`${address.replaceAll(".", "\\.")}$`));
  await first.getByRole("button", { name: "退出", exact: true }).click();
  await expect(first.getByRole("dialog").getByLabel("原因")).toHaveValue("单位临时有任务");
  await inDialog(first, "退出").dblclick();
  await expect(first.getByText("已退出，名额让给下一位")).toBeVisible();
  await first.getByRole("button", { name: "我的认领经过" }).click();
  await expect(first.getByRole("dialog")).toContainText("过了退出时间退出");
});

test("the place is offered to the next in line, first thing at home, and is taken by one press", async () => {
  await second.goto("/my");
  const offer = second.getByRole("article").filter({ hasText: "有名额了，请您确认" });
  await expect(offer).toContainText(/请在 .+ 前确认/);
  must(await findings(second, [PHONE])).toEqual([]);
  await worker.goto("/posts");
  await worker.getByRole("link", { name: /雨后清扫/ }).click();
  await expect(worker.getByRole("main")).toContainText(/待确认，至/);
  await expect(worker.getByRole("main")).toContainText("单位临时有任务");
  await offer.getByRole("button", { name: /^确认/ }).dblclick();
  await expect(offer).toHaveCount(0);
  await worker.reload();
  await expect(worker.getByRole("row").filter({ hasText: "已认领" })).toHaveCount(1);
});

test("a stand-in is asked by phone and accepts; the asker is told and the place is the other's", async () => {
  await second.goto("/my/claims");
  await second.getByRole("link", { name: "雨后清扫", exact: true }).click();
  await second.getByRole("button", { name: "请人替岗" }).click();
  const sheet = second.getByRole("dialog");
  await sheet.getByLabel("对方手机号").fill("12345");
  at.desk.allow(422, /stand-in$/);
  await inDialog(second, "发出").click();
  await expect(sheet.getByLabel("对方手机号")).toHaveAccessibleDescription(/11 位手机号/);
  await sheet.getByLabel("对方手机号").fill(THIRD as string);
  must(await findings(second, [PHONE])).toEqual([]);
  await inDialog(second, "发出").dblclick();
  await expect(sheet).toContainText("如果对方是本区党员，会收到消息");
  await inDialog(second, "好的").click();
  await expect(second.getByText("已请尾号 0306 的同志替岗")).toBeVisible();

  const question = third.getByRole("article").filter({ hasText: "请您替岗" });
  // The question follows the request by the stream; whoever is at home already sees it on the next visit.
  await expect(async () => {
    await third.goto("/my");
    await expect(question).toContainText("雨后清扫", { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await question.getByRole("button", { name: /^我来替/ }).dblclick();
  await expect(question).toHaveCount(0);
  await third.goto("/my/claims");
  await expect(third.getByRole("article").filter({ hasText: "雨后清扫" })).toContainText("已认领");
  await second.goto("/my/notices");
  await expect(second.getByText("已有人替您：雨后清扫")).toBeVisible();
});

test("a session is moved: who is busy then is named first, gives way and is told; the old address leads to the new one", async () => {
  const [post, busy] = [await published("楼道清理", 100, 3), await published("敬老院慰问", 126, 3)];
  await claim(first, post, "确认认领");
  await claim(second, post, "确认认领");
  await claim(second, busy, "确认认领");
  await worker.goto(`/posts/${post.id}`);
  await worker.getByRole("button", { name: /^改到别的时间/ }).click();
  const sheet = worker.getByRole("dialog");
  await sheet.getByRole("button", { name: "改到别的时间" }).click();
  await expect(sheet.getByLabel("新的日期")).toHaveAccessibleDescription(/和现在的时间一样/);
  await sheet.getByLabel("新的日期").fill(onClock(busy.startsAt).day);
  await sheet.getByLabel("开始").fill(onClock(busy.startsAt).time);
  await sheet.getByLabel("结束").fill(onClock(busy.endsAt).time);
  await expect(sheet.getByRole("region", { name: "会影响谁" })).toContainText(
    /1 人时间冲突，会让出名额.*1 人保留名额/s,
  );
  await sheet.getByRole("button", { name: "因天气原因改期" }).click();
  must(await findings(worker, [DESK, PHONE])).toEqual([]);
  await worker.setViewportSize(DESK);
  await sheet.getByRole("button", { name: "改到别的时间" }).dblclick();
  await worker.waitForURL((url) => !url.pathname.endsWith(post.id));
  await expect(worker.getByText("1 / 3").first()).toBeVisible();

  await first.goto(`/my/posts/${post.id}`);
  await first.getByRole("link", { name: "看新的时间" }).click();
  await expect(first.getByRole("main")).toContainText("已认领");
  await first.goBack();
  await expect(first.getByText("这场活动已改期")).toBeVisible();
  await second.goto("/my/notices");
  await expect(second.getByText(/改期后与您的另一个岗位冲突/)).toBeVisible();
  await second.goto("/my/claims");
  await expect(second.getByRole("article").filter({ hasText: "楼道清理" })).toHaveCount(0);
});

test("fewer places: the organiser sees whom it concerns, chooses, says why, and nothing is lost on the way", async () => {
  const post = await published("花坛补种", 50, 3);
  for (const page of [first, third]) await claim(page, post, "确认认领");
  await worker.goto(`/posts/${post.id}`);
  await worker.getByRole("button", { name: /^改名额/ }).click();
  const sheet = worker.getByRole("dialog");
  await sheet.getByLabel("新的名额").fill("1");
  await expect(sheet.getByRole("checkbox")).toHaveCount(2);
  await sheet.getByRole("button", { name: "改名额" }).click();
  await expect(sheet).toContainText("还要再选 1 人");
  const name = (await sheet.locator(".choice-words").first().innerText()).trim();
  await sheet.getByRole("checkbox", { name }).check();
  await sheet.getByRole("button", { name: "名额调整，下次优先安排" }).click();
  must(await findings(worker, [DESK])).toEqual([]);
  await sheet.getByRole("button", { name: "改名额" }).dblclick();
  await expect(sheet).toHaveCount(0);
  await expect(worker.getByText("1 / 1").first()).toBeVisible();
  await expect(worker.getByRole("listitem").filter({ hasText: name })).toContainText("由组织者移出");
});
