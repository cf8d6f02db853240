import { viewClaimHistory } from "@rengang/core/attendance";
import { assignClaim, listClaims, listMyClaims, makeClaim, withdrawClaim } from "@rengang/core/claims";
import type { Context } from "@rengang/core/context";
import { listNotifications } from "@rengang/core/notifications";
import { giveGrant } from "@rengang/core/people";
import { cancelPost, closePost } from "@rengang/core/posts";
import { moveRegistration } from "@rengang/core/registrations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addAcceptedMember,
  addAcceptedMembers,
  addPerson,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Cells = readonly (string | number)[];
const csv = (...rows: Cells[]) => new TextEncoder().encode(`${rows.map((row) => row.join(",")).join("\n")}\n`);

async function upload(cookie: string, ...rows: Cells[]) {
  const path = `/imports?kind=claims&name=${encodeURIComponent("认领名单.csv")}`;
  const answer = await world.request(path, { method: "POST", cookie, body: csv(...rows) });
  return { status: answer.status, body: await answer.json() };
}

async function run(cookie: string, id: string) {
  const started = await (await world.request(`/imports/${id}/run`, { method: "POST", cookie })).json();
  await world.settle();
  const job = await (await world.request(`/jobs/${started.jobId}`, { cookie })).json();
  return { job, view: await (await world.request(`/imports/${id}`, { cookie })).json() };
}

const HEAD = ["姓名", "手机号", "岗位名称", "日期", "开始时间"];
/** A fixed start of nine on Thursday the twelfth: 48 hours later the session begins. */
const AT = ["2026-11-14", "09:00"];

async function scene(count = 3): Promise<{ place: Neighbourhood; cookie: string; members: Context[] }> {
  const place = await makeNeighbourhood(world);
  const members: Context[] = [];
  for (let n = 1; n <= count; n++) members.push(await addAcceptedMember(place, n));
  return { place, cookie: await cookieOf(place.worker), members };
}
const member = (members: readonly Context[], n: number) => {
  const found = members[n];
  if (!found) throw new Error(`no member ${n}`);
  return found;
};

