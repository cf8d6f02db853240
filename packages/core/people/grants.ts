import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { erased, present, put } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { employerItem } from "../employers/items";
import { unitItem } from "../units/items";
import { type GrantRow, grantItem } from "./items";
import { endingSessions } from "./own-sessions";
import { refusePerson } from "./refusals";
import { checkGrantLevel, maskPhone } from "./rules";
import { endGrantSchema, type GrantView, giveGrantSchema } from "./schema";

const viewOf = (row: GrantRow): GrantView => ({
  personId: row.personId,
  name: row.name,
  phone: maskPhone(row.phone),
  role: row.role,
  unitId: row.unitId,
  employerId: row.employerId,
  placeName: row.placeName,
  grantedAt: toIso(row.grantedAt),
});

/** Every staff role and liaison of the district. */
export async function listGrants(ctx: Context): Promise<GrantView[]> {
  permit(ctx.actor, "people.grants");
  return (await ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1 })).map(viewOf);
}

async function placeName(
  ctx: Context,
  at: { unitId?: UnitId | undefined; employerId?: EmployerId | undefined },
): Promise<string> {
  const place = at.employerId
    ? await ctx.table.get(employerItem, at.employerId)
    : await ctx.table.get(unitItem, at.unitId ?? ROOT_UNIT);
  if (!place) throw refuseCommon("thing.missing");
  return place.name;
}

/** Gives a person a role at a place. Giving it again changes only the name. */
export async function giveGrant(ctx: Context, input: z.input<typeof giveGrantSchema>): Promise<GrantView> {
  permit(ctx.actor, "people.grant");
  const wanted = parse(giveGrantSchema, input);
  checkGrantLevel(wanted.role, wanted.unitId);
  const row: GrantRow = {
    ...wanted,
    personId: ctx.personOf(wanted.phone),
    placeName: await placeName(ctx, wanted),
    grantedAt: ctx.now,
  };
  await ctx.commit("people.grant", [put(grantItem, row, row)]);
  return viewOf(row);
}

/**
 * Takes a role away. In the same commit every session of that person ends: nobody acts a moment longer in a role that is
 * gone; whoever keeps another role signs in again.
 * @throws Refusal `thing.missing`, `grant.own_last`
 */
export async function endGrant(ctx: Context, personId: PersonId, input: z.input<typeof endGrantSchema>): Promise<void> {
  permit(ctx.actor, "people.grant");
  const at = parse(endGrantSchema, input);
  if (personId === ctx.actor.personId && at.role === "district_admin") throw refusePerson("grant.own_last");
  await settle(async () => {
    await ctx.commit("people.end_grant", [
      erased(
        grantItem,
        { personId, ...at },
        present(() => refuseCommon("thing.missing")),
      ),
      ...(await endingSessions(ctx, personId)),
    ]);
  });
}
