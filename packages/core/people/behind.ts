import { personIdOf } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "../members/items";
import { loadPerson, type Person } from "./person";

const next = (ctx: Context, id: PersonId): PersonId => personIdOf(ctx.platform.secrets.identity, ctx.district, id);

/**
 * Whom each phone leads to now, with the row on the roster where there is one. A number that has been erased is nobody's
 * any more: whoever comes with that phone afterwards is another person, under another number. 0.5 units a phone.
 */
export async function peopleBehind(
  ctx: Context,
  phones: readonly string[],
): Promise<Map<string, { personId: PersonId; row?: Loaded<MemberRow> }>> {
  const found = new Map<string, { personId: PersonId; row?: Loaded<MemberRow> }>();
  let open = new Map([...new Set(phones)].map((phone) => [phone, ctx.personOf(phone)]));
  while (open.size > 0) {
    const rows = await ctx.table.getMany(memberItem, [...open.values()]);
    const byId = new Map(rows.map((row) => [row.personId, row]));
    const erased = new Map<string, PersonId>();
    for (const [phone, personId] of open) {
      const row = byId.get(personId);
      if (row?.erasedAt !== undefined) erased.set(phone, next(ctx, personId));
      else found.set(phone, { personId, ...(row && { row }) });
    }
    open = erased;
  }
  return found;
}

/**
 * Whom one phone leads to now. 1 read unit, and 1 more for each number before that was erased; half of it where it need not
 * be read strongly.
 */
export async function behind(ctx: Context, phone: string, strong = true): Promise<Person> {
  for (let personId = ctx.personOf(phone); ; personId = next(ctx, personId)) {
    const person = await loadPerson(ctx, personId, strong);
    if (person.member?.erasedAt === undefined) return person;
  }
}

/** The number alone. */
export const personBehind = async (ctx: Context, phone: string): Promise<PersonId> =>
  (await behind(ctx, phone)).personId;
