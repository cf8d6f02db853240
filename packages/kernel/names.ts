let order: Intl.Collator | undefined;

/**
 * Orders names of people, employers and places as a Chinese register does, by pinyin. The engine takes ten milliseconds and
 * more to make this order, so the first list makes it, and no start.
 */
export function compareNames(a: string, b: string): number {
  order ??= new Intl.Collator("zh-CN");
  return order.compare(a, b);
}
