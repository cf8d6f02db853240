import { fieldCipher } from "@rengang/kernel/field-cipher";
import type { DistrictId } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { erased, put, update } from "@rengang/table/change";
import { DistrictTable } from "@rengang/table/district-table";
import { defineItem, type Stamp } from "@rengang/table/item";
import type { Send } from "@rengang/table/send";
import { FieldKeyDestroyed } from "@rengang/table/vault";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FIELDS, makeWorld, START, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Contact {
  name: string;
  phone?: string | undefined;
  access?: { to: string; at: number } | undefined;
  seats?: number;
}
const contact = defineItem<Contact, string>({
  kind: "CONTACT",
  sealed: ["phone", "access.to"],
  key: (id) => ({ pk: "CONTACTS", sk: id }),
  index: () => ({ gpk1: "CONTACTS", gsk1: "x" }),
});
const other = defineItem<Contact, string>({ ...contact, kind: "OTHER", sealed: ["phone"] });

const PHONE = "19912345678";
const row = (more: Partial<Contact> = {}): Contact => ({ name: "周", phone: PHONE, ...more });
let commits = 0;
const stamp = (): Stamp => ({ verb: "test.write", by: "system", request: `s${++commits}`, at: START });

/** Each table of its own process, which knows no salt yet. */
function tableFor(district: string, keys = FIELDS, at: Send = world.send) {
  const send: Send = (operation, input) => at(operation, input);
  const { tableName, clock } = world.platform;
  return new DistrictTable(send, district as DistrictId, { tableName, cursorKey: "k", clock, fields: { keys } });
}

type Stored = Record<string, unknown>;
async function storedIn(district: string, id: string, pk = "CONTACTS"): Promise<Stored> {
  const Key = { pk: `D#${district}#${pk}`, sk: id };
  return (await world.send("get", { TableName: world.platform.tableName, Key })).Item as Stored;
}
const keep = (Item: Stored) => world.send("put", { TableName: world.platform.tableName, Item });

test("a sealed field is nowhere in clear in what is stored, and reads as it was written by every way of reading", async () => {
  const table = tableFor("reads");
  await table.commit(stamp(), [put(contact, "a", row({ access: { to: PHONE, at: 5 } })), put(contact, "b", row())]);
  await table.commit(stamp(), [update(contact, "b", { set: { phone: "19900000002", access: { to: PHONE, at: 6 } } })]);
  for (const id of ["a", "b"]) {
    const item = await storedIn("reads", id);
    expect(Buffer.from(JSON.stringify(item)).toString()).not.toMatch(/199\d{8}/);
    expect(Buffer.from(item.phone as Uint8Array).toString("latin1")).not.toMatch(/199\d{8}/);
    expect(item.access).toMatchObject({ at: id === "a" ? 5 : 6 });
  }
  const fresh = tableFor("reads");
  expect(await fresh.get(contact, "a")).toMatchObject({ phone: PHONE, access: { to: PHONE, at: 5 } });
  expect((await fresh.getMany(contact, ["b", "a"])).map((c) => c.phone)).toEqual(["19900000002", PHONE]);
  const listed = await fresh.query(contact, { pk: "CONTACTS", index: 1 });
  expect(listed.rows.map((c) => c.phone).sort()).toEqual(["19900000002", PHONE]);
  const image = await storedIn("reads", "b");
  const told = await fresh.openImage("CONTACT", { pk: "CONTACTS", sk: "b" }, image);
  expect(told).toMatchObject({ phone: "19900000002", access: { to: PHONE } });
});

test("a guard that fails is told the opened item", async () => {
  const table = tableFor("old");
  await table.commit(stamp(), [put(contact, "a", row({ seats: 3 }))]);
  let seen: unknown;
  const when = {
    if: "#seats < :most",
    values: { most: 1 },
    else: (old?: Stored) => {
      seen = old?.phone;
      return refuseCommon("change.stale");
    },
  };
  await expect(table.commit(stamp(), [erased(contact, "a", when)])).rejects.toThrow();
  await expect(
    table.commit(stamp(), [put(other, "z", row()), update(contact, "a", { add: { seats: 1 }, when })]),
  ).rejects.toThrow();
  expect(seen).toBe(PHONE);
});

test("the same phone sealed twice looks different each time", async () => {
  const table = tableFor("nonce");
  await table.commit(stamp(), [put(contact, "a", row())]);
  const first = (await storedIn("nonce", "a")).phone;
  await table.commit(stamp(), [put(contact, "a", row())]);
  expect((await storedIn("nonce", "a")).phone).not.toEqual(first);
});

test("a value moved to another district, kind, item or field, or changed by one bit, does not open", async () => {
  for (const id of ["from", "to"]) {
    await tableFor("moved").commit(stamp(), [put(contact, id, row({ access: { to: PHONE, at: 1 } }))]);
    await tableFor("moved-to").commit(stamp(), [put(contact, id, row())]);
  }
  const source = (await storedIn("moved", "from")) as Stored & { access: { to: Uint8Array }; phone: Uint8Array };
  const target = await storedIn("moved", "to");
  const flipped = source.phone.with(20, (source.phone[20] as number) ^ 1);
  const wrongs: [string, string, Stored, typeof contact][] = [
    ["moved", "to", { ...target, phone: source.phone }, contact],
    ["moved", "to", { ...target, phone: source.access.to }, contact],
    ["moved", "from", { ...source, item: "OTHER" }, other],
    ["moved", "from", { ...source, phone: flipped }, contact],
    ["moved-to", "from", { ...source, pk: "D#moved-to#CONTACTS" }, contact],
  ];
  for (const [district, id, item, type] of wrongs) {
    await keep(item);
    await expect(tableFor(district).get(type, id)).rejects.toThrow();
  }
  await keep(source);
  expect((await tableFor("moved").get(contact, "from"))?.phone).toBe(PHONE);
});

