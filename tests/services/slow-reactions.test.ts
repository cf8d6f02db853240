import { AsyncLocalStorage } from "node:async_hooks";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Context, systemContext } from "@rengang/core/context";
import { moveRegistration } from "@rengang/core/registrations";
import { communitySummaries, correctService, recount, rejectService, summaryItem } from "@rengang/core/services";
import { serviceReactions } from "@rengang/core/services/reactions";
import type { ServiceId } from "@rengang/core/services/schema";
import type { PersonId } from "@rengang/kernel/ids";
import type { StreamChange } from "@rengang/table/record";
import { readStream, type StreamReader } from "@rengang/table/stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { idOf, later, serve } from "../support/service";
import { makeWorld, type World } from "../support/world";

/** Within it, what a reaction has read reaches it only once the gate opens: by then it may no longer be true. */
const gate = new AsyncLocalStorage<Promise<void>>();
let world: World;
let stream: StreamReader;
beforeAll(async () => {
  world = await makeWorld((send) => async (operation, input) => {
    const output = await send(operation, input);
    if (operation === "query" || operation === "get") await gate.getStore();
    return output;
  });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: world.engine.endpoint, region: "local", credentials });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: world.platform.tableName }));
  stream = readStream(world.engine.endpoint, Table?.LatestStreamArn ?? "", undefined);
});
afterAll(() => world.close());

async function reactTo(change: StreamChange): Promise<void> {
  const ctx = systemContext(world.platform, change.district, "late");
  const wanted = serviceReactions.filter((r) => r.kinds.includes(change.kind));
  await Promise.all(wanted.map((reaction) => reaction.run(ctx, change)));
}

/** Confirmed, corrected, moved, turned down, moved back: every step of a busy year of one member. */
function stepsOf(place: Neighbourhood, member: Context): (() => Promise<unknown>)[] {
  let id = "" as ServiceId;
  const move = (unitId: typeof place.community) => () =>
    moveRegistration(later(place, place.admin), { personId: idOf(member), unitId, reason: "搬家" });
  return [1, 2, 3, 4].flatMap((n) => [
    async () => {
      id = (await serve(place, member, { on: `2026-0${n}-10`, hours: n })).id;
    },
    () => correctService(place.worker, id, { hours: n + 0.5, reason: "更正" }),
    move(n % 2 === 0 ? place.community : place.elsewhere),
    ...(n > 1 ? [() => rejectService(place.worker, id, { reason: "重复" })] : []),
  ]);
}

/** Numbers in an order that a seed repeats. */
function shuffledOrder(count: number, seed: number): number[] {
  const weight = (n: number) => (Math.sin(seed * 7919 + n * 104_729) * 10_000) % 1;
  return Array.from({ length: count }, (_, n) => n).sort((a, b) => weight(a) - weight(b));
}
const orders: [string, (count: number) => number[]][] = [
  ["the oldest knowledge is written last", (count) => Array.from({ length: count }, (_, n) => count - 1 - n)],
  ...[1, 2, 3].map((seed): [string, (count: number) => number[]] => [
    `knowledge is written in disorder ${seed}`,
    (count) => shuffledOrder(count, seed),
  ]),
];

test.each(orders)("totals equal a recount and the row sits in one community when %s", async (name, orderOf) => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const personId: PersonId = idOf(member);
  let lastWriterWins = 0;
  const countAgain = async () => {
    const { hours } = await recount(place.worker, personId, "2026");
    lastWriterWins = hours;
  };
  const held: { open: () => void; done: Promise<unknown> }[] = [];
  for (const step of stepsOf(place, member)) {
    await step();
    const news = (await stream.next()).filter((c) => c.district === place.district);
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    // Everything arrives twice. The control counts again as well, and lets the last writer win.
    const done = gate.run(opened, () => Promise.all([...news, ...news].map(reactTo).concat(countAgain())));
    held.push({ open, done });
  }
  for (const n of orderOf(held.length)) {
    held[n]?.open();
    await held[n]?.done;
  }
  const counted = await recount(place.worker, personId, "2026");
  expect(counted).toMatchObject({ times: 1, hours: 1.5 });
  expect(await place.worker.table.get(summaryItem, { personId, year: "2026" })).toMatchObject(counted);
  expect(await communitySummaries(place.worker, place.community, "2026")).toMatchObject([{ personId, ...counted }]);
  expect(await communitySummaries(place.worker, place.elsewhere, "2026")).toEqual([]);
  if (name.startsWith("the oldest")) expect(lastWriterWins).toBe(1);
});
