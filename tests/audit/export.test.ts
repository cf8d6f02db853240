import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditItem, exportAudit, sealAudit } from "@rengang/core/audit";
import type { AuditExport } from "@rengang/core/audit/schema";
import { systemContext } from "@rengang/core/context";
import { makeApp } from "@rengang/functions/api/app";
import { HOUR } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANSWER_MOST, invoked } from "../support/lambda";
import { auditorOf, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, requestId, type World } from "../support/world";
import { checked } from "./guide";

const EXPORT = "/api/audit/export?from=2026-11-11&to=2026-11-13";
/** Rows as heavy as an item can be, of nothing but what grows when it is written down: 24 are 7 MB, and 14 on the wire. */
const ROWS = 24;
const HEAVY = '"'.repeat(150_000);

let world: World;
let app: ReturnType<typeof makeApp>;
let place: Neighbourhood;
let cookie: string;
const folder = mkdtempSync(join(tmpdir(), "audit-export-"));
beforeAll(async () => {
  world = await makeWorld();
  app = makeApp(world.platform);
  place = await makeNeighbourhood(world);
  await world.settle();
  world.pass(HOUR);
  const system = systemContext(world.platform, place.district, requestId());
  for (let n = 0; n < ROWS; n++) {
    const id = { day: "20261112", place: `${(world.platform.clock() - n).toString(36).padStart(9, "0")}#${n}` };
    const row = { ...id, at: world.platform.clock(), kindOf: "MEMBER", keyOf: "x", change: "made" as const };
    await system.commit("audit.take", [put(auditItem, id, { ...row, fields: [HEAVY] })]);
  }
  world.pass(2 * HOUR);
  await sealAudit(systemContext(world.platform, place.district, requestId()));
  cookie = await cookieOf(auditorOf(place));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** All parts, as they come through a function's one way out. */
async function parts(): Promise<{ bytes: number; part: AuditExport }[]> {
  const taken: { bytes: number; part: AuditExport }[] = [];
  let cursor: string | undefined = "";
  while (cursor !== undefined) {
    const path: string = cursor ? `${EXPORT}&cursor=${encodeURIComponent(cursor)}` : EXPORT;
    const { bytes, answer } = await invoked(app, path, cookie);
    const part = (await answer.json()) as AuditExport;
    taken.push({ bytes, part });
    cursor = part.cursor;
  }
  return taken;
}

describe("a trail that is more than one answer may hold", () => {
  test("comes in parts that each fit, and that are the whole package together", async () => {
    const taken = await parts();
    const all = taken.map(({ part }) => part);
    expect(taken.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(2 * ANSWER_MOST);
    for (const { bytes } of taken) expect(bytes).toBeLessThan(ANSWER_MOST);
    const seals = all.flatMap((part) => part.seals.map(({ n }) => n));
    expect(new Set(seals).size).toBe(seals.length);
    expect(checked(folder, ...all)).toBe("whole");
    // None of them can be left out without being missed, the last neither.
    for (const left of [1, all.length - 1]) expect(checked(folder, ...all.toSpliced(left, 1))).not.toBe("whole");
  });

  test("another district's cursor, and one that a search gave, lead nowhere", async () => {
    const { cursor: own = "" } = await exportAudit(auditorOf(place), { from: "2026-11-11", to: "2026-11-13" });
    const cursor = encodeURIComponent(own);
    const other = await makeNeighbourhood(world);
    const foreign = await invoked(app, `${EXPORT}&cursor=${cursor}`, await cookieOf(auditorOf(other)));
    expect(foreign.answer.status).toBe(404);
    const searched = await world.request("/audit/search", {
      method: "POST",
      ...{ cookie, json: { from: "2026-11-11", to: "2026-11-13", cursor: own } },
    });
    expect(searched.status).toBe(404);
  });
});
