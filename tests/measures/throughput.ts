import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { makeApp } from "@rengang/functions/api/app";
import { freePort } from "@rengang/local/engine/engine";
import type { Operation, Operations, Send } from "@rengang/table/send";
import { sendTo } from "@rengang/table/send";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { type Findings, type Measure, median, quantile, rounded } from "./measure";

const CONNECTIONS = 16;
type Kind = "claim" | "list";

interface Request {
  method: string;
  path: string;
  cookie: string;
  body?: string;
}
interface Run {
  seconds: number;
  latencies: number[];
  statuses: Record<string, number>;
}
type Call = [Operation, Operations[Operation][0]];

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

async function bare(send: Send, scripts: Call[][]): Promise<Run> {
  const latencies: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < scripts.length) {
      const script = scripts[next++] as Call[];
      const started = performance.now();
      for (const [operation, input] of script) await send(operation, input as never);
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return { seconds: (performance.now() - started) / 1000, latencies, statuses: {} };
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

async function rounds(world: World, tap: Tap, client: ChildProcess, port: number, count: number): Promise<Findings> {
  const place = await makeNeighbourhood(world);
  // 156 is a multiple of twelve and, with the step of seven, visits every request once.
  const cookies = await Promise.all((await addAcceptedMembers(place, 156)).map(cookieOf));
  const others = await Promise.all((await addAcceptedMembers(place, 156, 5000)).map(cookieOf));
  const send = sendTo(world.engine.endpoint);
  const ratios: Record<Kind, number[]> = { claim: [], list: [] };
  const p99s: Record<Kind, number[]> = { claim: [], list: [] };
  const perSecond: Record<string, number[]> = { claim: [], claim_bare: [], list: [], list_bare: [] };
  for (let round = 0; round < count; round++) {
    const requests = await claimRound(place, cookies, round);
    const scripts: Call[][] = [];
    for (const request of await claimRound(place, others, round)) scripts.push(await record(world, tap, request));
    const listing = cookies.map((cookie) => ({ method: "GET", path: `/api/posts?unitId=${place.community}`, cookie }));
    const listed = await record(world, tap, listing[0] as Request);
    const order = round % 2 === 0;
    const pair = async (kind: Kind, api: () => Promise<Run>, raw: () => Promise<Run>) => {
      const first = order ? await api() : await raw();
      const second = order ? await raw() : await api();
      const [mine, theirs] = order ? [first, second] : [second, first];
      ratios[kind].push(theirs.seconds / mine.seconds);
      p99s[kind].push(quantile(mine.latencies, 0.99) / quantile(theirs.latencies, 0.99));
      perSecond[kind]?.push(cookies.length / mine.seconds);
      perSecond[`${kind}_bare`]?.push(cookies.length / theirs.seconds);
    };
    await pair(
      "claim",
      () => overHttp(client, port, requests),
      () => bare(send, scripts),
    );
    await pair(
      "list",
      () => overHttp(client, port, listing),
      () =>
        bare(
          send,
          cookies.map(() => listed),
        ),
    );
  }
  const figures: Record<string, number> = {};
  for (const kind of ["claim", "list"] as const) {
    figures[`${kind}_ratio_median`] = rounded(median(ratios[kind]));
    figures[`${kind}_ratio_low`] = rounded(Math.min(...ratios[kind]));
    figures[`${kind}_ratio_high`] = rounded(Math.max(...ratios[kind]));
    figures[`${kind}_p99_ratio_median`] = rounded(median(p99s[kind]));
  }
  for (const [key, values] of Object.entries(perSecond)) figures[`${key}_per_second`] = rounded(median(values), 0);
  return {
    figures,
    goals: {
      claim_ratio_median: { op: ">=", value: 0.8 },
      list_ratio_median: { op: ">=", value: 0.8 },
      claim_p99_ratio_median: { op: "<=", value: 1.5 },
      list_p99_ratio_median: { op: "<=", value: 1.5 },
    },
    notes: [
      "Signed in and over HTTP, against the same engine calls made bare through the SDK, interleaved in one run.",
      `${count} rounds of ${cookies.length} calls, ${CONNECTIONS} at a time; the client has a process of its own.`,
      "",
    ],
  };
}

export const measure: Measure = {
  name: "throughput",
  summary: "claim and list over HTTP against the same bare engine calls",
  run,
};
