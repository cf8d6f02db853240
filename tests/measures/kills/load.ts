import type { Addresses } from "../../faults/addresses";
import type { Random } from "../../faults/random";
import { inHours } from "../../support/people";
import type { Ledger } from "./ledger";

export interface Claimant {
  readonly who: string;
  readonly cookie: string;
}

interface Answer {
  /** 0 where none came. */
  readonly status: number;
  readonly body: { state?: string; code?: string; id?: string; movedTo?: string };
}

/** What the load runs against until it is told to stop. */
export interface Target {
  readonly port: number;
  readonly going: () => boolean;
}

async function call(port: number, method: string, path: string, cookie: string, json?: unknown): Promise<Answer> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method,
      headers: { cookie: `rengang=${cookie}`, ...(json !== undefined && { "content-type": "application/json" }) },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, body: (await answer.json()) as Answer["body"] };
  } catch {
    return { status: 0, body: {} };
  }
}

/** Claims, takes offers and withdraws; each claimant does one thing after the other, all of them at once. */
export async function claimants(
  { port, going }: Target,
  people: readonly Claimant[],
  posts: () => readonly string[],
  ledger: Ledger,
  random: Random,
): Promise<void> {
  const once = async ({ who, cookie }: Claimant) => {
    const post = random.pick(posts());
    const what = random.chance(0.65) ? "claim" : "leave";
    const mine = `/posts/${post}/claims/mine`;
    const { status, body } = await (what === "claim"
      ? call(port, "PUT", mine, cookie, { wait: true })
      : call(port, "POST", `${mine}/withdraw`, cookie, { reason: "临时有事" }));
    ledger.note(who, post, what, status, body);
  };
  await Promise.all(
    people.map(async (person) => {
      while (going()) await once(person);
    }),
  );
}

const HOURS = [60, 64, 68, 72, 76];

/** Moves, opens and closes posts and changes their places; follows a session to where it has moved. */
export async function organiser(
  { port, going }: Target,
  cookie: string,
  addresses: Addresses,
  random: Random,
): Promise<{ moves: number }> {
  let moves = 0;
  const names = [...addresses.all().keys()];
  while (going()) {
    const name = random.pick(names);
    const path = `/posts/${addresses.now(name)}`;
    const what = random.pick(["move", "move", "close", "reopen", "places"] as const);
    if (what === "places") await call(port, "PATCH", path, cookie, { places: random.pick([3, 8, 22]), reason: "场地" });
    else if (what !== "move") await call(port, "POST", `${path}/${what}`, cookie);
    else {
      const at = random.pick(HOURS) + random.between(0, 60) / 60;
      const times = { startsAt: inHours(at), endsAt: inHours(at + 2) };
      const { body } = await call(port, "POST", `${path}/move`, cookie, { ...times, reason: "改期" });
      if (body.id) addresses.note(name, body.id);
      moves += body.id ? 1 : 0;
    }
  }
  return { moves };
}

/** Where the sessions are after a kill: an answer may have been lost. */
export async function follow(port: number, cookie: string, addresses: Addresses): Promise<void> {
  for (const name of addresses.all().keys()) {
    for (let more = true; more; ) {
      const { body } = await call(port, "GET", `/posts/${addresses.now(name)}`, cookie);
      more = body.movedTo !== undefined;
      if (body.movedTo) addresses.note(name, body.movedTo);
    }
  }
}
