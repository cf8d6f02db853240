import { type Context, openContext, type Platform, systemContext } from "@rengang/core/context";
import { addEmployer } from "@rengang/core/employers";
import { advanceJob, jobItem } from "@rengang/core/jobs";
import { resealFields, viewFieldKey } from "@rengang/core/keys";
import { viewMember } from "@rengang/core/members";
import { memberItem } from "@rengang/core/members/items";
import { giveGrant, requestCode, signIn } from "@rengang/core/people";
import { jobSteps } from "@rengang/functions/jobs/registry";
import { isSealed, isSealedBefore } from "@rengang/kernel/field-cipher";
import { type PersonId, ROOT_UNIT } from "@rengang/kernel/ids";
import { update } from "@rengang/table/change";
import type { Send } from "@rengang/table/send";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentsOf } from "../isolation/contents";
import { addAcceptedMember, makeNeighbourhood, makePost, type Neighbourhood, phoneOf } from "../support/people";
import { FIELDS, makeWorld, requestId, type World } from "../support/world";

const NEW = "the-second-field-key-of-these-tests-0123";
const BOTH = { current: 2, keys: { ...FIELDS.keys, "2": NEW } };
const ONLY_NEW = { current: 2, keys: { "2": NEW } };

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** The same installation as a process sees it that was started with other keys. */
function under(fields: Platform["secrets"]["fields"], wrap = (send: Send) => send, { platform } = world): Platform {
  const { sendFor } = platform;
  return {
    ...platform,
    sendFor: (district) => wrap(sendFor(district)),
    secrets: { ...platform.secrets, fields },
  };
}

/** A district with a phone in everything that may hold one. */
async function furnished(at = world): Promise<Neighbourhood> {
  const place = await makeNeighbourhood(at);
  for (let n = 1; n <= 5; n++) await addAcceptedMember(place, n);
  await addEmployer(place.admin, { name: "区税务局二所", contactName: "李联络", contactPhone: "19900000901" });
  await makePost(place, { contactName: "周慧", contactPhone: "19900000902" });
  await giveGrant(place.admin, {
    name: "吴安",
    phone: "19900000903",
    role: "security_admin",
    unitId: ROOT_UNIT,
  });
  const plain = new TextEncoder().encode(JSON.stringify([{ phone: "19900000904" }]));
  const key = "imports/imp_0000000000000000/sheets.json";
  await place.admin.commit("test.import", [
    {
      do: "put",
      type: { kind: "IMPORT", key: () => ({ pk: "IMPORTS", sk: "" }) },
      key: { pk: "IMPORTS", sk: "IMPORT#imp_0000000000000000" },
      row: { id: "imp_0000000000000000", parts: 0 },
    },
  ]);
  await at.platform.files.put(place.district, key, await place.admin.table.sealFile(key, plain));
  return place;
}

const guardian = (place: Neighbourhood, platform: Platform): Context =>
  openContext(
    platform,
    {
      district: place.district,
      personId: place.admin.personOf("19900000903"),
      name: "吴安",
      grant: { role: "security_admin", unitId: ROOT_UNIT },
    },
    requestId(),
  );

async function runJob(place: Neighbourhood, platform: Platform, most = 200): Promise<void> {
  const id = await jobOf(place);
  for (let n = 0; n < most; n++) {
    await advanceJob(systemContext(platform, place.district, `step${requestId()}`), id, jobSteps);
    if ((await place.admin.table.get(jobItem, id, { strong: true }))?.state !== "running") return;
  }
}
async function jobOf(place: Neighbourhood): Promise<string> {
  const { rows } = await place.admin.table.query(jobItem, { pk: "JOBS", descending: true, limit: 10 });
  return rows.filter((row) => row.kindOf === "keys.reseal").sort((a, b) => b.startedAt - a.startedAt)[0]?.id ?? "";
}

/** How many sealed values of a district stand under another than the newest key, past the product. */
async function outdatedIn(place: Neighbourhood): Promise<number> {
  let count = 0;
  const walk = (value: unknown): void => {
    if (isSealed(value)) count += isSealedBefore(value, BOTH) ? 1 : 0;
    else if (typeof value === "object" && value !== null && !(value instanceof Set)) Object.values(value).forEach(walk);
  };
  for (const key of (await contentsOf(world, place.district)).keys()) {
    const [pk = "", ...sk] = key.split(" ");
    const file = world.files.get(key);
    if (file) walk(file);
    else if (pk.startsWith("D#"))
      walk((await world.send("get", { TableName: world.platform.tableName, Key: { pk, sk: sk.join(" ") } })).Item);
  }
  return count;
}

