import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listMembers } from "@rengang/core/members";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf } from "../support/session";
import { makeDistrict, makeWorld, type World } from "../support/world";

const DATA = join(import.meta.dirname, "../data");
const expected = JSON.parse(readFileSync(join(DATA, "expected.json"), "utf8"));

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function upload(
  cookie: string,
  kind: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(readFileSync(join(DATA, name))),
) {
  const path = `/imports?kind=${kind}&name=${encodeURIComponent(name)}`;
  const answer = await world.request(path, { method: "POST", cookie, body: bytes });
  return { status: answer.status, body: await answer.json() };
}

async function run(cookie: string, id: string) {
  const started = await (await world.request(`/imports/${id}/run`, { method: "POST", cookie })).json();
  await world.settle();
  return (await world.request(`/jobs/${started.jobId}`, { cookie })).json();
}

async function districtWithTree(): Promise<{
  cookie: string;
  admin: Awaited<ReturnType<typeof makeDistrict>>["admin"];
}> {
  const { admin } = await makeDistrict(world);
  const cookie = await cookieOf(admin);
  for (const [kind, file] of [
    ["units", "org-units.xlsx"],
    ["employers", "employers.xlsx"],
  ] as const) {
    const { body } = await upload(cookie, kind, file);
    expect((await run(cookie, body.id)).state).toBe("done");
  }
  return { cookie, admin };
}

describe("imports", () => {
  test("the tree and the employers come in whole, and a second time change nothing", async () => {
    const { cookie } = await districtWithTree();
    const { units } = await (await world.request("/units", { cookie })).json();
    const count = (level: string) => units.filter((u: { level: string }) => u.level === level).length;
    expect([count("street"), count("community"), count("compound")]).toEqual([4, 24, 72]);
    expect((await (await world.request("/employers", { cookie })).json()).employers).toHaveLength(80);
    const again = await upload(cookie, "units", "org-units.xlsx");
    expect(again.body.counts).toMatchObject({ added: 0, changed: 0 });
    const refused = await world.request(`/imports/${again.body.id}/run`, { method: "POST", cookie });
    expect((await refused.json()).code).toBe("import.nothing_to_do");
  });

  test.each(["roster-clean.xlsx", "roster-messy.xlsx", "roster-old.xls", "roster-gb18030.csv"])(
    "%s is read exactly as expected and every valid row becomes a member",
    async (file) => {
      const { cookie, admin } = await districtWithTree();
      const { body } = await upload(cookie, "roster", file);
      const want = expected[file];
      expect(body.counts).toMatchObject({ dataRows: want.dataRows, valid: want.valid, added: want.valid });
      expect(body.errors).toEqual(want.errors);
      expect(body.reading.headerRow).toBe(want.headerRow);
      expect(await run(cookie, body.id)).toMatchObject({ state: "done", done: want.valid, total: want.valid });
      expect((await listMembers(admin, {})).members).toHaveLength(want.valid);
      const again = await upload(cookie, "roster", file);
      expect(again.body.counts).toMatchObject({ added: 0, changed: 0, unchanged: want.valid });
    },
  );

  test("a changed file shows its differences before anything is written", async () => {
    const { cookie, admin } = await districtWithTree();
    const community = (await (await world.request("/units", { cookie })).json()).units.find(
      (u: { level: string }) => u.level === "community",
    );
    const csv = (branch: string) =>
      new TextEncoder().encode(`姓名,手机,社区,所在支部\n王一,19912345678,${community.name},${branch}\n`);
    const first = await upload(cookie, "roster", "a.csv", csv("第一支部"));
    await run(cookie, first.body.id);
    const second = await upload(cookie, "roster", "b.csv", csv("第二支部"));
    expect(second.body.changes).toEqual([
      { row: 2, name: "王一", fields: [{ field: "branch", before: "第一支部", after: "第二支部" }] },
    ]);
    expect((await listMembers(admin, {})).members[0]?.branch).toBe("第一支部");
    await run(cookie, second.body.id);
    expect((await listMembers(admin, {})).members[0]?.branch).toBe("第二支部");
  });

  test("a mapping that the person corrects is previewed anew", async () => {
    const { cookie } = await districtWithTree();
    const csv = new TextEncoder().encode("姓名,手机,社区,备用名\n,19912345678,不存在,王一\n");
    const { body } = await upload(cookie, "roster", "a.csv", csv);
    expect(body.errors[0]).toMatchObject({ row: 2, field: "name", kind: "missing" });
    const json = { columns: { name: 4 } };
    const remapped = await (await world.request(`/imports/${body.id}/mapping`, { method: "PUT", cookie, json })).json();
    expect(remapped.errors).toEqual([{ row: 2, field: "community", kind: "unknown" }]);
  });

  test("what is no spreadsheet is refused with a clear code, and another district's import does not exist", async () => {
    const { cookie } = await districtWithTree();
    const picture = await upload(
      cookie,
      "roster",
      "a.xlsx",
      new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 0]),
    );
    expect(picture).toMatchObject({ status: 422, body: { code: "spreadsheet.not_a_spreadsheet" } });
    const mine = await upload(cookie, "units", "org-units.xlsx");
    const stranger = await cookieOf((await makeDistrict(world)).admin);
    for (const path of [`/imports/${mine.body.id}`, `/imports/${mine.body.id}/run`]) {
      const answer = await world.request(path, { method: path.endsWith("run") ? "POST" : "GET", cookie: stranger });
      expect(answer.status).toBe(404);
    }
  });
});
