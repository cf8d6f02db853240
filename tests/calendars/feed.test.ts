import { assignClaim, makeClaim, movePost, withdrawClaim } from "@rengang/core/claims";
import type { Context } from "@rengang/core/context";
import { cancelPost } from "@rengang/core/posts";
import type { PostId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, inHours, makeNeighbourhood, makePost } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function subscribe(member: Context): Promise<string> {
  const answer = await world.request("/calendar/feed", { method: "PUT", cookie: await cookieOf(member) });
  return new URL((await answer.json()).https).pathname.replace(/^\/api/, "");
}

async function read(path: string): Promise<{ status: number; lines: string[]; headers: Headers }> {
  const answer = await world.request(path);
  const file = await answer.text();
  return { status: answer.status, lines: file.replace(/\r\n /g, "").split("\r\n"), headers: answer.headers };
}
const said = (lines: string[], name: string) =>
  lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));

describe("my claims in a calendar", () => {
  test("one claim is a file of its own, for its holder alone; a post I have no claim on has none", async () => {
    const place = await makeNeighbourhood(world);
    const [me, other] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
    const post = await makePost(place);
    await makeClaim(me, post, {});
    const path = `/posts/${post}/claims/mine/calendar.ics`;
    const answer = await world.request(path, { cookie: await cookieOf(me) });
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toMatch(/^private/);
    const file = await answer.text();
    expect(file).toContain(`UID:${post}@${place.district}`.slice(0, 60));
    expect(file).toContain("DTSTART;TZID=Asia/Shanghai:20261114T090000");
    expect((await world.request(path, { cookie: await cookieOf(other) })).status).toBe(404);
    const duty = await makePost(place, { title: "不限时间", startsAt: undefined, endsAt: undefined });
    await makeClaim(me, duty, {});
    const none = await world.request(`/posts/${duty}/claims/mine/calendar.ics`, { cookie: await cookieOf(me) });
    expect(none.status).toBe(404);
  });

  test("the secret address shows exactly my claims: held, waited for, weekly; nobody's name, phone or employer", async () => {
    const place = await makeNeighbourhood(world);
    const [me, other] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
    const held = await makePost(place, { title: "我的", contactName: "周慧", contactPhone: "0571-1234" });
    const full = await makePost(place, { title: "候补的", places: 1, startsAt: inHours(72), endsAt: inHours(74) });
    const timetable = { days: [2, 4], startsAt: "22:00", endsAt: "01:00", from: "2026-11-16", until: "2026-12-31" };
    const duty = await makePost(place, { title: "夜巡", startsAt: undefined, endsAt: undefined, timetable });
    await makeClaim(me, held, {});
    await makeClaim(other, full, {});
    await makeClaim(me, full, { wait: true });
    await makeClaim(me, duty, {});
    const { status, lines, headers } = await read(await subscribe(me));
    expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(headers.get("cache-control")).toMatch(/^private/);
    expect(said(lines, "SUMMARY")).toEqual(["我的", "（候补）候补的", "夜巡"]);
    expect(said(lines, "STATUS")).toEqual(["CONFIRMED", "TENTATIVE", "CONFIRMED"]);
    expect(lines).toContain("DTSTART;TZID=Asia/Shanghai:20261117T220000");
    expect(lines).toContain("DTEND;TZID=Asia/Shanghai:20261118T010000");
    expect(said(lines, "RRULE")).toEqual(["FREQ=WEEKLY;WKST=MO;BYDAY=TU,TH;UNTIL=20261231T155959Z"]);
    expect(lines.join("\n")).not.toMatch(/党员\d|周慧|0571|1991|税务/);
    expect(said((await read(await subscribe(other))).lines, "SUMMARY")).toEqual(["候补的"]);
  });

  test("a session that is called off or moved is shown as cancelled, at its new time as mine; one I left is gone", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    const [off, moved, left] = [
      await makePost(place, { title: "取消的", startsAt: inHours(30), endsAt: inHours(31) }),
      await makePost(place, { title: "改期的", startsAt: inHours(40), endsAt: inHours(41) }),
      await makePost(place, { title: "退出的", startsAt: inHours(60), endsAt: inHours(61) }),
    ];
    for (const post of [off, moved, left]) await makeClaim(me, post, {});
    const path = await subscribe(me);
    await cancelPost(place.worker, off, { reason: "暴雨" });
    await movePost(place.worker, moved, { startsAt: inHours(50), endsAt: inHours(51), reason: "场地占用" });
    await withdrawClaim(me, left);
    await world.settle();
    const { lines } = await read(path);
    expect(said(lines, "SUMMARY")).toEqual(["（已取消）取消的", "（已取消）改期的", "改期的"]);
    expect(said(lines, "STATUS")).toEqual(["CANCELLED", "CANCELLED", "CONFIRMED"]);
  });

  test("the entry of a post keeps its identity while its sequence grows", async () => {
    const place = await makeNeighbourhood(world);
    const [me, other] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
    const post = await makePost(place);
    await makeClaim(me, post, {});
    const path = await subscribe(me);
    const before = (await read(path)).lines;
    await assignClaim(place.worker, post, { personId: other.actor.personId });
    const after = (await read(path)).lines;
    expect(said(after, "UID")).toEqual(said(before, "UID"));
    expect(Number(said(after, "SEQUENCE")[0])).toBeGreaterThan(Number(said(before, "SEQUENCE")[0]));
  });
});