test("everything is sealed under the newest key, the earlier one may go, and sign-in still finds everybody", async () => {
  const place = await furnished();
  expect(await outdatedIn(place)).toBeGreaterThan(9);
  const started = await resealFields(guardian(place, under(BOTH)));
  expect(started).toMatchObject({ current: 2, last: { number: 2, state: "running", byName: "吴安" } });
  await runJob(place, under(BOTH));
  expect(await outdatedIn(place)).toBe(0);
  const alone = under(ONLY_NEW);
  const done = await viewFieldKey(guardian(place, alone));
  expect(done.last?.state).toBe("done");
  expect(done.last?.resealed).toBeGreaterThan(9);
  const worker = openContext(alone, place.worker.actor, requestId());
  const member = await viewMember(worker, place.admin.personOf(phoneOf(1)));
  expect(member.phone).toBe(phoneOf(1));
  await requestCode(alone, requestId(), { district: place.district, phone: phoneOf(2) });
  await expect(
    signIn(alone, requestId(), { district: place.district, phone: phoneOf(2), code: "000000" }),
  ).rejects.toThrow("code.wrong");
});

test("begun again it finds nothing to do, and two who begin at once begin one", async () => {
  const place = await furnished();
  await resealFields(guardian(place, under(BOTH)));
  await runJob(place, under(BOTH));
  world.pass(1000);
  const both = await Promise.all([1, 2].map(() => resealFields(guardian(place, under(BOTH)))));
  expect(both.map((view) => view.last?.state)).toEqual(["running", "running"]);
  await runJob(place, under(BOTH));
  const { last } = await viewFieldKey(guardian(place, under(BOTH)));
  expect(last).toMatchObject({ state: "done", resealed: 0 });
  expect(last?.seen).toBeGreaterThan(9);
});

test("a process that dies anywhere in the middle loses nothing: the next one goes on until everything is done", async () => {
  const place = await furnished();
  await resealFields(guardian(place, under(BOTH)));
  const id = await jobOf(place);
  let left = 0;
  const dying = (send: Send): Send =>
    ((operation, input) => {
      if (left === 0) return Promise.reject(new Error("the process is gone"));
      left -= 1;
      return send(operation, input);
    }) as Send;
  let deaths = 0;
  for (let life = 1; life < 400; life++) {
    // Another length each time, so that every call is once the last one.
    left = 1 + (life % 15);
    try {
      await advanceJob(systemContext(under(BOTH, dying), place.district, `life${life}`), id, jobSteps);
    } catch {
      deaths += 1;
    }
    if ((await place.admin.table.get(jobItem, id, { strong: true }))?.state === "done") break;
  }
  expect(deaths).toBeGreaterThan(3);
  expect((await place.admin.table.get(jobItem, id, { strong: true }))?.state).toBe("done");
  expect(await outdatedIn(place)).toBe(0);
});

test("what somebody changes at the same moment stays changed, and is sealed under the newest key too", async () => {
  const place = await furnished();
  const personId = place.admin.personOf(phoneOf(3)) as PersonId;
  await resealFields(guardian(place, under(BOTH)));
  let raced = false;
  const racing = (send: Send): Send =>
    (async (operation, input) => {
      const output = await send(operation, input);
      if (operation === "batchGet" && !raced && JSON.stringify(input).includes(personId)) {
        raced = true;
        await place.admin.commit("test.rename", [update(memberItem, personId, { set: { name: "改名" } })]);
      }
      return output;
    }) as Send;
  await runJob(place, under(BOTH, racing));
  expect(raced).toBe(true);
  const member = await openContext(under(ONLY_NEW), place.admin.actor, requestId()).table.get(memberItem, personId);
  expect(member).toMatchObject({ name: "改名", phone: phoneOf(3) });
});

test("a process that does not know the new key leaves the work to one that does", async () => {
  const place = await furnished();
  await resealFields(guardian(place, under(BOTH)));
  const old = systemContext(under(FIELDS), place.district, "old");
  await expect(advanceJob(old, await jobOf(place), jobSteps)).rejects.toThrow("field key 2");
  await runJob(place, under(BOTH));
  expect(await outdatedIn(place)).toBe(0);
});

test("only the security administrator may, and another district is not touched", async () => {
  const [place, other] = [await furnished(), await furnished()];
  const before = await outdatedIn(other);
  for (const ctx of [place.admin, place.worker]) await expect(resealFields(ctx)).rejects.toThrow("permission.denied");
  await resealFields(guardian(place, under(BOTH)));
  await runJob(place, under(BOTH));
  expect(await outdatedIn(other)).toBe(before);
});

test("the trail tells who began it and that it ended, and has no row for each value", async () => {
  const own = await makeWorld();
  try {
    const place = await furnished(own);
    await own.settle();
    Object.assign(own.platform, under(BOTH, undefined, own));
    await resealFields(guardian(place, own.platform));
    await own.settle();
    const view = await viewFieldKey(guardian(place, own.platform));
    expect(view.last?.state).toBe("done");
    expect(view.last?.resealed).toBeGreaterThan(9);
    const told = [...(await contentsOf(own, place.district))].filter(([key]) => key.includes("#AUDIT "));
    const verbs = (verb: string) => told.filter(([, text]) => text.includes(`"${verb}"`)).length;
    expect(verbs("keys.reseal")).toBe(2);
    expect(verbs("jobs.advance")).toBeGreaterThan(3);
    expect(verbs("keys.reseal_item")).toBe(0);
  } finally {
    await own.close();
  }
});
