import type { PersonId } from "@rengang/kernel/ids";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { type Guard, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { memberItem } from "../members";
import { communityKeys, type ServiceRow, summaryItem, type YearId } from "./items";
import { markName, markOf } from "./year-marks";

const VERB = "services.summarise";

/** The year is there, but not yet where it belongs. */
class Homeless extends Error {}

/** A commit that a later one has overtaken has nothing left to do. */
async function unlessOvertaken(commit: Promise<void>): Promise<void> {
  try {
    await commit;
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/**
 * Keeps what one record adds to its member's year: one write and no read, but for the first record of a year. A record that
 * comes again or late finds a later version of itself and leaves it, so that order and repetition are harmless.
 */
export async function keepRecord(ctx: Context, record: Loaded<ServiceRow>): Promise<void> {
  const year: YearId = { personId: record.personId, year: record.on.slice(0, 4) };
  const [name, mark] = [markName(record.id), markOf(record, record.version)];
  const newer = `(attribute_not_exists(#${name}) OR #${name} < :mark)`;
  const keep = (when: Guard) => ctx.commit(VERB, [update(summaryItem, year, { set: { [name]: mark }, when })]);
  const values = { mark };
  try {
    const told = (old: Record<string, unknown> | undefined) => (old?.asOf === undefined ? new Homeless() : new Stale());
    await unlessOvertaken(keep({ if: `attribute_exists(#asOf) AND ${newer}`, values, else: told }));
  } catch (error) {
    if (!(error instanceof Homeless)) throw error;
    await unlessOvertaken(keep({ if: newer, values }));
    await placeYear(ctx, year);
  }
}

/**
 * Lets a year stand in the list of the community where its member is registered. The year is there before the member is
 * read: whoever moves the member afterwards finds it, and of two who place it the one who knows the later member stays.
 */
async function placeYear(ctx: Context, year: YearId): Promise<void> {
  const member = await ctx.table.get(memberItem, year.personId, { strong: true });
  if (!member) throw refuseCommon("thing.missing");
  const { unitId, version: asOf } = member;
  const later: Guard = {
    if: "attribute_exists(pk) AND (attribute_not_exists(#asOf) OR #asOf < :asOf)",
    values: { asOf },
  };
  const set = { unitId, asOf };
  await unlessOvertaken(
    ctx.commit(VERB, [update(summaryItem, year, { set, index: communityKeys(year, unitId), when: later })]),
  );
}

/** Lets all years of a member who has moved follow into the list of the new community. */
export async function followMember(ctx: Context, personId: PersonId): Promise<void> {
  const years = await ctx.table.queryAll(summaryItem, { pk: `PERSON#${personId}`, begins: "LEDGER#", strong: true });
  for (const { year } of years) await placeYear(ctx, { personId, year });
}