test("a value from before fields were sealed is read as it is, and sealed by the next write", async () => {
  const plain = { pk: "D#before#CONTACTS", sk: "a", item: "CONTACT", v: 1, name: "周", phone: PHONE };
  await keep(plain);
  const table = tableFor("before");
  const loaded = await table.get(contact, "a");
  expect(loaded?.phone).toBe(PHONE);
  await table.commit(stamp(), [put(contact, "a", { name: "周", phone: loaded?.phone })]);
  expect((await storedIn("before", "a")).phone).toBeInstanceOf(Uint8Array);
});

test("conditions, sums and keys over a sealed field fail loudly, whether or not it exists may be asked", async () => {
  const table = tableFor("loud");
  const when = { if: "#phone = :phone", values: { phone: PHONE } };
  await expect(table.commit(stamp(), [put(contact, "a", row(), when)])).rejects.toThrow("no condition");
  await expect(table.commit(stamp(), [update(contact, "a", { append: { phone: [PHONE] } })])).rejects.toThrow("sealed");
  await expect(table.commit(stamp(), [put(contact, PHONE, row())])).rejects.toThrow("key");
  await expect(table.commit(stamp(), [put(contact, "a", { name: "x", phone: 1 as never })])).rejects.toThrow("text");
  await table.commit(stamp(), [put(contact, "a", row(), { if: "attribute_not_exists(#phone)" })]);
  expect((await table.get(contact, "a"))?.phone).toBe(PHONE);
  // @ts-expect-error a field that the row does not have cannot be sealed
  defineItem<Contact, string>({ kind: "X", key: (sk) => ({ pk: "X", sk }), sealed: ["telephone"] });
});

test("after the installation's key was changed old values still open, new ones are sealed under the new key alone", async () => {
  await tableFor("turned").commit(stamp(), [put(contact, "a", row())]);
  const both = { current: 2, keys: { ...FIELDS.keys, "2": "the-second-field-key-of-these-tests" } };
  const table = tableFor("turned", both);
  expect((await table.get(contact, "a"))?.phone).toBe(PHONE);
  await table.commit(stamp(), [put(contact, "a", row({ phone: "19900000009" }))]);
  const onlyNew = tableFor("turned", { current: 2, keys: { "2": both.keys["2"] } } as never);
  expect((await onlyNew.get(contact, "a"))?.phone).toBe("19900000009");
  await expect(tableFor("turned").get(contact, "a")).rejects.toThrow("field key 2");
});

test("once a district's salt is destroyed its values never open again, and nothing new is sealed; another's do", async () => {
  await tableFor("gone").commit(stamp(), [put(contact, "a", row())]);
  await tableFor("stays").commit(stamp(), [put(contact, "a", row())]);
  await tableFor("gone").destroyFieldKey(stamp());
  await expect(tableFor("gone").get(contact, "a")).rejects.toBeInstanceOf(FieldKeyDestroyed);
  await expect(tableFor("gone").commit(stamp(), [put(contact, "b", row())])).rejects.toBeInstanceOf(FieldKeyDestroyed);
  expect((await storedIn("gone", "KEY", "FIELD_KEY")).salt).toBeUndefined();
  expect((await tableFor("stays").get(contact, "a"))?.phone).toBe(PHONE);
});

test("two processes that seal a district's first value at once make one key", async () => {
  const tables = Array.from({ length: 8 }, () => tableFor("first"));
  await Promise.all(tables.map((table, n) => table.commit(stamp(), [put(contact, `c${n}`, row())])));
  const all = await tableFor("first").queryAll(contact, { pk: "CONTACTS" });
  expect(all.map((c) => c.phone)).toEqual(Array(8).fill(PHONE));
});

test("the salt is read once by a process, however much is read or written", async () => {
  await tableFor("once").commit(stamp(), [put(contact, "a", row())]);
  let asked = 0;
  const table = tableFor("once", FIELDS, (operation, input) => {
    if (operation === "get" && JSON.stringify(input).includes("FIELD_KEY")) asked += 1;
    return world.send(operation, input);
  });
  for (let n = 0; n < 5; n++) await table.get(contact, "a");
  await table.commit(stamp(), [put(contact, "b", row())]);
  expect(asked).toBe(1);
});

test("a file that is sealed opens under its own name and in its own district only", async () => {
  const [table, text] = [tableFor("files"), new TextEncoder().encode(`[["周","${PHONE}"]]`)];
  const bytes = await table.sealFile("imports/a", text);
  expect(Buffer.from(bytes).includes(PHONE)).toBe(false);
  expect(Buffer.from(await table.openFile("imports/a", bytes)).toString()).toContain(PHONE);
  await expect(table.openFile("imports/b", bytes)).rejects.toThrow();
  await tableFor("files-two").sealFile("imports/a", text);
  await expect(tableFor("files-two").openFile("imports/a", bytes)).rejects.toThrow();
  expect(await table.openFile("imports/a", text)).toEqual(text);
});

test("two districts with the same salt still have different keys", () => {
  const place = { kind: "K", key: "k", field: "f" };
  const sealed = fieldCipher(FIELDS, "one", "salt").seal(new Uint8Array([1]), place);
  expect(() => fieldCipher(FIELDS, "two", "salt").open(sealed, place)).toThrow();
});
