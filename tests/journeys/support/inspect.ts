import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./browser";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Words that only a broken page shows: a refusal where none is due, a value that is none, a key without its words. */
const BROKEN =
  /系统出了点问题|这个页面出了点问题|没有找到，可能|Something went wrong|Nothing was found|undefined|\bNaN\b|\[object |Invalid Date/;
const KEY = /(?<![\w/.@-])[a-z]+(?:_[a-z0-9]+|[A-Z][a-z]+)+(?![\w/.@-])/;

/** Waits until a page has shown what it came to show. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1").first()).toBeAttached();
  await expect(page.locator(".skeleton, .spinner")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
}

async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > width + 1);
    return [`wider than the screen: ${wide.map((e) => e.className || e.tagName).slice(0, 3)}`];
  });
}

async function strangeWords(page: Page): Promise<string[]> {
  const text = await page.locator("body").innerText();
  return [BROKEN, KEY].flatMap((wrong) => {
    const found = wrong.exec(text)?.[0];
    return found ? [`shows "${found}"`] : [];
  });
}

async function axe(page: Page): Promise<string[]> {
  // Its usual way opens a second page for the sake of frames; there are none here.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await builder.withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3)}`);
}

/** Everything that is wrong with what is on screen; each line says where. */
export async function findings(page: Page, sizes: readonly { width: number; height: number }[]): Promise<string[]> {
  const found: string[] = [];
  await settled(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const wrong = [...(await tooWide(page)), ...(await strangeWords(page)), ...(await axe(page))];
    found.push(...wrong.map((each) => `${new URL(page.url()).pathname} at ${size.width}: ${each}`));
  }
  return found;
}
