import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listNotifications } from "@rengang/core/notifications";
import { acceptRegistrations, reportIn } from "@rengang/core/registrations";
import type { DistrictId } from "@rengang/kernel/ids";
import { directoryFiles } from "@rengang/local/files";
import { followStream } from "@rengang/local/follow";
import { readSettings, SettingsProblem } from "@rengang/local/settings";
import { provisionTable } from "@rengang/table/provision";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addPerson, makeNeighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
let folder: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), "rengang-follow-"));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const follow = async () =>
  followStream(world.platform, world.engine.endpoint, await provisionTable(world.engine.endpoint, "rengang"), folder);
const codesOf = async (ctx: Parameters<typeof listNotifications>[0]) =>
  (await listNotifications(ctx, {})).notifications.map((n) => n.code);

test("what happened while nobody followed is dealt with at the next start, once", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 1);
  await reportIn(member, { unitId: place.community });
  await acceptRegistrations(place.worker, { personIds: [member.actor.personId] });
  expect(await codesOf(member)).toEqual([]);
  const first = await follow();
  await vi.waitFor(async () => expect(await codesOf(member)).toEqual(["registration.accepted"]), { timeout: 20_000 });
  await first.stop();
  const position = JSON.parse(readFileSync(join(folder, "stream.json"), "utf8")).position;
  expect(position).toMatch(/^\d+$/);
  const second = await follow();
  const other = await addPerson(place, 2);
  await reportIn(other, { unitId: place.community });
  await acceptRegistrations(place.worker, { personIds: [other.actor.personId] });
  await vi.waitFor(async () => expect(await codesOf(other)).toEqual(["registration.accepted"]), { timeout: 20_000 });
  await second.stop();
  expect(await codesOf(member)).toEqual(["registration.accepted"]);
});

test("a file key that would leave its district does not exist", async () => {
  const files = directoryFiles(folder);
  await files.put("one" as DistrictId, "imports/a/x", new Uint8Array([1]));
  expect(await files.get("one" as DistrictId, "imports/a/x")).toEqual(Buffer.from([1]));
  expect(await files.get("two" as DistrictId, "../one/imports/a/x")).toBeUndefined();
  await expect(files.put("two" as DistrictId, "../one/imports/a/x", new Uint8Array())).rejects.toThrow();
});

test.each([
  ["a port that is none", { PORT: "80a", DATA_DIR: "" }, "PORT"],
  ["a directory that cannot be written", { DATA_DIR: "/dev/null/data" }, "DATA_DIR"],
])("%s is told in one line", (_, env, word) => {
  const settings = () => readSettings({ ...env, DATA_DIR: env.DATA_DIR || folder });
  expect(settings).toThrow(SettingsProblem);
  expect(settings).toThrow(new RegExp(word));
});
