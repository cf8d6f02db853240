import { setTimeout as wait } from "node:timers/promises";
import type { Product } from "./product";

export interface Message {
  readonly id: string;
  readonly district: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

/** What would have gone out by SMS, newest first, as the outbox page shows it. */
export async function outbox(product: Product): Promise<Message[]> {
  const answer = await fetch(`${product.origin}/outbox.json`);
  return ((await answer.json()) as { messages: Message[] }).messages;
}

/** The newest message to a phone that says what is looked for; waits until it has been sent. */
export async function messageTo(
  product: Product,
  phone: string,
  says: RegExp,
  known: ReadonlySet<string> = new Set(),
): Promise<string> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const found = (await outbox(product)).find((m) => m.to === phone && !known.has(m.id) && says.test(m.text));
    if (found) return found.text;
    await wait(50);
  }
  throw new Error(`Nothing that says ${says} was sent to ${phone}.`);
}

/** Looks at the outbox before a code is asked for, and hands back how to read the one that comes then. */
export async function newCode(product: Product, phone: string): Promise<() => Promise<string>> {
  const before = new Set((await outbox(product)).map((m) => m.id));
  return async () => /\d{6}/.exec(await messageTo(product, phone, /验证码/, before))?.[0] ?? "";
}
