import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, type Change, put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { type MemberRow, memberItem, requireMember } from "../members";
import { editMemberSchema } from "../members/schema";
import { type RequestRow, requestItem } from "./items";
import { refusePrivacy } from "./refusals";
import { requestView } from "./request-view";
import { dueOf, isOpen, isStoppable, OPEN_MOST, resumedFor } from "./rules";
import {
  askCorrectionSchema,
  askErasureSchema,
  askObjectionSchema,
  openErasureSchema,
  type PrivacyRequest,
} from "./schema";

/** Every request about one person, in no order. */
export const ofPerson = (ctx: Context, personId: PersonId): Promise<Loaded<RequestRow>[]> =>
  ctx.table.queryAll(requestItem, { pk: `PERSON#${personId}`, begins: "PRIVACY_REQUEST#", strong: true });

/** The acting member's requests, the latest first. */
export async function myRequests(ctx: Context): Promise<{ requests: PrivacyRequest[] }> {
  permit(ctx.actor, "privacy.mine");
  const rows = await ofPerson(ctx, ctx.actor.personId as PersonId);
  return { requests: rows.sort((a, b) => b.askedAt - a.askedAt).map(requestView) };
}

/** One request, or `thing.missing`. */
export async function requireRequest(ctx: Context, personId: PersonId, id: string): Promise<Loaded<RequestRow>> {
  const row = await ctx.table.get(requestItem, { personId, id }, { strong: true });
  if (!row) throw refuseCommon("thing.missing");
  return row;
}

/** A request as it is shown, the look kept where another than its member reads it. */
export async function shownRequest(ctx: Context, row: RequestRow): Promise<PrivacyRequest> {
  const view = requestView(row);
  await keepLook(ctx, "privacy.view", { personId: row.personId }, fieldsShown([view]));
  return view;
}

type Asked = Pick<RequestRow, "about" | "text"> & Partial<RequestRow>;

const sameThing = (a: Asked, b: Asked): boolean =>
  a.about === b.about && a.field === b.field && a.purpose === b.purpose;

async function ask(ctx: Context, verb: string, member: MemberRow, asked: Asked): Promise<PrivacyRequest> {
  const { personId, name, unitId, unitName } = member;
  const open = (await ofPerson(ctx, personId)).filter((row) => isOpen(row.stage));
  if (open.some((row) => sameThing(row, asked))) throw refusePrivacy("privacy.already_asked");
  if (open.length >= OPEN_MOST) throw refusePrivacy("privacy.too_many", { most: OPEN_MOST });
  const row: RequestRow = {
    id: ctx.freshId("prq"),
    ...{ personId, name, unitId, unitName, askedBy: "self" },
    askedAt: ctx.now,
    dueOn: dueOf(ctx.now),
    stage: { state: "asked" },
    ...asked,
  };
  await ctx.commit(verb, [put(requestItem, row, row, absent())]);
  return shownRequest(ctx, row);
}

const self = (ctx: Context) => requireMember(ctx, ctx.actor.personId as PersonId, { strong: true });

/** The member names a fact of the roster and its right value. @throws Refusal `privacy.same_value`, `privacy.already_asked` */
export async function askCorrection(ctx: Context, input: z.input<typeof askCorrectionSchema>): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.mine");
  const { field, value, text } = parse(askCorrectionSchema, input);
  parse(editMemberSchema, { [field]: value });
  const member = await self(ctx);
  const was = member[field] ?? "";
  if (was === value) throw refusePrivacy("privacy.same_value");
  return ask(ctx, "privacy.ask_correction", member, { about: "correction", field, was, value, text });
}

/** The member objects to one use of his or her data (PIPL 44). @throws Refusal `privacy.already_asked` */
export async function askObjection(ctx: Context, input: z.input<typeof askObjectionSchema>): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.mine");
  const { purpose, text } = parse(askObjectionSchema, input);
  return ask(ctx, "privacy.object", await self(ctx), { about: "objection", purpose, text });
}

/** The member asks for erasure (PIPL 47). @throws Refusal `privacy.already_asked` */
export async function askErasure(ctx: Context, input: z.input<typeof askErasureSchema>): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.mine");
  const { text } = parse(askErasureSchema, input);
  return ask(ctx, "privacy.ask_erasure", await self(ctx), { about: "erasure", text });
}

/** The district asks for it, for a member who has left or whose time is over. */
export async function openErasure(
  ctx: Context,
  personId: PersonId,
  input: z.input<typeof openErasureSchema>,
): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.decide");
  const { text } = parse(openErasureSchema, input);
  const member = await requireMember(ctx, personId, { strong: true });
  if (!inScope(ctx.actor, member.unitId) || member.erasedAt) throw refuseCommon("thing.missing");
  return ask(ctx, "privacy.open_erasure", member, { about: "erasure", text, askedBy: "district" });
}

/** The use goes on that this accepted objection had ended; nothing where another one has ended it since. */
async function resumed(ctx: Context, { personId, purpose, id, stage }: RequestRow): Promise<Change[]> {
  if (stage.state !== "accepted" || !isStoppable(purpose)) return [];
  const { version, ...member } = await requireMember(ctx, personId, { strong: true });
  if (member.stopped?.[purpose]?.request !== id) return [];
  return [save(memberItem, personId, resumedFor(member, purpose), version)];
}

/**
 * The member takes a request back that nobody has decided, or an objection that was accepted: then the use goes on.
 * @throws Refusal `privacy.closed`
 */
export async function withdrawRequest(ctx: Context, id: string): Promise<PrivacyRequest> {
  permit(ctx.actor, "privacy.mine");
  return settle(async () => {
    const { version, ...row } = await requireRequest(ctx, ctx.actor.personId as PersonId, id);
    const granted = row.stage.state === "accepted" && row.about === "objection";
    if (!granted && !["asked", "examined"].includes(row.stage.state)) throw refusePrivacy("privacy.closed");
    const next: RequestRow = { ...row, stage: { state: "withdrawn", at: ctx.now } };
    await ctx.commit("privacy.withdraw", [save(requestItem, row, next, version), ...(await resumed(ctx, row))]);
    return requestView(next);
  });
}
