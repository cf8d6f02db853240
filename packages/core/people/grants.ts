import { type EmployerId, type PersonId, type PostId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { maskPhone } from "@rengang/kernel/masking";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { dayOf, toIso } from "@rengang/kernel/time";
import { type Change, erased, save, unchanged } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { employerItem } from "../employers/items";
import { fieldsShown, keepLook } from "../looks";
import { postItem, unitOfPost } from "../posts/items";
import { unitItem } from "../units/items";
import { loadAccount } from "./account";
import { type Administrators, keeping, loadAdministrators } from "./administrators";
import { personBehind } from "./behind";
import { checkGiver, checkGrantLevel, checkHands, isAdministrator, isOver, rolesToGive, termOn } from "./grant-rules";
import { type GrantRow, grantItem } from "./items";
import { endingSessions } from "./own-sessions";
import { refusePerson } from "./refusals";
import { placeNameOf } from "./renamed-place";
import { endGrantSchema, type GivenRole, type GrantList, type GrantView, giveGrantSchema } from "./schema";

function viewOf(row: GrantRow, today: string): GrantView {
  const { personId, name, role, unitId, employerId, team, postId, placeName, from, until, grantedByName } = row;
  const at = { unitId, employerId, team, postId, placeName, grantedAt: toIso(row.grantedAt) };
  return {
    personId,
    name,
    role,
    ...at,
    phone: maskPhone(row.phone),
    from,
    until,
    term: termOn(row, today),
    grantedByName,
  };
}

const todayOf = async (ctx: Context): Promise<string> => dayOf(ctx.now, (await loadDistrict(ctx)).zone);

/** Whether the actor sees a role given: a community sees those of its own part, an administrator all. */
const seesGrant = (ctx: Context, row: GrantRow): boolean =>
  isAdministrator(ctx.actor.grant.role) || (row.unitId !== undefined && inScope(ctx.actor, row.unitId));

/** Every role given in the actor's part of the district, and which the actor may give. */
export async function listGrants(ctx: Context): Promise<GrantList> {
  const { unitId = ROOT_UNIT } = permit(ctx.actor, "people.grants");
  const [rows, admins, today] = await Promise.all([
    ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1 }),
    loadAdministrators(ctx),
    todayOf(ctx),
  ]);
  const grants = rows.filter((row) => seesGrant(ctx, row)).map((row) => viewOf(row, today));
  await keepLook(ctx, "people.grants", { unitId }, fieldsShown(grants));
  return { grants, mayGive: rolesToGive(ctx.actor, admins.held, today) };
}

type At = { unitId?: UnitId; employerId?: EmployerId; team?: string; postId?: PostId };
type Place = { unitId?: UnitId; employerId?: EmployerId; placeName: string };

/** Where a role is held, with the name of it. The organiser of a post belongs to the unit that published it. */
async function placeOf(ctx: Context, { unitId, employerId, team, postId }: Partial<At>): Promise<Place> {
  if (postId) {
    const post = await ctx.table.get(postItem, postId);
    if (!post) throw refuseCommon("thing.missing");
    return { unitId: unitOfPost(postId), placeName: post.title };
  }
  const place = await (employerId
    ? ctx.table.get(employerItem, employerId)
    : unitId && ctx.table.get(unitItem, unitId));
  if (!place) throw refuseCommon("thing.missing");
  const placeName = placeNameOf(place.name, team);
  return { ...(unitId && { unitId }), ...(employerId && { employerId }), placeName };
}

/**
 * Gives a person a role at a place, for a term or until it is taken away. Given again it gets the new name and term; a
 * term that has changed ends the person's sessions, which bear the old one.
 * @throws Refusal `grant.not_yours`, `grant.separate_hands`, `grant.wrong_level`, `grant.term_over`, `thing.missing`
 */
