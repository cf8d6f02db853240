import { ancestorAt, covers, levelOf, type PersonId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { merged } from "@rengang/kernel/merge";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { employerBehind } from "../employers";
import { fieldsShown, keepLook } from "../looks";
import { personBehind } from "../people";
import { loadUnits, requireUnit } from "../units";
import { type MemberRow, memberItem } from "./items";
import { requireMember } from "./load";
import { refuseMember } from "./refusals";
import { memberView, placeOfMember } from "./rules";
import { addMemberSchema, editMemberSchema, listMembersSchema, type Member, selfEditSchema } from "./schema";

export { type MemberRow, memberItem, registrationHistoryItem } from "./items";
export { requireMember } from "./load";
export { memberView, placeOfMember } from "./rules";
export { UNMASKS, unmaskPhone } from "./unmask";

/** The community (and compound) that a member lives in, with their names. @throws Refusal `member.wrong_unit` */
export async function homeOf(ctx: Context, unitId: UnitId, compoundId?: UnitId) {
  if (levelOf(unitId) !== "community") throw refuseMember("member.wrong_unit");
  const unit = await requireUnit(ctx, unitId);
  if (compoundId === undefined) return { unitId, unitName: unit.name, compoundId: undefined, compoundName: undefined };
  if (!covers(unitId, compoundId) || compoundId === unitId) throw refuseMember("member.wrong_unit");
  return { unitId, unitName: unit.name, compoundId, compoundName: (await requireUnit(ctx, compoundId)).name };
}

async function communitiesBelow(ctx: Context, unit: UnitId): Promise<UnitId[]> {
  const community = ancestorAt(unit, "community");
  if (community) return [community];
  const units = await loadUnits(ctx);
  return units.filter((u) => u.level === "community" && covers(unit, u.id)).map((u) => u.id);
}

const PAGE = 500;

/**
 * The roster of a unit: of all its communities when it lies higher, of those who live there in a compound. With `search`, names, employers or last digits of
 * the phone that contain the text.
 */
export async function listMembers(
  ctx: Context,
  input: z.input<typeof listMembersSchema>,
): Promise<{ members: Member[]; cursor?: string }> {
  const grant = permit(ctx.actor, "members.list");
  const { unitId = grant.unitId ?? ROOT_UNIT, state, search, cursor } = parse(listMembersSchema, input);
  scope(ctx.actor, unitId);
  const list = await rosterOf(ctx, unitId, state, search, cursor);
  await keepLook(ctx, "members.list", { unitId }, fieldsShown(list.members));
  return list;
}

async function rosterOf(
  ctx: Context,
  unitId: UnitId,
  state: string | undefined,
  search: string | undefined,
  cursor: string | undefined,
): Promise<{ members: Member[]; cursor?: string }> {
  const communities = await communitiesBelow(ctx, unitId);
  if (communities.length === 1) {
    const page = await ctx.table.query(memberItem, {
      pk: `MEMBERS#${communities[0]}`,
      index: 1,
      limit: PAGE,
      cursor,
      ...(state && { begins: `${state}#` }),
    });
    const here = page.rows.filter((row) => covers(unitId, placeOfMember(row)));
    const members = matching(here, search).map((row) => memberView(ctx.actor, row));
    return page.cursor ? { members, cursor: page.cursor } : { members };
  }
  const all = await Promise.all(communities.map((id) => membersOf(ctx, id, state)));
  return { members: matching(all.flat(), search).map((row) => memberView(ctx.actor, row)) };
}

/** Every member of a community, for other capabilities' own rules. */
export function membersOf(ctx: Context, community: UnitId, state?: string): Promise<Loaded<MemberRow>[]> {
  return ctx.table.queryAll(memberItem, {
    pk: `MEMBERS#${community}`,
    index: 1,
    ...(state && { begins: `${state}#` }),
  });
}

function matching<Row extends MemberRow>(rows: Row[], search: string | undefined): Row[] {
  if (!search) return rows;
  return rows.filter(
    (r) =>
      r.name.includes(search) || r.employerName?.includes(search) || (search.length >= 4 && r.phone.endsWith(search)),
  );
}

/** A member as the acting person may see him or her, the look kept. */
export async function shownMember(ctx: Context, row: MemberRow): Promise<Member> {
  const view = memberView(ctx.actor, row);
  await keepLook(ctx, "members.view", { personId: row.personId }, fieldsShown([view]));
  return view;
}

/** One member of the actor's part of the tree. Members see themselves by `viewSelf`. */
export async function viewMember(ctx: Context, id: PersonId): Promise<Member> {
  permit(ctx.actor, "members.view");
  const row = await requireMember(ctx, id);
  if (!inScope(ctx.actor, placeOfMember(row))) throw refuseCommon("thing.missing");
  return shownMember(ctx, row);
}

/** What is held about the acting member. */
export async function viewSelf(ctx: Context): Promise<Member> {
  permit(ctx.actor, "members.self");
  return memberView(ctx.actor, await requireMember(ctx, ctx.actor.personId as PersonId));
}

/** Adds one person to the roster by hand. @throws Refusal `member.phone_taken` */
export async function addMember(ctx: Context, input: z.input<typeof addMemberSchema>): Promise<Member> {
  permit(ctx.actor, "members.add");
  const { unitId, compoundId, ...facts } = parse(addMemberSchema, input);
  scope(ctx.actor, unitId);
  const row: MemberRow = {
    ...facts,
    ...(await homeOf(ctx, unitId, compoundId)),
    ...(facts.employerName && (await employerBehind(ctx, facts.employerName))),
    personId: await personBehind(ctx, facts.phone),
    skills: [],
    freeTimes: [],
    registration: { state: "none", teams: [] },
  };
  await ctx.commit("members.add", [
    put(
      memberItem,
      row.personId,
      row,
      absent(() => refuseMember("member.phone_taken")),
    ),
  ]);
  return memberView(ctx.actor, row);
}

/** Corrects the roster's facts; what is not named stays. */
export async function editMember(ctx: Context, id: PersonId, input: z.input<typeof editMemberSchema>): Promise<Member> {
  permit(ctx.actor, "members.edit");
  const changes = parse(editMemberSchema, input);
  const edited = await settle(async () => {
    const { version, ...row } = await requireMember(ctx, id, { strong: true });
    if (!inScope(ctx.actor, row.unitId)) throw refuseCommon("thing.missing");
    const employer = changes.employerName ? await employerBehind(ctx, changes.employerName) : {};
    const next = merged<MemberRow>(row, { ...changes, ...employer });
    await ctx.commit("members.edit", [save(memberItem, id, next, version)]);
    return next;
  });
  return shownMember(ctx, edited);
}

/** The member's own skills, free times and wishes. */
export async function editSelf(ctx: Context, input: z.input<typeof selfEditSchema>): Promise<Member> {
  permit(ctx.actor, "members.self");
  const { teams, ...changes } = parse(selfEditSchema, input);
  const id = ctx.actor.personId as PersonId;
  return settle(async () => {
    const { version, ...row } = await requireMember(ctx, id, { strong: true });
    const registration = merged(row.registration, { teams });
    const next = merged<MemberRow>(row, { ...changes, registration });
    await ctx.commit("members.edit_self", [save(memberItem, id, next, version)]);
    return memberView(ctx.actor, next);
  });
}

/** The community part of any unit id; posts of a compound belong to its community. */
export const communityOf = (unit: UnitId): UnitId => ancestorAt(unit, "community") ?? unit;
