import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { makeApp } from "@rengang/functions/api/app";
import { freePort } from "@rengang/local/engine/engine";
import { sendTo } from "@rengang/table/send";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { bareSdk, type Call, type Run, runBare } from "./bare";
import { type Findings, type Measure, median, quantile, rounded } from "./measure";

const CONNECTIONS = 16;
/** Rounds that are not counted: until then the compiler of either side is still at work. */
const WARM_UP = 3;
/** Lists are quick; with more of them in a round its 99th percentile means something. */
const LISTS_EACH = 4;
type Kind = "claim" | "list";

interface Request {
  method: string;
  path: string;
  cookie: string;
  body?: string;
}
interface Tap {
  calls: Call[] | undefined;
  /** Writes are noted down instead of sent. */
  dry: boolean;
}

/** The engine calls that one API call makes, recorded from the product itself, to be made bare. */
async function record(world: World, tap: Tap, { method, path, cookie, body }: Request): Promise<Call[]> {
  tap.calls = [];
  tap.dry = true;
  const answer = await world.request(path.replace("/api", ""), {
    method,
    cookie,
    ...(body && { json: JSON.parse(body) }),
  });
  const { calls } = tap;
  tap.calls = undefined;
  tap.dry = false;
  if (!answer.ok) throw new Error(`recorded call was refused: ${answer.status} ${await answer.text()}`);
  return calls;
}

async function overHttp(client: ChildProcess, port: number, requests: Request[]): Promise<Run> {
  client.send({ port, requests, connections: CONNECTIONS });
  const [run] = (await once(client, "message")) as [Run];
  const refused = Object.entries(run.statuses).filter(([status]) => Number(status) >= 300);
  if (refused.length > 0) throw new Error(`calls were refused: ${JSON.stringify(refused)}`);
  return run;
}

/** Fresh posts and members for one round, so that every claim is a first one. */
async function claimRound(place: Neighbourhood, cookies: string[], round: number): Promise<Request[]> {
  const requests: Request[] = [];
  const perPost = 12;
  for (let i = 0; i < cookies.length; i += perPost) {
    const startsAt = inHours(48 + round * 3);
    const post = await makePost(place, { places: perPost, startsAt, endsAt: inHours(50 + round * 3) });
    for (const cookie of cookies.slice(i, i + perPost)) {
      requests.push({ method: "PUT", path: `/api/posts/${post}/claims/mine`, cookie, body: "{}" });
    }
  }
  // Neighbours in the list meet on one post; spread, as members' taps are.
  return requests.map((_, i) => requests[(i * 7) % requests.length] as Request);
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const tap: Tap = { calls: undefined, dry: false };
  const world = await makeWorld((send) => async (operation, input) => {
    tap.calls?.push([operation, input]);
    if (tap.dry && operation === "transact") return { $metadata: {} } as never;
    return send(operation, input);
  });
  const port = await freePort();
  const server = serve({ fetch: makeApp(world.platform).fetch, port, hostname: "127.0.0.1" });
  const client = fork(fileURLToPath(new URL("./load.mjs", import.meta.url)), { execArgv: [] });
  await once(client, "message");
  try {
    return await rounds(world, tap, client, port, long ? 15 : 9);
  } finally {
    client.kill();
    server.close();
    await world.close();
  }
}

type Side = "api" | "bare" | "bare_same_client";
const SIDES: readonly Side[] = ["api", "bare", "bare_same_client"];

async function rounds(world: World, tap: Tap, client: ChildProcess, port: number, count: number): Promise<Findings> {
  const place = await makeNeighbourhood(world);
  // 156 is a multiple of twelve and, with the step of seven, visits every request once.
  const people = async (from: number) => Promise.all((await addAcceptedMembers(place, 156, from)).map(cookieOf));
  const [cookies, others, more] = [await people(1000), await people(5000), await people(9000)];
  const sends = { bare: bareSdk(world.engine.endpoint), bare_same_client: sendTo(world.engine.endpoint) };
  const scripted = async (requests: Request[]) => {
    const scripts: Call[][] = [];
    for (const request of requests) scripts.push(await record(world, tap, request));
    return scripts;
  };
  const runs: Record<Kind, Record<Side, Run>[]> = { claim: [], list: [] };
  const path = `/api/posts?unitId=${place.community}`;
  const listing = cookies.map((cookie) => ({ method: "GET", path, cookie }));
  const often = <T>(all: T[]): T[] => Array.from({ length: LISTS_EACH }, () => all).flat();
  const lists = often(await scripted(listing));
  for (let round = 0; round < WARM_UP + count; round++) {
    const requests = await claimRound(place, cookies, round);
    const claims = {
      bare: await scripted(await claimRound(place, others, round)),
      bare_same_client: await scripted(await claimRound(place, more, round)),
    };
    const take = {
      claim: (side: Side) =>
        side === "api" ? overHttp(client, port, requests) : runBare(sends[side], claims[side], CONNECTIONS),
      list: (side: Side) =>
        side === "api" ? overHttp(client, port, often(listing)) : runBare(sends[side], lists, CONNECTIONS),
    };
    for (const kind of ["claim", "list"] as const) {
      const taken = {} as Record<Side, Run>;
      for (let n = 0; n < SIDES.length; n++) {
        const side = SIDES[(n + round) % SIDES.length] as Side;
        taken[side] = await take[kind](side);
      }
      if (round >= WARM_UP) runs[kind].push(taken);
    }
  }
  return findings(runs);
}

function findings(runs: Record<Kind, Record<Side, Run>[]>): Findings {
  const figures: Record<string, number> = {};
  const perSecond = (run: Run) => run.latencies.length / run.seconds;
  const p99 = (run: Run) => quantile(run.latencies, 0.99);
  for (const kind of ["claim", "list"] as const) {
    const ratios = (to: Side) => runs[kind].map((r) => perSecond(r.api) / perSecond(r[to]));
    figures[`${kind}_ratio_median`] = rounded(median(ratios("bare")));
    figures[`${kind}_ratio_low`] = rounded(Math.min(...ratios("bare")));
    figures[`${kind}_ratio_high`] = rounded(Math.max(...ratios("bare")));
    figures[`${kind}_p99_ratio_median`] = rounded(median(runs[kind].map((r) => p99(r.api) / p99(r.bare))));
    figures[`${kind}_ratio_to_same_client`] = rounded(median(ratios("bare_same_client")));
    const tail = median(runs[kind].map((r) => p99(r.api) / p99(r.bare_same_client)));
    figures[`${kind}_p99_ratio_to_same_client`] = rounded(tail);
    for (const side of SIDES) {
      figures[`${kind}_${side}_per_second`] = rounded(median(runs[kind].map((r) => perSecond(r[side]))), 0);
    }
  }
  return {
    figures,
    goals: {
      claim_ratio_median: { op: ">=", value: 0.8 },
      list_ratio_median: { op: ">=", value: 0.8 },
      claim_p99_ratio_median: { op: "<=", value: 1.5 },
      list_p99_ratio_median: { op: "<=", value: 1.5 },
    },
    notes: [
      "Signed in and over HTTP, against the same engine calls made bare through the SDK as it is documented, interleaved.",
      "For comparison also against the same calls made bare through the product's own client, which is quicker.",
      `${runs.list.length} rounds after ${WARM_UP} to warm up, ${CONNECTIONS} at a time; the client has a process of its own.`,
      "",
    ],
  };
}

export const measure: Measure = {
  name: "throughput",
  summary: "claim and list over HTTP against the same bare engine calls",
  run,
};
