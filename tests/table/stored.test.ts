import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { uploadImport } from "@rengang/core/imports";
import { ROOT_UNIT } from "@rengang/kernel/ids";
import { at } from "@rengang/local/demo/people";
import { seedDemo } from "@rengang/local/demo/seed";
import { deflated, inflated } from "@rengang/table/deflated";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";

/** Mobile numbers and numbers of offices, as words of their own. */
const PHONE = /(?<![0-9a-zA-Z~.])(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?![0-9a-zA-Z])/;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  let done = false;
  const seeding = seedDemo(world.platform).finally(() => {
    done = true;
  });
  while (!done) await world.settle();
  await seeding;
  const sheet = {
    name: "名册",
    rows: [
      ["姓名", "手机号", "社区"],
      ["张三", "19977770001", "桃园社区"],
    ],
  };
  const admin = at(
    world.platform,
    "linjiang" as never,
    "19900000100",
    { role: "district_admin", unitId: ROOT_UNIT },
    "顾",
  );
  await uploadImport(admin, { kind: "roster", name: "名册.xlsx" }, new Uint8Array(), async () => [sheet] as never);
  await world.settle();
});
afterAll(() => world.close());

/** The first byte of what is stored deflated. */
const DEFLATED = 0x78;

/** Where phones stand in clear, as `KIND.field`; texts within bytes too. */
function phonesIn(value: unknown, path: string): string[] {
  if (typeof value === "string") return PHONE.test(value) ? [path] : [];
  if (value instanceof Uint8Array && path !== "file" && value[0] === DEFLATED) return phonesIn(inflated(value), path);
  if (value instanceof Uint8Array) return PHONE.test(Buffer.from(value).toString("latin1")) ? [path] : [];
  if (value instanceof Set) return [...value].flatMap((inner) => phonesIn(inner, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => phonesIn(inner, `${path}.${name}`));
}

async function storedItems(): Promise<Record<string, unknown>[]> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: world.engine.endpoint, region: "local", credentials });
  const found: Record<string, unknown>[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: world.platform.tableName, ExclusiveStartKey: from }));
    found.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    from = page.LastEvaluatedKey as never;
  } while (from);
  return found;
}

test("no stored item of a full demo district holds a phone in clear, and the check finds one that is put there", async () => {
  const items = await storedItems();
  const kinds = new Set(items.map((item) => String(item.item)));
  for (const kind of ["MEMBER", "GRANT", "EMPLOYER", "UNIT", "POST_DETAIL", "PACKAGE"]) expect(kinds).toContain(kind);
  expect(items.length).toBeGreaterThan(1000);
  expect([...new Set(items.flatMap((item) => phonesIn(item, String(item.item))))]).toEqual([]);
  const [member] = items.filter((item) => item.item === "MEMBER");
  expect(phonesIn({ ...member, note: ["电话19912345678"] }, "MEMBER")).toEqual(["MEMBER.note.0"]);
  expect(phonesIn({ ...member, note: deflated(["电话19912345678"]) }, "MEMBER")).toEqual(["MEMBER.note.0"]);
});

test("no file that is kept holds a phone in clear", async () => {
  const names = [...world.files.keys()];
  expect(names.some((name) => name.includes("imports/"))).toBe(true);
  const clear = [...world.files].filter(([, bytes]) => phonesIn(bytes, "file").length > 0).map(([name]) => name);
  expect(clear).toEqual([]);
});

// A message on its way out is the one named exception: the number is what the carrier needs to deliver it. On AWS nothing
// keeps it here; on one machine the outbox is the page on which it lands.
