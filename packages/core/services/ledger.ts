import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { covers, levelOf } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { compareNames } from "@rengang/kernel/names";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { dayOf } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { type MemberRow, membersOf, requireMember } from "../members";
import { type PostRow, postItem, postView, takenOf } from "../posts";
import { loadUnits } from "../units";
import type { SummaryRow } from "./items";
import { communitySummaries, recordsOfYear } from "./read";
import { totalsOf } from "./rules";
import { type CommunityLedger, type Ledger, ledgerYearSchema, type Summary } from "./schema";
import { markedViews } from "./view";

async function ledgerOf(ctx: Context, personId: PersonId, asked: string | undefined): Promise<Ledger> {
  const { zone, settings } = await loadDistrict(ctx);
  const year = asked ?? dayOf(ctx.now, zone).slice(0, 4);
  const records = await recordsOfYear(ctx, personId, year);
  // What the stream keeps may be a moment behind; with the records at hand the totals always agree with the list below them.
  return { year, summary: totalsOf(records), services: markedViews(records, settings.dailyHoursMax) };
}

/** The acting member's own ledger of a year (this one unless named), by date, records in every state. */
export async function myLedger(ctx: Context, input: z.input<typeof ledgerYearSchema>): Promise<Ledger> {
  permit(ctx.actor, "services.mine");
  const { year } = parse(ledgerYearSchema, input);
  return ledgerOf(ctx, ctx.actor.personId as PersonId, year);
}

/** A member's ledger as the staff of the member's part of the tree read it. */
export async function memberLedger(
  ctx: Context,
  personId: PersonId,
  input: z.input<typeof ledgerYearSchema>,
): Promise<Ledger & { personId: PersonId; name: string }> {
  permit(ctx.actor, "services.list");
  const { year } = parse(ledgerYearSchema, input);
  const member = await requireMember(ctx, personId);
  if (!inScope(ctx.actor, member.unitId)) throw refuseCommon("thing.missing");
  const ledger = { personId, name: member.name, ...(await ledgerOf(ctx, personId, year)) };
  await keepLook(ctx, "services.view", { personId }, fieldsShown([ledger, ...ledger.services]));
  return ledger;
}

const NOTHING: Summary = { times: 0, hours: 0, byTeam: {}, byMonth: {} };

function memberLines(members: readonly MemberRow[], summaries: readonly SummaryRow[]): CommunityLedger["members"] {
  const totals = new Map(summaries.map((s) => [s.personId, s]));
  return members
    .map(({ personId, name, employerId, employerName, compoundName, skills, registration }) => {
      const { times, hours, byTeam, byMonth } = totals.get(personId) ?? NOTHING;
      const registered = registration.state === "accepted";
      return {
        personId,
        name,
        employerId,
        employerName,
        compoundName,
        registered,
        skills,
        times,
        hours,
        byTeam,
        byMonth,
      };
    })
    .sort((a, b) => compareNames(a.name, b.name));
}

/** The dated sessions of a year and the standing duties of the community and its compounds. */
async function activitiesOf(ctx: Context, lists: readonly UnitId[], year: string): Promise<PostRow[]> {
  const found = await Promise.all(
    lists.flatMap((unit) => [
      ctx.table.queryAll(postItem, { pk: `POSTS#${unit}`, between: [`P#${year}`, `P#${year}~`] }),
      ctx.table.queryAll(postItem, { pk: `POSTS#${unit}`, begins: "P#9" }),
    ]),
  );
  return found.flat().filter((p) => p.state !== "proposed" && p.state !== "returned");
}

/**
 * A community's ledger (台账) of a year: the summary columns, every member with or without a record (by name: nothing
 * here ranks), and the activities. Three queries and one for each compound.
 * @throws Refusal `thing.missing` for a unit that is no community
 */
export async function communityLedger(
  ctx: Context,
  unitId: UnitId,
  input: z.input<typeof ledgerYearSchema>,
): Promise<CommunityLedger> {
  permit(ctx.actor, "services.list");
  const asked = parse(ledgerYearSchema, input);
  scope(ctx.actor, unitId);
  const units = (await loadUnits(ctx)).filter((u) => covers(unitId, u.id));
  const unit = units.find((u) => u.id === unitId);
  if (!unit || levelOf(unitId) !== "community") throw refuseCommon("thing.missing");
  const year = asked.year ?? dayOf(ctx.now, (await loadDistrict(ctx)).zone).slice(0, 4);
  const [members, summaries, posts] = await Promise.all([
    membersOf(ctx, unitId),
    communitySummaries(ctx, unitId, year),
    activitiesOf(
      ctx,
      units.map((u) => u.id),
      year,
    ),
  ]);
  const columns: CommunityLedger["columns"] = {
    unitName: unit.name,
    members: members.length,
    residents: members.filter((m) => m.registration.state !== "deregistered").length,
    registered: members.filter((m) => m.registration.state === "accepted").length,
    skilled: members.filter((m) => m.skills.length > 0).length,
    claimed: posts.filter((p) => p.state !== "cancelled").reduce((sum, p) => sum + takenOf(p), 0),
    times: summaries.reduce((sum, s) => sum + s.times, 0),
    hours: summaries.reduce((sum, s) => sum + s.hours, 0),
  };
  const lines = memberLines(members, summaries);
  await keepLook(ctx, "services.ledger", { unitId }, fieldsShown(lines));
  return { year, columns, members: lines, activities: posts.map(postView) };
}
