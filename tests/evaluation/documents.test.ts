import { closeYear, saveScheme, setExemptions } from "@rengang/core/evaluation";
import { readSheets } from "@rengang/documents/spreadsheet/read";
import { makeDocuments } from "@rengang/functions/documents/app";
import { employerIdOf } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putService, YEAR } from "../support/evaluation";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let personId: PersonId;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  personId = member.actor.personId as PersonId;
  await putService(place, personId, "2026-05-05", 1.5);
  await putService(place, personId, "2026-06-05", 3, { team: "legal", title: "=1+1", backfilled: true });
  await saveScheme(place.admin, YEAR, {
    from: "2026-01-01",
    to: "2026-12-31",
    requirement: { times: 4 },
    caps: { hoursPerRecord: 2 },
  });
  const periods = [{ from: "2026-01-01", to: "2026-03-31", reason: "因病" }];
  await setExemptions(place.worker, personId, { year: YEAR, periods });
  for (const [role, ctx] of Object.entries({ admin: place.admin, worker: place.worker, member })) {
    cookies[role] = await cookieOf(ctx);
  }
});
afterAll(() => world.close());

function get(path: string, role?: string): Promise<Response> {
  const headers: Record<string, string> = role ? { cookie: `rengang=${cookies[role] ?? ""}` } : {};
  return Promise.resolve(makeDocuments(world.platform).request(`/api${path}`, { headers }));
}

const base = `/documents/reports/${YEAR}`;
const paths: Record<string, () => [path: string, role: string, mayNot: string]> = {
  mine: () => [`${base}/mine`, "member", "worker"],
  member: () => [`${base}/members/${personId}`, "worker", "member"],
  community: () => [`${base}/communities/${place.community}`, "worker", "member"],
  employer: () => [`${base}/employers/${employerIdOf(place.district, "区税务局")}`, "admin", "member"],
  district: () => [`${base}/district`, "admin", "member"],
};

describe.each(Object.entries(paths))("the %s report as a file", (_, path) => {
  test("is a PDF with a name that people can read", async () => {
    const [at, role] = path();
    const answer = await get(`${at}/pdf`, role);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(decodeURIComponent(answer.headers.get("content-disposition") ?? "")).toContain("2026年度考评报告（");
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test("is an Excel workbook, the same bytes each time", async () => {
    const [at, role] = path();
    const [a, b] = await Promise.all(
      [1, 2].map(async () => Buffer.from(await (await get(`${at}/xlsx`, role)).arrayBuffer())),
    );
    expect(a?.subarray(0, 2).toString()).toBe("PK");
    expect(a?.equals(b as Buffer)).toBe(true);
  });

  test("needs the session and the role that the screen needs", async () => {
    const [at, , mayNot] = path();
    for (const format of ["pdf", "xlsx"]) {
      expect((await get(`${at}/${format}`)).status).toBe(401);
      expect((await get(`${at}/${format}`, mayNot)).status).toBe(403);
      expect((await get(`${at.replace(YEAR, "1912")}/${format}`, path()[1])).status).toBe(404);
    }
  });
});

async function sheets(path: string, role: string) {
  const bytes = new Uint8Array(await (await get(path, role)).arrayBuffer());
  const book = await readSheets(bytes, { fileName: "report.xlsx" });
  return Object.fromEntries(book.map((sheet) => [sheet.name, sheet.rows]));
}

describe("what stands in it", () => {
  test("the member's workbook tells every record, what counts, what is asked and what is still to come", async () => {
    const book = await sheets(`${base}/mine/xlsx`, "member");
    const text = JSON.stringify(book);
    expect(text).toContain("2次（年度要求 3 次，还差 1 次）");
    expect(text).toContain("因病 2026.01.01—2026.03.31");
    expect(text).toContain("=1+1（补录）");
    expect(text).toContain("预览，尚未封存");
    expect(book.服务明细?.slice(1)).toEqual([
      [1, "周末清洁", "2026.05.05", 1, 1.5],
      [2, "=1+1（补录）", "2026.06.05", 1, 2],
    ]);
  });

  test("all twelve months and all eight teams stand in it, thin ones too", async () => {
    const book = await sheets(`${base}/communities/${place.community}/xlsx`, "worker");
    expect(book.按月分布?.length).toBe(1 + 12);
    expect(book.按服务队分布?.length).toBe(1 + 8);
  });

  test("once the year is frozen the file says so, and a phone stands nowhere", async () => {
    await closeYear(place.admin, { year: YEAR, early: true });
    await world.settle();
    const text = JSON.stringify(await sheets(`${base}/district/xlsx`, "admin"));
    expect(text).not.toContain("预览");
    expect(text).not.toContain("199");
  });
});
