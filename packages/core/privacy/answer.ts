import { type PersonId, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { employerBehind } from "../employers";
import { startJob } from "../jobs";
import { fieldsShown, keepLook } from "../looks";
import { type MemberRow, memberItem, requireMember } from "../members";
import { editMemberSchema } from "../members/schema";
import { type RequestRow, requestItem, type Step } from "./items";
import { refusePrivacy } from "./refusals";
import { requestView } from "./request-view";
import { requireRequest, shownRequest } from "./requests";
import { answersOf, isStoppable, stoppedFor, waitsOf } from "./rules";
import { answerRequestSchema, examineSchema, listRequestsSchema, type PrivacyRequest } from "./schema";
import { standingOf } from "./standing";

const PAGE = 100;
const OPEN = { between: ["0#", "0~"] as const };
const CLOSED = { between: ["1#", "2~"] as const };

/** Requests of the actor's community, of the whole district for its administrators. */
export async function listRequests(
  ctx: Context,
  input: z.input<typeof listRequestsSchema>,
): Promise<{ requests: PrivacyRequest[]; cursor?: string }> {
  const { role, unitId } = permit(ctx.actor, "privacy.list");
  const { open, cursor } = parse(listRequestsSchema, input);
  const which =
    role === "district_admin"
      ? { pk: "PRIVACY", index: 2 as const }
      : { pk: `PRIVACY#${unitId ?? ""}`, index: 1 as const };
  const spec = { ...which, ...(open === "yes" ? OPEN : CLOSED), limit: PAGE, cursor, descending: open === "no" };
  const page = await ctx.table.query(requestItem, spec);
  const requests = page.rows.map(requestView);
  await keepLook(ctx, "privacy.list", { unitId: unitId ?? ROOT_UNIT }, fieldsShown(requests));
  return page.cursor ? { requests, cursor: page.cursor } : { requests };
}

const stepOf = (ctx: Context, note: string): Step => ({
  by: ctx.actor.personId,
  byName: ctx.actor.name,
  at: ctx.now,
  note,
});

/** A request within the actor's part of the tree. */
async function requireOwn(ctx: Context, personId: PersonId, id: string): Promise<Loaded<RequestRow>> {
  const row = await requireRequest(ctx, personId, id);
  if (!inScope(ctx.actor, row.unitId)) throw refuseCommon("thing.missing");
  return row;
}

/** The fact as it should be, with where it came from. */
async function corrected(ctx: Context, member: MemberRow, row: RequestRow): Promise<MemberRow> {
  const field = row.field ?? "name";
  const change = parse(editMemberSchema, { [field]: row.value });
  const employer = change.employerName ? await employerBehind(ctx, change.employerName) : {};
  const sources = { ...member.corrected, [field]: { at: ctx.now, request: row.id } };
  return { ...member, ...(change as Partial<MemberRow>), ...employer, corrected: sources };
}

/** The member without the use that was objected to. @throws Refusal `privacy.compulsory` */
function objectedTo(ctx: Context, member: MemberRow, { purpose, id }: RequestRow): MemberRow {
  if (!isStoppable(purpose)) throw refusePrivacy("privacy.compulsory", { purpose: purpose ?? "" });
  return stoppedFor(member, purpose, ctx.now, id);
}

/**
 * Answers a correction or an objection. In the same commit an accepted correction changes the fact, with its source, and
 * an accepted objection ends the use.
 * @throws Refusal `privacy.closed`, `privacy.compulsory` for a use that a duty demands, `permission.denied` for an
 *   objection that is the district's to answer
 */
export async function answerRequest(
  ctx: Context,
  personId: PersonId,
  id: string,
  input: z.input<typeof answerRequestSchema>,
): Promise<PrivacyRequest> {
  const { role } = permit(ctx.actor, "privacy.answer");
  const { accepted, note } = parse(answerRequestSchema, input);
  const next = await settle(async () => {
    const { version, ...row } = await requireOwn(ctx, personId, id);
    if (row.about === "erasure" || !answersOf(role).includes(row.about)) throw refuseCommon("permission.denied");
    if (row.stage.state !== "asked") throw refusePrivacy("privacy.closed");
    const answer = stepOf(ctx, note);
    const next: RequestRow = { ...row, stage: { state: accepted ? "accepted" : "refused", answer } };
    const changes = [save(requestItem, row, next, version)];
    if (accepted) {
      const { version: seen, ...member } = await requireMember(ctx, personId, { strong: true });
      const granted = row.about === "correction" ? await corrected(ctx, member, row) : objectedTo(ctx, member, row);
      changes.push(save(memberItem, personId, granted, seen));
    }
    await ctx.commit(accepted ? "privacy.accept" : "privacy.refuse", changes);
    return next;
  });
  return shownRequest(ctx, next);
}

async function refuseWhileWaiting(ctx: Context, personId: PersonId): Promise<void> {
  const waits = waitsOf(await standingOf(ctx, personId), ctx.now);
  if (waits.length > 0) throw refusePrivacy("privacy.must_wait", { waits: waits.map((w) => w.rule) });
}

/** The first look at an erasure, by the community or the district. @throws Refusal `privacy.closed`, `privacy.must_wait` */
export async function examineErasure(
  ctx: Context,
  personId: PersonId,
  id: string,
  input: z.input<typeof examineSchema>,
): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.examine");
  const { note } = parse(examineSchema, input);
  const next = await settle(async () => {
    const { version, ...row } = await requireOwn(ctx, personId, id);
    if (row.about !== "erasure" || row.stage.state !== "asked") throw refusePrivacy("privacy.closed");
    await refuseWhileWaiting(ctx, personId);
    const next: RequestRow = { ...row, stage: { state: "examined", examined: stepOf(ctx, note) } };
    await ctx.commit("privacy.examine", [save(requestItem, row, next, version)]);
    return next;
  });
  return shownRequest(ctx, next);
}