describe("a list of claims", () => {
  test("a community's list puts its members on its posts, tells them, and again changes nothing", async () => {
    const { place, cookie, members } = await scene();
    const post = await makePost(place, { title: "周末清洁", places: 5 });
    const rows: Cells[] = [HEAD, ["党员1", phoneOf(1), "周末清洁", ...AT], ["党员2", phoneOf(2), "周末清洁", ...AT]];
    const { status, body } = await upload(cookie, ...rows);
    expect([status, body.errors, body.counts]).toEqual([
      201,
      [],
      { dataRows: 2, valid: 2, added: 2, changed: 0, unchanged: 0 },
    ]);
    expect(body.claims.map((c: { name: string; title: string; state: string }) => [c.name, c.title, c.state])).toEqual([
      ["党员1", "周末清洁", "claimed"],
      ["党员2", "周末清洁", "claimed"],
    ]);
    expect((await listMyClaims(member(members, 0))).claims).toEqual([]);
    const { job } = await run(cookie, body.id);
    expect(job).toMatchObject({ state: "done", done: 2, result: { claimed: 2, waitlisted: 0, refused: 0 } });
    expect((await listClaims(place.worker, post)).claimants.map((c) => c.name).sort()).toEqual(["党员1", "党员2"]);
    expect((await listNotifications(member(members, 0), {})).notifications.map((n) => n.code)).toContain(
      "claim.assigned",
    );
    const history = await viewClaimHistory(member(members, 0), post);
    expect(history.events.map((e) => [e.event, e.by])).toEqual([["assigned", "staff"]]);
    const again = await upload(cookie, ...rows);
    expect(again.body.counts).toMatchObject({ added: 0, unchanged: 2 });
    const refused = await world.request(`/imports/${again.body.id}/run`, { method: "POST", cookie });
    expect((await refused.json()).code).toBe("import.nothing_to_do");
  });

  test("each row that cannot be is explained: who, which post, when, and by which rule", async () => {
    const { place, cookie, members } = await scene(4);
    await addPerson(place, 9);
    await makePost(place, { title: "周末清洁", places: 5 });
    await makePost(place, { title: "周末清洁", startsAt: inHours(52), endsAt: inHours(53) });
    await makePost(place, { title: "法律咨询", team: "legal", skills: ["法律"] });
    const busy = await makePost(place, { title: "同时另一场" });
    await makeClaim(member(members, 3), busy, {});
    const { body } = await upload(
      cookie,
      HEAD,
      ["党员1", "123", "周末清洁", ...AT],
      ["党员1", "19912345678", "周末清洁", ...AT],
      ["别人", phoneOf(1), "周末清洁", ...AT],
      ["党员1", phoneOf(1), "没有这个岗", ...AT],
      ["党员1", phoneOf(1), "周末清洁", "2026-11-20", "09:00"],
      ["党员1", phoneOf(1), "周末清洁", "2026-11-14", ""],
      ["党员1", phoneOf(1), "周末清洁", "2026-11-14", "10:00"],
      ["党员1", phoneOf(1), "周末清洁", "随便哪天", ""],
      ["党员1", phoneOf(1), "", ...AT],
      ["党员1", phoneOf(1), "法律咨询", "", ""],
      ["党员9", phoneOf(9), "周末清洁", ...AT],
      ["党员4", phoneOf(4), "周末清洁", ...AT],
      ["党员2", phoneOf(2), "周末清洁", ...AT],
      ["党员2", phoneOf(2), "周末清洁", ...AT],
    );
    type Told = { row: number; field: string; kind: string; of?: number; check?: { rule: string } };
    expect(body.errors.map((e: Told) => [e.row, e.field, e.check?.rule ?? e.kind, ...(e.of ? [e.of] : [])])).toEqual([
      [2, "phone", "invalid"],
      [3, "phone", "unknown"],
      [4, "name", "mismatch"],
      [5, "post", "unknown"],
      [6, "day", "unknown"],
      [7, "start", "ambiguous"],
      [8, "start", "unknown"],
      [9, "day", "invalid"],
      [10, "post", "missing"],
      [11, "post", "claim.skill_needed"],
      [12, "post", "claim.not_registered"],
      [13, "post", "claim.overlap"],
      [15, "post", "duplicate", 14],
    ]);
    expect(body.counts).toMatchObject({ dataRows: 14, valid: 1, added: 1 });
  });

  test("a post may be named by its number or its address, a member by a name that occurs once in the community", async () => {
    const { place, cookie } = await scene(2);
    const post = await makePost(place, { title: "重名", places: 5 });
    const { body } = await upload(
      cookie,
      ["姓名", "岗位编号"],
      ["党员1", post],
      ["党员2", `http://rengang.test/my/posts/${post}`],
      ["不在名册", post],
      ["党员1", "pst_9"],
    );
    expect(body.reading.missingColumns).toEqual([]);
    expect(body.counts).toMatchObject({ added: 2 });
    expect(body.errors).toEqual([
      { row: 4, field: "name", kind: "unknown" },
      { row: 5, field: "postId", kind: "invalid" },
    ]);
    await run(cookie, body.id);
    expect((await listClaims(place.worker, post)).claimants).toHaveLength(2);
  });

  test("the preview counts the places and times that earlier rows take, and nobody waits unless the file says so", async () => {
    const { place, cookie } = await scene(4);
    const post = await makePost(place, { title: "只有两个名额", places: 2 });
    await makePost(place, { title: "同一时间", places: 9 });
    const head = ["姓名", "手机号", "岗位名称", "候补"];
    const { body } = await upload(
      cookie,
      head,
      ["党员1", phoneOf(1), "只有两个名额", ""],
      ["党员2", phoneOf(2), "只有两个名额", "否"],
      ["党员3", phoneOf(3), "只有两个名额", ""],
      ["党员4", phoneOf(4), "只有两个名额", "是"],
      ["党员1", phoneOf(1), "同一时间", ""],
    );
    type Told = { row: number; kind: string; check?: { rule: string } };
    expect(body.errors.map((e: Told) => [e.row, e.check?.rule])).toEqual([
      [4, "claim.post_full"],
      [6, "claim.overlap"],
    ]);
    expect(body.notices.map((e: Told) => [e.row, e.kind])).toEqual([[5, "waits"]]);
    const { job } = await run(cookie, body.id);
    expect(job.result).toEqual({ claimed: 2, waitlisted: 1, refused: 0 });
    expect((await listClaims(place.worker, post)).claimants.map((c) => [c.name, c.state, c.turn])).toEqual([
      [expect.stringMatching(/党员[12]/), "claimed", undefined],
      [expect.stringMatching(/党员[12]/), "claimed", undefined],
      ["党员4", "waitlisted", 1],
    ]);
  });

  test("what has changed since the preview is refused row by row, in the same words, and the rest goes on", async () => {
    const { place, cookie, members } = await scene(4);
    const [clean, off] = [await makePost(place, { places: 2 }), await makePost(place, { title: "会取消", places: 9 })];
    const { body } = await upload(
      cookie,
      HEAD.slice(0, 3),
      ["党员1", phoneOf(1), "周末清洁"],
      ["党员2", phoneOf(2), "周末清洁"],
      ["党员3", phoneOf(3), "会取消"],
      ["党员4", phoneOf(4), "会取消"],
    );
    expect(body.counts.added).toBe(4);
    await assignClaim(place.worker, clean, { personId: member(members, 2).actor.personId });
    await cancelPost(place.worker, off, { reason: "暴雨" });
    const { job, view } = await run(cookie, body.id);
    expect(job).toMatchObject({ state: "done", done: 4, result: { claimed: 1, refused: 3 } });
    expect(view.refused.map((e: { row: number; check: { rule: string } }) => [e.row, e.check.rule])).toEqual([
      [3, "claim.post_full"],
      [4, "claim.post_not_open"],
      [5, "claim.post_not_open"],
    ]);
    await withdrawClaim(member(members, 2), clean);
    expect((await upload(cookie, HEAD.slice(0, 3), ["党员2", phoneOf(2), "周末清洁"])).body.counts.added).toBe(1);
  });

  test("a standing duty needs no day, and a post that takes no more claims is refused", async () => {
    const { place, cookie } = await scene(1);
    await makePost(place, { title: "楼道清洁", startsAt: undefined, endsAt: undefined });
    await closePost(place.worker, await makePost(place, { title: "停了", startsAt: inHours(80), endsAt: inHours(81) }));
    const { body } = await upload(
      cookie,
      HEAD,
      ["党员1", phoneOf(1), "楼道清洁", "2026-11-14", ""],
      ["党员1", phoneOf(1), "停了", "", ""],
    );
    expect(body.counts.added).toBe(1);
    expect(body.errors[0]).toMatchObject({ row: 3, kind: "refused", check: { rule: "claim.post_not_open" } });
  });
});