describe("the secret address", () => {
  test("a new one ends the old one, ending leaves none, and whether there is one is told without it", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    const cookie = await cookieOf(me);
    const state = async () => (await world.request("/calendar/feed", { cookie })).json();
    expect(await state()).toEqual({});
    const first = await subscribe(me);
    expect(Object.keys(await state())).toEqual(["since"]);
    const second = await subscribe(me);
    expect(second).not.toBe(first);
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await world.request("/calendar/feed", { method: "DELETE", cookie })).status).toBe(204);
    expect((await world.request("/calendar/feed", { method: "DELETE", cookie })).status).toBe(204);
    expect((await read(second)).status).toBe(404);
    expect(await state()).toEqual({});
  });

  test("two renewals at the same time leave one address that works", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    const paths = await Promise.all([1, 2, 3].map(() => subscribe(me)));
    const found = await Promise.all(paths.map(read));
    expect(found.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  test("a wrong token, a wrong district and an ended address have the same answer, but for the request's number", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const path = await subscribe(await addAcceptedMember(here, 1));
    const other = await addAcceptedMember(here, 2);
    const ended = await subscribe(other);
    await subscribe(other);
    const wrong = [
      path.replace(here.district, there.district),
      path.replace(here.district, "nowhere"),
      path.replace(here.district, "../x"),
      path.replace(/[0-9a-z]{32}/, "0".repeat(32)),
      path.replace(/[0-9a-z]{32}/, "x"),
      ended,
    ];
    for (const address of wrong) {
      const answer = await world.request(address);
      const { requestId: _, ...body } = await answer.json();
      expect([address, answer.status, body]).toEqual([address, 404, { code: "thing.missing", facts: {} }]);
    }
  });

  test("the token is stored nowhere, and it has 160 bits", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    const path = await subscribe(me);
    const token = path.split("/")[3] as string;
    expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
    const { rows } = await me.table.queryKinds([], { pk: `PERSON#${me.actor.personId}` });
    expect(rows).toEqual([]);
    const stored = JSON.stringify(
      await world.send("query", {
        TableName: world.platform.tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `D#${place.district}#PERSON#${me.actor.personId}` },
      }),
    );
    expect(stored).toContain("OWN_CALENDAR_FEED");
    expect(stored).not.toContain(token);
  });

  test("a calendar costs half a read unit for each claim, and three more", async () => {
    const place = await makeNeighbourhood(world);
    const me = await addAcceptedMember(place, 1);
    for (let n = 0; n < 10; n++) {
      const post: PostId = await makePost(place, { startsAt: inHours(30 + 3 * n), endsAt: inHours(31 + 3 * n) });
      await makeClaim(me, post, {});
    }
    await world.settle();
    const path = await subscribe(me);
    await read(path);
    const before = world.meter.reads;
    expect(said((await read(path)).lines, "SUMMARY")).toHaveLength(10);
    expect(world.meter.reads - before).toBe(8);
  });
});
