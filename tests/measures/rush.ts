import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { calendarItem } from "@rengang/core/claims/items";
import { postItem } from "@rengang/core/posts";
import { makeApp } from "@rengang/functions/api/app";
import type { PersonId } from "@rengang/kernel/ids";
import { freePort } from "@rengang/local/engine/engine";
import { perDistrict } from "@rengang/table/per-district";
import { together } from "@rengang/table/together";
import { addAcceptedMembers, makeNeighbourhood, makePost } from "../support/people";
import { makeWorld, type World } from "../support/world";
import { cookiesOf } from "./crowd";
import { type Findings, type Measure, quantile, rounded } from "./measure";

const CLAIMANTS = 10_000;
const PLACES = 20;
/** More than a browserless client can usefully keep open towards one process. */
const CONNECTIONS = 500;
const LATE = 500;
const SESSION_READS = 0.5;

interface Run {
  seconds: number;
  latencies: number[];
  statuses: Record<string, number>;
}
const spent = ({ meter }: World) => meter.reads + meter.writes;

async function rush(world: World, send: (requests: object[]) => Promise<Run>): Promise<Findings> {
  const place = await makeNeighbourhood(world);
  const members = await addAcceptedMembers(place, CLAIMANTS);
  const cookies = await cookiesOf(members);
  const post = await makePost(place, { places: PLACES });
  const requests = cookies.map((cookie) => ({
    method: "PUT",
    path: `/api/posts/${post}/claims/mine`,
    cookie,
    body: "{}",
  }));
  const before = spent(world);
  const run = await send(requests);
  const during = spent(world) - before;
  const late = await send(requests.slice(-LATE));
  const each = (spent(world) - before - during) / LATE - SESSION_READS;
  const row = await place.admin.table.get(postItem, post, { strong: true });
  const calendars = await place.admin.table.getMany(
    calendarItem,
    members.map((m) => m.actor.personId as PersonId),
  );
  const broken = Object.entries(run.statuses).filter(([status]) => Number(status) >= 500);
  return {
    figures: {
      claimants: CLAIMANTS,
      places: PLACES,
      answered_within_seconds: rounded(run.seconds),
      p50_ms: rounded(quantile(run.latencies, 0.5), 0),
      p99_ms: rounded(quantile(run.latencies, 0.99), 0),
      told_yes: run.statuses[200] ?? 0,
      told_full: run.statuses[409] ?? 0,
      answered_5xx: broken.reduce((sum, [, n]) => sum + n, 0),
      places_taken: row?.taken ?? row?.holders?.size ?? 0,
      places_in_calendars: calendars.filter((c) => c.held.some((e) => e.p === post)).length,
      units_each_over_the_rush: rounded(during / CLAIMANTS - SESSION_READS),
      units_of_a_loser_once_full: rounded(each),
      late_told_full: late.statuses[409] ?? 0,
    },
    goals: {
      answered_within_seconds: { op: "<=", value: 10 },
      told_yes: { op: "==", value: PLACES },
      answered_5xx: { op: "==", value: 0 },
      places_taken: { op: "==", value: PLACES },
      places_in_calendars: { op: "==", value: PLACES },
      units_of_a_loser_once_full: { op: "<=", value: 0.6 },
    },
    notes: [
      `All ${CLAIMANTS} at once over ${CONNECTIONS} connections, signed in and over HTTP; the session check (${SESSION_READS}) is left out of the units.`,
      "",
    ],
  };
}

async function run(): Promise<Findings> {
  const world = await makeWorld();
  const port = await freePort();
  const server = serve({
    fetch: makeApp({ ...world.platform, sendFor: perDistrict(() => together(world.send)) }).fetch,
    port,
    hostname: "127.0.0.1",
  });
  const client = fork(fileURLToPath(new URL("./load.mjs", import.meta.url)), { execArgv: [] });
  await once(client, "message");
  try {
    return await rush(world, async (requests) => {
      client.send({ port, requests, connections: CONNECTIONS });
      const [answer] = (await once(client, "message")) as [Run];
      return answer;
    });
  } finally {
    client.kill();
    server.close();
    await world.close();
  }
}

export const measure: Measure = {
  name: "rush",
  summary: "10,000 claimants for 20 places at the same moment",
  run,
};
