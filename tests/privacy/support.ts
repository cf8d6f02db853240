import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Context } from "@rengang/core/context";
import { decideErasure, examineErasure, openErasure } from "@rengang/core/privacy";
import type { PersonId } from "@rengang/kernel/ids";
import type { Neighbourhood } from "../support/people";
import { later } from "../support/service";

export const idOf = (ctx: Context): PersonId => ctx.actor.personId as PersonId;

/** Everything stored, as the engine keeps it: one line of text an item. The product itself has no scan. */
export async function rawItems(place: Neighbourhood): Promise<{ item: string; text: string }[]> {
  const { world } = place;
  const client = new DynamoDBClient({
    endpoint: world.engine.endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const items: { item: string; text: string }[] = [];
  let from: ScanCommandOutput["LastEvaluatedKey"];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: world.platform.tableName, ...(from && { ExclusiveStartKey: from }) }),
    );
    for (const raw of page.Items ?? [])
      if (raw.pk?.S?.startsWith(`D#${place.district}#`))
        items.push({ item: raw.item?.S ?? "", text: JSON.stringify(raw) });
    from = page.LastEvaluatedKey;
  } while (from);
  client.destroy();
  return items;
}

/** Kinds of stored items, and names of stored files, that contain any of these texts. */
export async function placesOf(place: Neighbourhood, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { item, text } of await rawItems(place))
    for (const wanted of texts) if (text.includes(wanted)) found.add(`${item}: ${wanted}`);
  const decoder = new TextDecoder();
  for (const [name, bytes] of place.world.files)
    for (const wanted of texts)
      if (name.startsWith(`${place.district}/`) && decoder.decode(bytes).includes(wanted))
        found.add(`${name}: ${wanted}`);
  return [...found].sort();
}

/** The whole way of an erasure that the district begins: two looks by two people, and the job to its end. */
export async function erase(place: Neighbourhood, personId: PersonId): Promise<void> {
  const asked = await openErasure(later(place, place.admin), personId, { text: "已迁出本区" });
  await examineErasure(later(place, place.worker), personId, asked.id, { note: "已核对" });
  await decideErasure(later(place, place.admin), personId, asked.id, { accepted: true, note: "同意" });
  await place.world.settle();
}
