import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportAudit, sealAudit } from "@rengang/core/audit";
import { systemContext } from "@rengang/core/context";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson, auditorOf, makeNeighbourhood } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";
import { checked, GUIDE } from "./guide";

let world: World;
const folder = mkdtempSync(join(tmpdir(), "audit-package-"));
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

async function exported() {
  const place = await makeNeighbourhood(world);
  for (const n of [1, 2, 3]) {
    const admin = world.as(place.district, place.admin.actor.personId as never, place.admin.actor.grant);
    await addPerson({ ...place, admin }, n);
    await world.settle();
    world.pass(2 * HOUR);
    await sealAudit(systemContext(world.platform, place.district, requestId()));
  }
  return exportAudit(auditorOf(place), { from: "2026-11-11", to: "2026-11-13" });
}

test("the guide's program finds an exported trail whole, and each change in it", async () => {
  const pack = await exported();
  expect(pack.seals.length).toBeGreaterThan(1);
  expect(checked(folder, pack)).toBe("whole");
  const rows = (change: (rows: unknown[][]) => unknown[][]) => ({ ...pack, rows: change(structuredClone(pack.rows)) });
  const [first, ...rest] = pack.seals;
  const falsified = [
    rows(([one = [], ...others]) => [one.with(3, "nothing.at_all"), ...others]),
    rows((all) => all.slice(1)),
    rows(([one = [], two = [], ...others]) => [two, one, ...others]),
    rows((all) => [...all, all[0] ?? []]),
    { ...pack, seals: [first, ...rest.slice(1)] },
    { ...pack, seals: [{ ...first, at: 1 }, ...rest] },
    { ...pack, district: "elsewhere" },
  ];
  for (const one of falsified) expect(checked(folder, one)).toMatch(/^(wrong|missing|changed|rows)/);
});

test("a single seal is checked by the guide's OpenSSL command, without our code and without Node's", async () => {
  const { district, publicKey, seals } = await exported();
  const seal = seals.at(-1);
  if (!seal) throw new Error("nothing was sealed");
  const { n, day, from, to, count, head, prev, at } = seal;
  const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes);
  put("seal.txt", Buffer.from(JSON.stringify([district, n, day, from, to, count, head, prev, at])));
  put("seal.sig", Buffer.from(seal.signature, "hex"));
  put("key.der", Buffer.from(`302a300506032b6570032100${publicKey}`, "hex"));
  const [, command = ""] = /```sh\n(.*?)\n```/s.exec(GUIDE) ?? [];
  const [program = "", ...args] = command.split(" ");
  expect(execFileSync(program, args, { cwd: folder, encoding: "utf8" })).toContain("Verified Successfully");
  put("seal.txt", Buffer.from(JSON.stringify([district, n, day, from, to, count + 1, head, prev, at])));
  expect(spawnSync(program, args, { cwd: folder }).status).not.toBe(0);
});
