import { notificationItem } from "@rengang/core/notifications/items";
import { exportMine } from "@rengang/core/privacy";
import type { MyExport } from "@rengang/core/privacy/held/schema";
import { makeApp } from "@rengang/functions/api/app";
import { put } from "@rengang/table/change";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANSWER_MOST, invoked } from "../support/lambda";
import { addAcceptedMember, makeNeighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { idOf } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const HEAVY = '"'.repeat(150_000);

test("a member takes along everything, also when it is more than an answer may hold, and nobody goes on where another stopped", async () => {
  const place = await makeNeighbourhood(world);
  const [member, other] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
  const personId = idOf(member);
  for (let n = 0; n < 24; n++) {
    const id = `${n}~post.cancelled~x`;
    const row = { personId, id, code: "post.cancelled" as const, facts: { title: HEAVY }, at: n, read: false };
    await member.commit("notifications.tell", [put(notificationItem, { personId, id }, row)]);
  }
  const [app, cookie] = [makeApp(world.platform), await cookieOf(member)];
  const held: MyExport["held"] = [];
  let cursor: string | undefined = "";
  while (cursor !== undefined) {
    if (cursor) await expect(exportMine(other, { cursor })).rejects.toMatchObject({ code: "thing.missing" });
    const path: string = `/api/privacy/mine/export${cursor && `?cursor=${cursor}`}`;
    const { bytes, answer } = await invoked(app, path, cookie);
    expect(bytes).toBeLessThan(ANSWER_MOST);
    const part = (await answer.json()) as MyExport;
    held.push(...part.held);
    cursor = part.cursor;
  }
  expect(held.filter(({ item }) => item === "NOTIFICATION").length).toBeGreaterThanOrEqual(24);
  expect(held.filter(({ item }) => item === "MEMBER")).toMatchObject([{ name: "党员1" }]);
  expect(JSON.stringify(held).length).toBeGreaterThan(ANSWER_MOST);
});
