import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { World } from "../support/world";

/** The same text for the same content, whatever the order in which the engine tells names and members of sets. */
export function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const { SS, BS, NS } = value as Record<string, unknown[] | undefined>;
  const set = SS ?? BS ?? NS;
  if (set) return `{${set.map(inOrder).sort().join()}}`;
  const named = Object.entries(value).map(([name, inner]) => `${name}:${inOrder(inner)}`);
  return `{${named.sort().join()}}`;
}

/** Everything that a district holds, past the product: items by key, files, and messages that went out. */
export async function contentsOf(world: World, district: string): Promise<Map<string, string>> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: world.engine.endpoint, region: "local", credentials });
  const found = new Map<string, string>();
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: "rengang", ExclusiveStartKey: start }));
    for (const item of page.Items ?? []) {
      if (!item.pk?.S?.startsWith(`D#${district}#`)) continue;
      found.set(`${item.pk.S} ${item.sk?.S}`, inOrder(item));
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  client.destroy();
  for (const [key, bytes] of world.files) {
    if (key.startsWith(`${district}/`)) found.set(key, Buffer.from(bytes).toString("base64"));
  }
  found.set("messages", String(world.messages.filter((m) => m.district === district).length));
  return found;
}

/** Keys whose content differs. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key));
}

/** Takes away what a district's people have used up of their limits, as if a day had passed for these alone. */
export async function forgetCounts(world: World, district: string): Promise<void> {
  for (const key of (await contentsOf(world, district)).keys()) {
    const [pk = "", sk = ""] = key.split(" ");
    const at = { TableName: world.platform.tableName, Key: { pk, sk } };
    if (/^D#[^#]+#\w*LIMIT#/.test(key)) await world.send("delete", at);
    if (sk === "MAY#ACCOUNT") await world.send("update", { ...at, UpdateExpression: "REMOVE counted" });
  }
}