/** What the decision makes of an erasure; a refusal needs no first look. */
function decided(ctx: Context, row: RequestRow, accepted: boolean, note: string): RequestRow {
  const { stage } = row;
  const answer = stepOf(ctx, note);
  if (!accepted && stage.state === "asked") return { ...row, stage: { state: "refused", answer } };
  if (stage.state === "asked") throw refusePrivacy("privacy.not_examined");
  if (stage.state !== "examined") throw refusePrivacy("privacy.closed");
  if (!accepted) return { ...row, stage: { state: "refused", answer } };
  if (stage.examined.by === answer.by) throw refusePrivacy("privacy.same_person");
  return { ...row, stage: { state: "erasing", examined: stage.examined, answer, jobId: ctx.freshId("job") } };
}

/**
 * The second look, by another person: starts the erasure or refuses it with a reason.
 * @throws Refusal `privacy.not_examined`, `privacy.same_person`, `privacy.must_wait`, `privacy.closed`
 */
export async function decideErasure(
  ctx: Context,
  personId: PersonId,
  id: string,
  input: z.input<typeof answerRequestSchema>,
): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.decide");
  const { accepted, note } = parse(answerRequestSchema, input);
  const next = await settle(async () => {
    const { version, ...row } = await requireOwn(ctx, personId, id);
    if (row.about !== "erasure") throw refusePrivacy("privacy.closed");
    const next = decided(ctx, row, accepted, note);
    const changes = [save(requestItem, row, next, version)];
    if (next.stage.state === "erasing") {
      await refuseWhileWaiting(ctx, personId);
      const input = { personId, requestId: id };
      changes.push(startJob(ctx, { id: next.stage.jobId, kind: "privacy.erase", total: ERASE_STEPS, input }));
    }
    await ctx.commit(accepted ? "privacy.decide" : "privacy.refuse", changes);
    return next;
  });
  return shownRequest(ctx, next);
}

/** Steps that people see pass; the walk through posts and imports takes more than one. */
const ERASE_STEPS = 7;