export async function giveGrant(ctx: Context, input: z.input<typeof giveGrantSchema>): Promise<GrantView> {
  permit(ctx.actor, "people.grant");
  const wanted = parse(giveGrantSchema, input);
  checkGrantLevel(wanted.role, wanted.unitId);
  const [place, today] = await Promise.all([placeOf(ctx, wanted as At), todayOf(ctx)]);
  if (place.unitId !== undefined) scope(ctx.actor, place.unitId);
  if (isOver(wanted, today)) throw refusePerson("grant.term_over", { today });
  const { personId: by, name: grantedByName } = ctx.actor;
  const personId = await personBehind(ctx, wanted.phone);
  const row: GrantRow = { ...wanted, ...place, personId, grantedAt: ctx.now, grantedBy: by, grantedByName };
  return settle(async () => {
    const [admins, known] = [await loadAdministrators(ctx), await ctx.table.get(grantItem, row, { strong: true })];
    if (known && saysTheSame(known, row)) return viewOf(known, today);
    checkGiver(ctx.actor, wanted.role, admins.held, today);
    checkHands(row, admins.held, today);
    await ctx.commit("people.grant", [
      save(grantItem, row, row, known?.version ?? 0),
      ...appointing(admins, row),
      ...(known && !sameTerm(known, row) ? await endingSessions(ctx, personId) : []),
    ]);
    return viewOf(row, today);
  });
}

const sameTerm = (a: GrantRow, b: GrantRow): boolean => a.from === b.from && a.until === b.until;
const saysTheSame = (a: GrantRow, b: GrantRow): boolean => a.name === b.name && a.phone === b.phone && sameTerm(a, b);

const without = ({ held }: Administrators, { personId, role }: Pick<GrantRow, "personId" | "role">) =>
  held.filter((a) => a.personId !== personId || a.role !== role);

function appointing(admins: Administrators, { personId, role, until }: GrantRow): Change[] {
  if (!isAdministrator(role)) return [];
  return keeping(admins, [...without(admins, { personId, role }), { personId, role, until }]);
}

/**
 * Takes a role away. In the same commit every session of that person ends: nobody acts a moment longer in a role that is
 * gone; whoever keeps another role signs in again.
 * @throws Refusal `thing.missing`, `grant.own_last`, `grant.not_yours`
 */
export async function endGrant(ctx: Context, personId: PersonId, input: z.input<typeof endGrantSchema>): Promise<void> {
  permit(ctx.actor, "people.grant");
  const at = parse(endGrantSchema, input);
  if (personId === ctx.actor.personId && isAdministrator(at.role)) throw refusePerson("grant.own_last");
  await settle(async () => {
    const row = await ctx.table.get(grantItem, { personId, ...at }, { strong: true });
    if (!row || !seesGrant(ctx, row)) throw refuseCommon("thing.missing");
    const admins = await loadAdministrators(ctx);
    await checkTaker(ctx, row, admins);
    await ctx.commit("people.end_grant", [
      erased(grantItem, row, unchanged(row.version)),
      ...(isAdministrator(row.role) ? keeping(admins, without(admins, row)) : []),
      ...(await endingSessions(ctx, personId)),
    ]);
  });
}

/** Whoever gives a role takes it away; and a first appointment may be taken back until its holder has come once. */
async function checkTaker(ctx: Context, row: GrantRow, admins: Administrators): Promise<void> {
  const mistaken = row.grantedBy === ctx.actor.personId && isAdministrator(row.role);
  if (mistaken && !(await loadAccount(ctx, row.personId)).came) return;
  checkGiver(ctx.actor, row.role as GivenRole, admins.held, await todayOf(ctx));
}

/**
 * Ends every session of a person at once, for instance when a phone is lost; roles stay as they are.
 * @returns how many
 * @throws Refusal `thing.missing` for somebody who has never signed in
 */
export async function endSessionsOf(ctx: Context, personId: PersonId): Promise<number> {
  permit(ctx.actor, "people.end_sessions");
  return settle(async () => {
    const { came, sessions } = await loadAccount(ctx, personId);
    if (!came) throw refuseCommon("thing.missing");
    if (sessions.length > 0) await ctx.commit("people.end_sessions", await endingSessions(ctx, personId));
    return sessions.length;
  });
}
