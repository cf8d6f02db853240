import { createHash } from "node:crypto";
import { runDue } from "@rengang/functions/jobs/due";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addAcceptedMembers, makeNeighbourhood } from "../support/people";
import { later, serve } from "../support/service";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { makeFairPost } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Row {
  ticket: string;
  served: number;
  result: string;
}
const hash = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** The recipe of docs/fair-opening.md, with nothing but what the API tells and a hash function. */
function recomputed(seed: string, list: readonly Row[]): string[] {
  const key = (row: Row) => `${String(row.served).padStart(9, "0")} ${hash(`${seed}:${row.ticket}`)}`;
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((row) => row.ticket);
}

describe("fair openings over HTTP", () => {
  test("anybody computes the order again from what is published: hash, seed, tickets and services", async () => {
    const place = await makeNeighbourhood(world);
    const members = await addAcceptedMembers(place, 30);
    for (const member of members.slice(0, 9)) await serve(place, member);
    await world.settle();
    const post = await makeFairPost(place, { places: 5 });
    const cookies = await Promise.all(members.map((m) => cookieOf(later(place, m))));
    const enter = (cookie: string) => world.request(`/posts/${post}/draw/entry`, { method: "POST", cookie });
    const entered = await Promise.all(cookies.map(enter));
    expect(entered.map((a) => a.status)).toEqual(cookies.map(() => 200));
    const tickets: string[] = await Promise.all(entered.map(async (a) => (await a.json()).ticket));
    const before = await (await world.request(`/posts/${post}/draw`, { cookie: nth0(cookies) })).json();
    world.pass(HOUR);
    await runDue(world.platform);
    await world.settle();
    const text = await (await world.request(`/posts/${post}/draw`, { cookie: nth0(cookies) })).text();
    const { seed, list, pages, entries, mine } = JSON.parse(text);
    expect(hash(seed)).toBe(before.seedHash);
    expect(list.map((r: Row) => r.ticket)).toEqual(recomputed(seed, list));
    expect(list.map((r: Row) => r.ticket).sort()).toEqual([...tickets].sort());
    expect(list.map((r: Row) => r.result)).toEqual([
      ...Array(5).fill("place"),
      ...Array(10).fill("turn"),
      ...Array(15).fill("none"),
    ]);
    expect(list.slice(0, 15).every((r: Row) => r.served === 0)).toBe(true);
    expect([entries, pages, mine.ticket]).toEqual([30, 1, tickets[0]]);
    expect(text).not.toMatch(/per_|党员|199\d{8}/);
    const staff = await (await world.request(`/posts/${post}/draw`, { cookie: await cookieOf(place.worker) })).json();
    expect(staff.list).toEqual(list);
    expect(staff).not.toHaveProperty("mine");
  });

  test("an entry is taken back with an answer that is the same however often it is asked for", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    const cookie = await cookieOf(later(place, await addAcceptedMember(place, 1)));
    const call = (method: string) => world.request(`/posts/${post}/draw/entry`, { method, cookie });
    expect((await call("POST")).status).toBe(200);
    expect([(await call("DELETE")).status, (await call("DELETE")).status]).toEqual([204, 204]);
    expect(await (await world.request(`/posts/${post}/draw`, { cookie })).json()).not.toHaveProperty("mine");
  });

  test("another district's fair opening does not exist, and another community's not for a member", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const post = await makeFairPost(there);
    const nearby = await makeFairPost({ ...here, community: here.elsewhere, worker: here.admin });
    const cookie = await cookieOf(later(here, await addAcceptedMember(here, 1)));
    for (const id of [post, nearby]) {
      const answers = await Promise.all([
        world.request(`/posts/${id}/draw`, { cookie }),
        world.request(`/posts/${id}/draw/entry`, { method: "POST", cookie }),
        ...(id === post ? [world.request(`/posts/${id}/draw/entry`, { method: "DELETE", cookie })] : []),
      ]);
      expect(answers.map((a) => a.status)).toEqual(answers.map(() => 404));
    }
  });

  test("pages that cannot be are refused with the field; a page beyond the list is empty", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    world.pass(HOUR);
    await runDue(world.platform);
    await world.settle();
    const cookie = await cookieOf(later(place, place.worker));
    const wrong = await world.request(`/posts/${post}/draw?page=-1`, { cookie });
    expect([wrong.status, (await wrong.json()).code]).toEqual([422, "input.invalid"]);
    expect((await (await world.request(`/posts/${post}/draw?page=7`, { cookie })).json()).list).toEqual([]);
  });
});

const nth0 = (cookies: readonly string[]): string => cookies[0] as string;
