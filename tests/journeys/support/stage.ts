import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, inject, expect as vitestExpect } from "vitest";
import { type Desk, openDesk } from "./browser";
import { type Product, root, startProduct, startTimedProduct, type TimedProduct } from "./product";

const LEFT = join(root, ".cache", "journeys");

/** What every open page showed when a test failed, for whoever looks into it. */
async function keepPages(desk: Desk, test: string): Promise<void> {
  mkdirSync(LEFT, { recursive: true });
  const pages = desk.browser.contexts().flatMap((context) => context.pages());
  for (const [n, page] of pages.entries()) {
    const file = join(LEFT, `${test.replace(/\W+/g, "-").slice(0, 60)}.${n}`);
    writeFileSync(`${file}.txt`, `${page.url()}\n${await page.locator("body").ariaSnapshot()}\n`);
    await page.screenshot({ path: `${file}.png` });
  }
}

interface Stage<P extends Product> {
  readonly product: P;
  readonly desk: Desk;
}

/** One product and one browser for a file; after each test, nothing may have gone wrong on any page. */
export const stage = (): Stage<Product> => stageOf(startProduct);

/** The same with a product for which a journey lets time pass. */
export const timedStage = (): Stage<TimedProduct> => stageOf(startTimedProduct);

function stageOf<P extends Product>(begin: (data: string) => Promise<P>): Stage<P> {
  const held: { product?: P; desk?: Desk } = {};
  beforeAll(async () => {
    held.product = await begin(inject("firstDay"));
    held.desk = await openDesk(held.product);
  });
  afterEach(async ({ task }) => {
    const { desk } = held;
    if (!desk) return;
    if (task.result?.state === "fail") await keepPages(desk, task.name).catch(() => {});
    vitestExpect(desk.faults()).toEqual([]);
  });
  afterAll(async () => {
    await held.desk?.close();
    await held.product?.end();
  });
  return {
    get product() {
      return held.product as P;
    },
    get desk() {
      return held.desk as Desk;
    },
  };
}
