import { setImmediate as turn } from "node:timers/promises";
import { marshall } from "@aws-sdk/util-dynamodb";
import { type StreamEvent, streamHandler } from "@rengang/functions/reactions/lambda";
import type { StreamChange } from "@rengang/table/record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** A batch as the stream delivers it: the nth record is the given item's next version. */
function batchOf(items: readonly string[]): StreamEvent {
  const stamp = "test req1 0 -";
  return {
    Records: items.map((sk, n) => ({
      dynamodb: {
        SequenceNumber: String(100 + n),
        NewImage: marshall({ pk: "D#here#PEOPLE", sk, item: "THING", v: n, stamp }),
      },
    })),
  };
}
const seen = ({ key, sequence }: StreamChange) => `${key.sk}${sequence}`;

test("changes of one item are dealt with in order, those of different items side by side", async () => {
  const done: string[] = [];
  let [now, most] = [0, 0];
  const handler = streamHandler(world.platform, async (_, change) => {
    now += 1;
    most = Math.max(most, now);
    await turn();
    done.push(seen(change));
    now -= 1;
  });
  expect(await handler(batchOf(["a", "b", "a", "c", "a", "b"]))).toEqual({ batchItemFailures: [] });
  expect(most).toBe(3);
  expect(done.filter((one) => one.startsWith("a"))).toEqual(["a100", "a102", "a104"]);
  expect(done.filter((one) => one.startsWith("b"))).toEqual(["b101", "b105"]);
});

test("delivered again from the record that failed, a batch leaves nothing out, and each item's changes keep their order", async () => {
  const items = Array.from({ length: 60 }, (_, n) => "abcdefgh"[(n * 5) % 8] ?? "");
  const batch = batchOf(items);
  for (let broken = 0; broken < items.length; broken += 7) {
    const done: string[] = [];
    let fails = 2;
    const handler = streamHandler(world.platform, async (_, change) => {
      await turn();
      if (change.sequence === String(100 + broken) && fails-- > 0) throw new Error("the table is busy");
      done.push(seen(change));
    });
    let from = 0;
    for (let deliveries = 0; deliveries < 3; deliveries++) {
      const answer = await handler({ Records: batch.Records.slice(from) });
      const again = answer.batchItemFailures[0]?.itemIdentifier;
      from = again === undefined ? items.length : Number(again) - 100;
      expect(from).toBe(deliveries < 2 ? broken : items.length);
    }
    const last = new Map(done.map((one, n) => [one, n]));
    expect(last.size).toBe(items.length);
    for (const item of new Set(items)) {
      const own = items.flatMap((sk, n) => (sk === item ? [last.get(`${sk}${100 + n}`) ?? -1] : []));
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  }
});

test("a record of another table's making is passed over", async () => {
  const strange = { dynamodb: { SequenceNumber: "1", NewImage: marshall({ pk: "elsewhere", sk: "x" }) } };
  const handler = streamHandler(world.platform, async () => {
    throw new Error("nothing here is ours");
  });
  expect(await handler({ Records: [strange, {}] })).toEqual({ batchItemFailures: [] });
});
