import type { Page } from "@playwright/test";
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from "@rengang/kernel/headers";
import { expect as must, test } from "vitest";
import { settled } from "./support/inspect";
import { stage } from "./support/stage";

const at = stage();

/** Counts what the policy stopped, from the first moment of each page on. */
async function watched(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { stopped: seen });
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return () => page.evaluate(() => (window as unknown as { stopped: string[] }).stopped);
}

const roles: readonly [who: string, phone: string, district: string, pages: readonly string[]][] = [
  ["a community worker", "19900000201", "临江区", ["/today", "/members", "/posts", "/posts/publish", "/services"]],
  ["a district administrator", "19900000100", "临江区", ["/overview", "/imports", "/people", "/settings"]],
  ["a member", "19900000301", "临江区", ["/my", "/my/posts", "/my/record", "/my/me"]],
  ["an employer", "19900000400", "临江区", ["/package"]],
  ["the platform's operator", "19900000001", "平台运营", ["/platform"]],
];

test.each(roles)("the pages of %s break no rule of the policy", async (_, phone, district, pages) => {
  const page = await at.desk.signedIn(phone, { district });
  const stopped = await watched(page);
  for (const address of pages) {
    await page.goto(address);
    await settled(page);
    must([address, await stopped()]).toEqual([address, []]);
  }
  await page.context().close();
});

test("an injected script, handler, style and frame are all stopped, and the watch sees it", async () => {
  const page = await at.desk.visitor();
  const stopped = await watched(page);
  await page.goto("/sign-in");
  await settled(page);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.ran = true");
    image.src = "data:,";
    document.body.append(image);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    const frame = document.createElement("iframe");
    frame.src = "/sign-in";
    document.body.append(frame);
  });
  await page.waitForFunction(() => (window as unknown as { stopped: string[] }).stopped.length >= 4);
  const directives = (await stopped()).map((line) => line.split(" ")[0]);
  must(new Set(directives)).toEqual(new Set(["script-src-elem", "script-src-attr", "style-src-elem", "frame-src"]));
  must(await page.evaluate(() => "ran" in window)).toBe(false);
  must(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe("none");
  // What was provoked here is reported by the browser too.
  must(at.desk.faults().length).toBeGreaterThanOrEqual(4);
  await page.context().close();
});

test("page, asset and missing asset bear the headers that the stacks give them", async () => {
  const page = await at.desk.visitor();
  await page.goto("/sign-in");
  const asset = await page.locator("script[src]").first().getAttribute("src");
  for (const address of ["/sign-in", asset as string, "/assets/gone.js", "/outbox", "/api/reference"]) {
    const headers = (await page.request.get(address)).headers();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) must([address, headers[name]]).toEqual([address, value]);
  }
  must(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  await page.context().close();
});
