import type { Context } from "@rengang/core/context";
import { addEmployer, editEmployer } from "@rengang/core/employers";
import { deliverForms, linkItem, openPackage, signForms } from "@rengang/core/feedback";
import type { Grant } from "@rengang/kernel/actor";
import { sha256 } from "@rengang/kernel/crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { chosen, idOf, makeSeason, now, PAST_WINDOW, type Season, sentAccess, showAll } from "./support";

let world: World;
let here: Season;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function deliverAll(season: Season) {
  await showAll(season);
  world.pass(PAST_WINDOW);
  await signForms(now(season, season.secretary), chosen(season));
  await deliverForms(now(season, season.worker), chosen(season));
  await world.settle();
}

beforeEach(async () => {
  here = await makeSeason(world, 2);
  await deliverAll(here);
});

const get = async (ctx: Context, path: string) => {
  const answer = await world.request(path, { cookie: await cookieOf(now(here, ctx)) });
  return { status: answer.status, ...((await answer.json()) as { code?: string }) };
};
const missing = { status: 404, code: "thing.missing" };
const formPath = (season: Season, n = 0) => `/feedback/forms/${season.period}/${idOf(season, n).personId}`;
const packagePath = (season: Season) => `/packages/${season.period}/${season.employer}`;

describe("nobody sees across", () => {
  test("another district's forms and packages do not exist, for any role", async () => {
    const there = await makeSeason(world, 1);
    for (const stranger of [there.admin, there.worker, there.liaison, there.members[0] as Context]) {
      expect(await get(stranger, formPath(here))).toMatchObject(missing);
    }
    for (const stranger of [there.admin, there.worker]) {
      expect(await get(stranger, packagePath(here))).toMatchObject(missing);
    }
    const results = await world.request("/feedback/forms/sign", {
      method: "POST",
      cookie: await cookieOf(now(there, there.secretary)),
      json: { periodId: here.period, personIds: here.ids },
    });
    expect((await results.json()).results).toMatchObject([{ code: "thing.missing" }, { code: "thing.missing" }]);
  });

  test("another employer's liaison finds neither package nor form, and can sign for neither", async () => {
    const { id } = await addEmployer(here.admin, { name: "区档案馆" });
    const grant = { role: "employer_liaison", employerId: id } as Grant;
    const stranger = world.as(here.district, here.admin.personOf("19900000901"), grant);
    expect(await get(stranger, formPath(here))).toMatchObject(missing);
    expect(await get(stranger, packagePath(here))).toMatchObject(missing);
    expect(await get(stranger, "/packages")).toMatchObject({ status: 200, packages: [] });
    const answer = await world.request("/packages/receipts", {
      method: "POST",
      cookie: await cookieOf(stranger),
      json: chosen(here),
    });
    expect((await answer.json()).results).toMatchObject([{ ok: false }, { ok: false }]);
  });

  test("a member sees the own form alone, and another community's worker none", async () => {
    expect(await get(here.members[0] as Context, formPath(here, 0))).toMatchObject({ status: 200 });
    expect(await get(here.members[0] as Context, formPath(here, 1))).toMatchObject(missing);
    const grant = { role: "community_worker", unitId: here.elsewhere } as Grant;
    const neighbour = world.as(here.district, here.admin.personOf("19900000902"), grant);
    expect(await get(neighbour, formPath(here))).toMatchObject(missing);
    expect(await get(neighbour, packagePath(here))).toMatchObject(missing);
    const queue = await get(neighbour, `/feedback/forms?periodId=${here.period}&unitId=${here.community}`);
    expect(queue).toMatchObject({ status: 403, code: "permission.denied" });
  });
});

describe("link and code", () => {
  const open = (link: string, code: string) =>
    world.request("/packages/open", { method: "POST", json: { link, code } });
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("let the contact in as this employer's liaison and nothing else", async () => {
    const { link, code } = sentAccess(world);
    const answer = await open(link, code);
    expect(answer.status).toBe(201);
    const cookie = /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";
    const seen = await (await world.request(packagePath(here), { cookie })).json();
    expect(seen.covering.map((r: { name: string }) => r.name)).toEqual(["党员1", "党员2"]);
    const me = await (await world.request("/sessions/me", { cookie })).json();
    expect(me.grants).toEqual([{ role: "employer_liaison", employerId: here.employer, employerName: "区税务局" }]);
    expect((await world.request(`/feedback/forms?periodId=${here.period}`, { cookie })).status).toBe(403);
  });

  test("five wrong codes close the link, also for the right one; a new link opens again", async () => {
    const { link, code } = sentAccess(world);
    const codes: string[] = [];
    for (let n = 0; n < 6; n++) codes.push((await (await open(link, wrong(code))).json()).code);
    expect(codes).toEqual([...Array(5).fill("code.wrong"), "code.used_up"]);
    expect((await open(link, code)).status).toBe(429);
    world.pass(120_000);
    const renewed = await world.request(`${packagePath(here)}/link`, {
      method: "POST",
      cookie: await cookieOf(now(here, here.worker)),
    });
    expect(await renewed.json()).toMatchObject({ sentTo: "199****0900" });
    await world.settle();
    const fresh = sentAccess(world);
    expect(fresh.link).not.toBe(link);
    expect((await open(fresh.link, fresh.code)).status).toBe(201);
    expect((await open(link, code)).status).toBe(404);
  });

  test("fifty guesses at once are counted as strictly as one after the other", async () => {
    const { link, code } = sentAccess(world);
    const answers = await Promise.all(Array.from({ length: 50 }, () => open(link, wrong(code))));
    const codes = await Promise.all(answers.map(async (a) => (await a.json()).code));
    expect(codes.filter((c) => c === "code.wrong")).toHaveLength(5);
  });

  test("a right code after wrong ones starts the count anew, and opening the address uses nothing up", async () => {
    const { link, code } = sentAccess(world);
    for (let n = 0; n < 4; n++) await open(link, wrong(code));
    for (let n = 0; n < 20; n++) await world.request(`/packages/open?link=${link}`);
    expect((await open(link, code)).status).toBe(201);
    const hash = sha256(link.split(".")[1] ?? "");
    expect(await here.admin.table.get(linkItem, hash)).toMatchObject({ tries: 0 });
  });

  test("an unknown link and another district's token are missing alike", async () => {
    const { link, code } = sentAccess(world);
    const there = await makeSeason(world, 0);
    const moved = `${there.district}.${link.split(".")[1]}`;
    await expect(openPackage(world.platform, "t", { link: moved, code })).rejects.toMatchObject({
      code: "thing.missing",
    });
    const made = `${here.district}.${"0".repeat(32)}`;
    await expect(openPackage(world.platform, "t", { link: made, code })).rejects.toMatchObject({
      code: "thing.missing",
    });
    expect((await open("somewhere", code)).status).toBe(422);
  });

  test("without a mobile number nothing goes out, and asking for a link says why", async () => {
    const place = await makeSeason(world, 1);
    await editEmployer(place.admin, place.employer, {
      name: "区税务局",
      contactName: "陈联络",
      contactPhone: "0571-88880000",
    });
    const before = world.messages.length;
    await deliverAll(place);
    expect(world.messages.length).toBe(before);
    const answer = await world.request(`${packagePath(place)}/link`, {
      method: "POST",
      cookie: await cookieOf(now(place, place.worker)),
    });
    expect((await answer.json()).code).toBe("feedback.no_contact");
  });
});
