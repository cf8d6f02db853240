import type { Random } from "../../faults/random";
import type { Ledger } from "./ledger";

export interface Claimant {
  readonly who: string;
  readonly cookie: string;
}

async function call(port: number, method: "PUT" | "DELETE", post: string, cookie: string) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/posts/${post}/claims/mine`, {
      method,
      headers: { cookie: `rengang=${cookie}`, ...(method === "PUT" && { "content-type": "application/json" }) },
      ...(method === "PUT" && { body: JSON.stringify({ wait: true }) }),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, body: (await answer.json()) as { state?: string; code?: string } };
  } catch {
    return { status: 0, body: {} };
  }
}

/** Claims and withdraws until told to stop; each claimant does one thing after the other, all of them at once. */
export async function load(
  port: number,
  claimants: readonly Claimant[],
  posts: readonly string[],
  ledger: Ledger,
  random: Random,
  going: () => boolean,
): Promise<void> {
  await Promise.all(
    claimants.map(async ({ who, cookie }) => {
      while (going()) {
        const post = random.pick(posts);
        const what = random.chance(0.65) ? "PUT" : "DELETE";
        const { status, body } = await call(port, what, post, cookie);
        ledger.note(who, post, what, status, body);
      }
    }),
  );
}
