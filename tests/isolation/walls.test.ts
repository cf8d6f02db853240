import { openContext, type Platform } from "@rengang/core/context";
import { listDistricts, openDistrict } from "@rengang/core/districts";
import { districtExists } from "@rengang/core/districts/exists";
import { openSession, requestCode, signIn } from "@rengang/core/people";
import { behindWalls } from "@rengang/functions/walls";
import { type DistrictId, PLATFORM } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { DistrictTable } from "@rengang/table/district-table";
import type { Send } from "@rengang/table/send";
import { afterAll, expect, test } from "vitest";
import { makeDistrict, makeWorld, requestId } from "../support/world";

const world = await makeWorld();
afterAll(() => world.close());
const { tableName, secrets, clock } = world.platform;

/** The platform as it is wired on AWS, over the local engine; who asked for credentials is written down. */
function walled(inside: (district: DistrictId) => Send = () => world.send): { platform: Platform; asked: string[] } {
  const asked: string[] = [];
  const list = new DistrictTable(world.send, PLATFORM, {
    tableName,
    cursorKey: secrets.signing,
    clock,
    fields: { keys: secrets.fields },
  });
  const sendFor = behindWalls({
    own: world.send,
    inside: (district) => {
      asked.push(district);
      return inside(district);
    },
    exists: (district, sure) => districtExists(list, district, sure),
  });
  return { platform: { ...world.platform, sendFor }, asked };
}

const NOWHERE = "no-such-place" as DistrictId;

test("a name that is no district asks nobody for credentials and is answered like an empty district", async () => {
  const { platform, asked } = walled();
  const { id } = await makeDistrict(world);
  const phone = "19912345678";
  expect(await openSession(platform, `${NOWHERE}.token`)).toBeUndefined();
  const refused = { code: "thing.missing" };
  await expect(requestCode(platform, requestId(), { district: NOWHERE, phone })).rejects.toMatchObject(refused);
  const wrong = { code: "code.wrong" };
  const attempt = (district: DistrictId) => signIn(platform, requestId(), { district, phone, code: "000000" });
  await expect(attempt(NOWHERE)).rejects.toMatchObject(wrong);
  expect(asked).toEqual([]);
  await expect(attempt(id)).rejects.toMatchObject(wrong);
  expect(asked).toEqual([id]);
});

test("a district opens behind the wall: its name is taken first and shown last", async () => {
  const { platform, asked } = walled();
  const id = "brand-new" as DistrictId;
  const ctx = openContext(platform, world.operator().actor, requestId());
  await openDistrict(ctx, { id, name: "新区", adminName: "管理员", adminPhone: "19900000100" });
  expect(asked).toEqual([id]);
  expect((await listDistricts(platform)).map((d) => d.id)).toContain(id);
});

test("where credentials cannot be had, an opening stops half-way, shows nothing, and can be completed", async () => {
  const down = walled(() => () => Promise.reject(refuseCommon("service.busy")));
  const facts = { id: "half-way" as DistrictId, name: "半区", adminName: "管理员", adminPhone: "19900000100" };
  const open = (platform: Platform) => openDistrict(openContext(platform, world.operator().actor, requestId()), facts);
  await expect(open(down.platform)).rejects.toMatchObject({ code: "service.busy" });
  expect((await listDistricts(world.platform)).map((d) => d.id)).not.toContain(facts.id);
  await open(walled().platform);
  expect((await listDistricts(world.platform)).map((d) => d.id)).toContain(facts.id);
  await expect(open(walled().platform)).rejects.toMatchObject({ code: "district.id_taken" });
});

test("where credentials cannot be had, the answer is to come back, never broader rights", async () => {
  const { id } = await makeDistrict(world);
  let calls = 0;
  const down = walled(() => {
    calls += 1;
    return () => Promise.reject(refuseCommon("service.busy"));
  });
  await expect(openSession(down.platform, `${id}.per_0000000000abc~secret`)).rejects.toMatchObject({
    code: "service.busy",
  });
  expect(calls).toBe(1);
});