describe("whose list it is", () => {
  test("posts and members outside the importer's part of the tree do not exist for the file", async () => {
    const { place, cookie } = await scene(1);
    const phone = "19900000400";
    await giveGrant(place.admin, { name: "陈", phone, role: "community_worker", unitId: place.elsewhere });
    const grant = { role: "community_worker", unitId: place.elsewhere } as const;
    const neighbour = world.as(place.district, place.admin.personOf(phone), grant, "陈");
    const theirs = await makePost({ ...place, worker: neighbour, community: place.elsewhere }, { title: "别的社区" });
    await makePost(place, { places: 9 });
    const { body } = await upload(
      cookie,
      [...HEAD.slice(0, 3), "岗位编号"],
      ["党员1", phoneOf(1), "别的社区", ""],
      ["党员1", phoneOf(1), "", theirs],
    );
    expect(body.errors).toEqual([
      { row: 2, field: "post", kind: "unknown" },
      { row: 3, field: "postId", kind: "unknown" },
    ]);
    const other = await upload(await cookieOf(neighbour), HEAD.slice(0, 3), ["党员1", phoneOf(1), "别的社区"]);
    expect(other.body.errors).toEqual([{ row: 2, field: "phone", kind: "unknown" }]);
  });

  test("who has moved away between preview and run is refused", async () => {
    const { place, cookie, members } = await scene(1);
    const post = await makePost(place);
    const { body } = await upload(cookie, HEAD.slice(0, 3), ["党员1", phoneOf(1), "周末清洁"]);
    const personId = member(members, 0).actor.personId;
    await moveRegistration(place.admin, { personId, unitId: place.elsewhere, reason: "搬家" });
    const { view } = await run(cookie, body.id);
    expect(view.refused).toMatchObject([{ row: 2, check: { rule: "thing.missing" } }]);
    expect((await listClaims(place.worker, post)).claimants).toEqual([]);
  });

  test("a community brings claims and nothing else, and reads its own unit's files only; the district reads all", async () => {
    const { place, cookie } = await scene(1);
    await makePost(place);
    const { body } = await upload(cookie, HEAD.slice(0, 3), ["党员1", phoneOf(1), "周末清洁"]);
    const roster = await world.request("/imports?kind=roster&name=a.csv", { method: "POST", cookie, body: csv(HEAD) });
    expect([roster.status, (await roster.json()).code]).toEqual([403, "permission.denied"]);
    const grant = { role: "community_worker", unitId: place.elsewhere } as const;
    const stranger = await cookieOf(world.as(place.district, place.admin.personOf("19900000401"), grant));
    const admin = await cookieOf(place.admin);
    const seen = async (of: string) =>
      (await (await world.request("/imports", { cookie: of })).json()).imports.map((i: { id: string }) => i.id);
    expect([await seen(cookie), await seen(stranger), await seen(admin)]).toEqual([[body.id], [], [body.id]]);
    for (const path of ["", "/run", "/mapping"]) {
      const method = { "": "GET", "/run": "POST", "/mapping": "PUT" }[path] as string;
      const json = path === "/mapping" ? { json: {} } : {};
      const answer = await world.request(`/imports/${body.id}${path}`, { method, cookie: stranger, ...json });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  test("three hundred rows run in steps, in the order of the file, and a file that is run in part is completed", async () => {
    const { place, cookie } = await scene(1);
    const members = await addAcceptedMembers(place, 300);
    const post = await makePost(place, { places: 250 });
    for (const early of members.slice(0, 3)) await makeClaim(early, post, {});
    await world.settle();
    const rows = members.map((m, n): Cells => [m.actor.name, phoneOf(1000 + n), "周末清洁"]);
    const { body } = await upload(cookie, HEAD.slice(0, 3), ...rows);
    expect(body.counts).toMatchObject({ dataRows: 300, added: 247, unchanged: 3 });
    expect(body.errors).toHaveLength(50);
    expect(body.errors[0]).toMatchObject({ row: 252, check: { rule: "claim.post_full" } });
    const { job } = await run(cookie, body.id);
    expect(job).toMatchObject({ state: "done", done: 247, total: 247, result: { claimed: 247, refused: 0 } });
    expect((await listClaims(place.worker, post)).claimants).toHaveLength(250);
  });
});
