import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { memberItem, requireMember } from "../members";
import { DEFAULT_VERSION, defaultContact, purposesOf } from "./default-notice";
import { noticeAnswerItem, noticeItem } from "./items";
import { refusePrivacy } from "./refusals";
import { resumedFor } from "./rules";
import { answerNoticeSchema, type MyNotice, type Notice, OPTIONAL, STOPPABLE, setNoticeSchema } from "./schema";

const KEPT = { pk: "PRIVACY_NOTICES", begins: "NOTICE#", descending: true, limit: 1 } as const;

/** The notice in force: the product's words, with the district's contact and paragraph. */
export async function loadNotice(ctx: Context): Promise<Notice> {
  const [district, { rows }] = await Promise.all([loadDistrict(ctx), ctx.table.query(noticeItem, KEPT)]);
  const [row] = rows;
  return {
    version: row?.noticeVersion ?? DEFAULT_VERSION,
    districtName: district.name,
    contact: row?.contact ?? defaultContact(district.name),
    addition: row?.addition ?? "",
    ...(row && { savedAt: toIso(row.savedAt) }),
    purposes: purposesOf(OPTIONAL),
  };
}

/** The notice, for whoever is signed in. */
export async function viewNotice(ctx: Context): Promise<Notice> {
  permit(ctx.actor, "privacy.notice");
  return loadNotice(ctx);
}

/** Changes the district's part; everybody is asked to read the new version. */
export async function setNotice(ctx: Context, input: z.input<typeof setNoticeSchema>): Promise<Notice> {
  permit(ctx.actor, "privacy.set_notice");
  const wanted = parse(setNoticeSchema, input);
  return settle(async () => {
    const now = await loadNotice(ctx);
    if (now.contact === wanted.contact && now.addition === wanted.addition) return now;
    const noticeVersion = now.version + 1;
    const row = { ...wanted, noticeVersion, savedAt: ctx.now };
    await ctx.commit("privacy.set_notice", [put(noticeItem, noticeVersion, row, absent())]);
    return loadNotice(ctx);
  });
}

/** The notice with the acting member's last answer. */
export async function myNotice(ctx: Context): Promise<MyNotice> {
  permit(ctx.actor, "privacy.mine");
  const [notice, member] = await Promise.all([
    loadNotice(ctx),
    requireMember(ctx, ctx.actor.personId as PersonId, { strong: true }),
  ]);
  const { notice: answer } = member;
  return {
    notice,
    ...(answer && { answer: { ...answer, at: toIso(answer.at) } }),
    due: answer?.version !== notice.version,
    stopped: STOPPABLE.flatMap((purpose) => {
      const ended = member.stopped?.[purpose];
      return ended ? [{ purpose, at: toIso(ended.at), requestId: ended.request }] : [];
    }),
  };
}

/**
 * Notes that the notice was read, and what was agreed to; the same again may take every agreement back.
 * @throws Refusal `privacy.notice_changed` when another version is in force
 */
export async function answerNotice(ctx: Context, input: z.input<typeof answerNoticeSchema>): Promise<MyNotice> {
  permit(ctx.actor, "privacy.mine");
  const { version, agreed } = parse(answerNoticeSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const notice = await loadNotice(ctx);
  if (notice.version !== version) throw refusePrivacy("privacy.notice_changed");
  await settle(async () => {
    const { version: seen, ...member } = await requireMember(ctx, personId, { strong: true });
    const answer = { version, at: ctx.now, agreed: [...new Set(agreed)] };
    // Whoever agrees again has the last word over an earlier objection.
    const next = answer.agreed.reduce(resumedFor, { ...member, notice: answer });
    await ctx.commit("privacy.answer_notice", [
      save(memberItem, personId, next, seen),
      put(noticeAnswerItem, { personId, at: ctx.now }, { noticeVersion: version, agreed: answer.agreed, at: ctx.now }),
    ]);
  });
  return myNotice(ctx);
}
