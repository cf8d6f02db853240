import { DAY } from "@rengang/kernel/time";
import type { Send } from "@rengang/table/send";
import { endOfYear, type Year } from "./end";
import { fortnight } from "./fortnight";
import type { Town } from "./town";

/** From the world's first day on, and called after the calendar year in which it ends. */
const YEAR: Year = { name: "2027", from: "2026-11-12", to: "2027-11-30" };
const FORTNIGHTS = 26;

/** Every other member comes, the others the next time. */
export async function liveFortnight(town: Town, n: number): Promise<void> {
  const began = town.world.platform.clock();
  for (const community of town.communities) {
    const coming = community.members.filter((_, k) => k % 2 === n % 2);
    await fortnight(town, community, coming);
  }
  town.world.pass(Math.max(0, began + 14 * DAY - town.world.platform.clock()));
}

export async function liveYear(town: Town): Promise<void> {
  for (let n = 0; n < FORTNIGHTS; n++) await liveFortnight(town, n);
  await endOfYear(town, YEAR);
}

/** Reads every post that is about to be written once more. */
export const costlier =
  (send: Send): Send =>
  async (operation, input) => {
    const [first] = ("TransactItems" in input && input.TransactItems) || [];
    if (first?.Update?.Key?.pk && String(first.Update.Key.pk).includes("#POSTS#")) {
      await send("get", { TableName: first.Update.TableName, Key: first.Update.Key });
    }
    return send(operation, input);
  };
