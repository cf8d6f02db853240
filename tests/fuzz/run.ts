import { type PersonId, PLATFORM } from "@rengang/kernel/ids";
import { randomOf } from "../faults/random";
import { type Estate, makeEstate, renewHands } from "../isolation/estate";
import { routesOf, siteOf } from "../support/routes";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { fuzzCall } from "./calls";
import { checkerOf } from "./check";

export interface Outcome {
  readonly batch: number;
  readonly calls: number;
  readonly routes: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** What was wrong, with the call that showed it. */
  readonly faults: readonly string[];
  readonly slowest: number;
  /** Routes that said yes at least once. */
  readonly agreed: readonly string[];
}

export interface Batch {
  readonly batch: number;
  readonly calls: number;
  readonly seconds?: number;
}

/** Faults that the product wrote to its log while a call was under way. */
function listening(): { take: () => string; stop: () => void } {
  const said: string[] = [];
  const before = console.error;
  console.error = (text: unknown) => void said.push(String(text));
  return {
    take: () => said.splice(0).join("\n"),
    stop: () => {
      console.error = before;
    },
  };
}

/** An error with what it was made of. */
const told = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(told).join("; ") : String((error as Error).stack).slice(0, 900);

const printed = (value: unknown): string => String(JSON.stringify(value)).slice(0, 700);

/** A session of whoever runs the installation. */
export const operatorOf = (world: World): Promise<string> =>
  cookieOf(world.as(PLATFORM, "per_0perat0r00000" as PersonId, { role: "platform_operator" }, "运营"));

/** One installation with two districts, and so many calls; the same batch makes the same calls. */
export async function runBatch({ batch, calls, seconds = 3600 }: Batch): Promise<Outcome> {
  const world = await makeWorld();
  const log = listening();
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  const agreed = new Set<string>();
  let done = 0;
  let slowest = 0;
  try {
    let estates: Estate[] = [await makeEstate(world, "qzxa", 1), await makeEstate(world, "qzxb", 2)];
    let operator = await operatorOf(world);
    const routes = await routesOf(world.platform);
    const site = siteOf(world.platform);
    const check = await checkerOf(world.platform);
    const started = performance.now();
    for (; done < calls && performance.now() - started < seconds * 1000; done++) {
      // Sessions are ended by some of the calls themselves.
      if (done % 200 === 199) {
        estates = await Promise.all(estates.map(renewHands));
        operator = await operatorOf(world);
        await world
          .settle()
          .catch((error) => faults.push(`batch ${batch} before call ${done}: a reaction ${told(error)}`));
      }
      const random = randomOf(batch * 1_000_003 + done);
      // Every route in turn, so that none is left to chance.
      const route = routes[done % routes.length] as (typeof routes)[number];
      const call = fuzzCall(random, route, { estates, operator });
      const began = performance.now();
      const answer = await site(call.path, call.init).catch((error: unknown) => error as Error);
      const ms = performance.now() - began;
      slowest = Math.max(slowest, ms);
      const wrong = answer instanceof Error ? [`throws ${answer}`] : await check(call, answer, ms);
      const status = answer instanceof Error ? "thrown" : String(answer.status);
      if (/^2/.test(status)) agreed.add(route.name);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const logged = log.take();
      for (const each of wrong) {
        faults.push(
          `batch ${batch} call ${done}: ${route.name} as ${call.who} ${each}\n  ${call.path.slice(0, 300)} ${printed(call.init)}\n  ${logged.slice(0, 900)}`,
        );
      }
    }
    return { batch, calls: done, routes: routes.length, statuses, faults, slowest, agreed: [...agreed] };
  } finally {
    log.stop();
    await world.close();
  }
}
