import type { Page } from "@playwright/test";
import { expect as must } from "vitest";
import { DESK, PHONE } from "./browser";
import { findings, settled } from "./inspect";

export const SIZES = [DESK, PHONE];

/** An address, or the first link of a page that looks so, with what follows it. */
export type Address = string | readonly [from: string, link: RegExp, rest?: string];

/** Each page gives its links once. */
const seen = new Map<string, string[]>();

async function linksOf(page: Page, from: string): Promise<string[]> {
  const known = seen.get(from);
  if (known) return known;
  await page.goto(from);
  await settled(page);
  const links = await page.getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  seen.set(from, links);
  return links;
}

async function go(page: Page, address: Address): Promise<void> {
  if (typeof address === "string") {
    await page.goto(address);
    return;
  }
  const [from, looks, rest = ""] = address;
  const links = await linksOf(page, from);
  const found = links.find((href) => looks.test(href));
  must(found, `${from} has a link like ${looks}`).toBeDefined();
  await page.goto(`${found}${rest}`);
}

/** Looks at each page in both sizes. */
export async function inspect(page: Page, addresses: readonly Address[], sizes = SIZES): Promise<void> {
  const found: string[] = [];
  seen.clear();
  for (const address of addresses) {
    await go(page, address);
    found.push(...(await findings(page, sizes)));
  }
  await page.context().close();
  must(found).toEqual([]);
}
