import { afterAll, afterEach, beforeAll, inject, expect as vitestExpect } from "vitest";
import { type Desk, openDesk } from "./browser";
import { type Product, startProduct } from "./product";

/** One product and one browser for a file; after each test, nothing may have gone wrong on any page. */
export function stage(): { readonly product: Product; readonly desk: Desk } {
  const held: { product?: Product; desk?: Desk } = {};
  beforeAll(async () => {
    held.product = await startProduct(inject("firstDay"));
    held.desk = await openDesk(held.product);
  });
  afterEach(() => vitestExpect(held.desk?.faults()).toEqual([]));
  afterAll(async () => {
    await held.desk?.close();
    await held.product?.end();
  });
  return {
    get product() {
      return held.product as Product;
    },
    get desk() {
      return held.desk as Desk;
    },
  };
}
