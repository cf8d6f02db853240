import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { merged } from "@rengang/kernel/merge";
import { inScope, permit, scope } from "@rengang/kernel/permission";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { type Change, put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import {
  homeOf,
  type MemberRow,
  memberItem,
  memberView,
  registrationHistoryItem,
  requireMember,
  shownMember,
} from "../members";
import {
  applySchema,
  endRegistrationSchema,
  type Member,
  moveRegistrationSchema,
  peopleChosenSchema,
  type RowResults,
  returnRegistrationSchema,
} from "../members/schema";
import { refuseRegistration } from "./refusals";
import { accepted, applied, deregistered, returned } from "./rules";

function historyOf(ctx: Context, row: MemberRow): Change {
  const { personId, unitId, unitName, registration } = row;
  const id = { personId, until: ctx.now };
  return put(registrationHistoryItem, id, { ...registration, unitId, unitName, until: ctx.now });
}

/** A member reports in (报到) to the community where he or she lives, and corrects the roster's facts. */
export async function reportIn(ctx: Context, input: z.input<typeof applySchema>): Promise<Member> {
  permit(ctx.actor, "registrations.apply");
  const { unitId, compoundId, teams, ...facts } = parse(applySchema, input);
  const id = ctx.actor.personId as PersonId;
  const home = await homeOf(ctx, unitId, compoundId);
  return settle(async () => {
    const { version, ...row } = await requireMember(ctx, id, { strong: true });
    const next = merged<MemberRow>(
      { ...row, ...home },
      { ...facts, registration: applied(row.registration, ctx.now, teams) },
    );
    await ctx.commit("registrations.apply", [save(memberItem, id, next, version)]);
    return memberView(ctx.actor, next);
  });
}

async function changeOne(
  ctx: Context,
  verb: string,
  personId: PersonId,
  decide: (row: Loaded<MemberRow>) => MemberRow,
): Promise<MemberRow> {
  return settle(async () => {
    const row = await requireMember(ctx, personId, { strong: true });
    if (!inScope(ctx.actor, row.unitId)) throw refuseCommon("thing.missing");
    const next = decide(row);
    if (next.registration === row.registration && next.unitId === row.unitId) return row;
    const { version, ...before } = row;
    await ctx.commit(verb, [save(memberItem, personId, { ...next }, version), historyOf(ctx, before)]);
    return next;
  });
}

/** The community accepts applications, one or many; one refusal does not stop the others. */
export async function acceptRegistrations(
  ctx: Context,
  input: z.input<typeof peopleChosenSchema>,
): Promise<RowResults> {
  permit(ctx.actor, "registrations.accept");
  const { personIds } = parse(peopleChosenSchema, input);
  const results: RowResults["results"] = [];
  for (const personId of new Set(personIds)) {
    try {
      await changeOne(ctx, "registrations.accept", personId, (row) => ({
        ...row,
        registration: accepted(row.registration, ctx.now),
      }));
      results.push({ personId, ok: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push({ personId, ok: false, code: error.code });
    }
  }
  return { results };
}

/** The community gives an application back with a reason, which the member reads. */
export async function returnRegistration(
  ctx: Context,
  input: z.input<typeof returnRegistrationSchema>,
): Promise<Member> {
  permit(ctx.actor, "registrations.accept");
  const { personId, reason } = parse(returnRegistrationSchema, input);
  const row = await changeOne(ctx, "registrations.return", personId, (found) => ({
    ...found,
    registration: returned(found.registration, reason),
  }));
  return shownMember(ctx, row);
}

/** Moves an accepted member to another community, which has to accept; the old registration stays in the history. */
export async function moveRegistration(ctx: Context, input: z.input<typeof moveRegistrationSchema>): Promise<Member> {
  permit(ctx.actor, "registrations.move");
  const { personId, unitId, compoundId, reason } = parse(moveRegistrationSchema, input);
  const home = await homeOf(ctx, unitId, compoundId);
  const row = await changeOne(ctx, "registrations.move", personId, (found) => {
    if (found.unitId === unitId) throw refuseRegistration("registration.same_unit");
    return {
      ...found,
      ...home,
      registration: { state: "applied", appliedAt: ctx.now, reason, teams: found.registration.teams },
    };
  });
  return shownMember(ctx, row);
}

/** Ends a registration (注销) with a reason. */
export async function endRegistration(ctx: Context, input: z.input<typeof endRegistrationSchema>): Promise<Member> {
  permit(ctx.actor, "registrations.move");
  const { personId, reason } = parse(endRegistrationSchema, input);
  const row = await changeOne(ctx, "registrations.end", personId, (found) => ({
    ...found,
    registration: deregistered(found.registration, ctx.now, reason),
  }));
  return shownMember(ctx, row);
}

/** Applications that wait in the actor's communities. */
export async function countApplications(ctx: Context, unitId: UnitId): Promise<number> {
  permit(ctx.actor, "registrations.list");
  scope(ctx.actor, unitId);
  const page = await ctx.table.query(memberItem, { pk: `MEMBERS#${unitId}`, index: 1, begins: "applied#" });
  return page.rows.length;
}
