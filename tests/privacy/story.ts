import { markItem } from "@rengang/core/attendance/items";
import { makeClaim, proposeStandIn, withdrawClaim } from "@rengang/core/claims";
import type { Context } from "@rengang/core/context";
import { answerObjection, closeYear, objectToReport } from "@rengang/core/evaluation";
import { exemptionItem } from "@rengang/core/evaluation/items";
import { importItem } from "@rengang/core/imports/items";
import { addMember, unmaskPhone } from "@rengang/core/members";
import { postDetailItem } from "@rengang/core/posts";
import { answerNotice, answerRequest, askObjection } from "@rengang/core/privacy";
import { acceptRegistrations, endRegistration, reportIn } from "@rengang/core/registrations";
import { sendSuggestion } from "@rengang/core/suggestions";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { put, update } from "@rengang/table/change";
import { addAcceptedMember, inHours, makePost, type Neighbourhood, phoneOf } from "../support/people";
import { later, serve } from "../support/service";
import { signIn } from "../support/sign-in";

/** Facts and words that occur nowhere else. */
export const FACTS = {
  name: "欧阳青禾",
  phone: "19977553311",
  phoneEnd: "3311",
  bornIn: "1979-07",
  position: "二级调研员甲",
  branch: "第十九党支部",
  skill: "非遗剪纸",
  reason: "孩子发烧去医院",
  content: "给独居老人读报",
  quality: "格外热心",
  dispute: "六月有一次漏记",
  objection: "不希望单位知道细节",
  mark: "住院手术",
  exempt: "因病休养甲",
  complaint: "活动室钥匙常常找不到人拿",
  unmasked: "核实住院陪护的安排",
} as const;
export const TEXTS: readonly string[] = Object.values(FACTS).filter((text) => text !== FACTS.phoneEnd);

export interface Life {
  readonly place: Neighbourhood;
  readonly member: Context;
  readonly personId: PersonId;
  readonly other: Context;
  readonly cookie: string;
}

async function enrolled(place: Neighbourhood): Promise<Context> {
  const { name, phone, bornIn, position, branch, skill } = FACTS;
  const facts = { name, phone, bornIn, position, branch, sex: "female" as const, employerName: "区税务局" };
  const { id } = await addMember(place.admin, { ...facts, unitId: place.community, compoundId: place.compound });
  const grant = { role: "member" as const, unitId: place.community };
  const member = place.world.as(place.district, id as PersonId, grant, name);
  await reportIn(member, {
    unitId: place.community,
    compoundId: place.compound,
    skills: [skill],
    freeTimes: ["weekend_day"],
  });
  await acceptRegistrations(place.admin, { personIds: [id] });
  return member;
}

/** Traces in other people's collections, in lists of posts and in files. */
async function leaveTraces({ place, member, personId }: Omit<Life, "cookie">): Promise<void> {
  const post = await makePost(place, { startsAt: inHours(5), endsAt: inHours(7) });
  await makeClaim(member, post, {});
  await proposeStandIn(member, post, { phone: phoneOf(2), note: "请帮忙" });
  await withdrawClaim(member, post, { reason: FACTS.reason });
  await sendSuggestion(member, { kind: "suggestion", text: FACTS.complaint });
  await unmaskPhone(place.admin, personId, { why: "contact", note: FACTS.unmasked });
  const past = (await makePost(place)) as PostId;
  const mark = { postId: past, on: "2026-11-01", personId };
  await place.worker.commit("attendance.tick", [
    put(markItem, mark, { personId, on: mark.on, mark: "excused" as never, reason: FACTS.mark }),
    update(postDetailItem, past, { set: { contactName: FACTS.name, contactPhone: FACTS.phone } }),
  ]);
  const text = new TextEncoder();
  const id = "imp_0000000000000000a";
  const rows = [
    ["姓名", "手机"],
    [FACTS.name, FACTS.phone, FACTS.branch],
    ["另一人", phoneOf(2), "第一党支部"],
  ];
  const plan = {
    kind: "roster",
    members: [{ personId, facts: { name: FACTS.name, phone: FACTS.phone } }],
    newEmployers: [],
  };
  const files = {
    sheets: [{ name: "名册", rows }],
    preview: { changes: [{ row: 2, name: FACTS.name, fields: [] }] },
    "plan-0": plan,
  };
  for (const [name, data] of Object.entries(files))
    await place.world.platform.files.put(
      place.district,
      `imports/${id}/${name}.json`,
      text.encode(JSON.stringify(data)),
    );
  const counts = { dataRows: 2, valid: 2, added: 2, changed: 0, unchanged: 0 };
  await place.admin.commit("imports.upload", [
    put(importItem, id, {
      ...{ id, kindOf: "roster", fileName: "名册.xlsx", state: "started", parts: 1, createdAt: place.admin.now },
      counts: counts as never,
      createdBy: place.admin.actor.personId,
    } as never),
  ]);
}

/** A member who has done everything that leaves a trace, whose year is closed and who has left the district. */
export async function aWholeLife(
  place: Neighbourhood,
  beforeLeaving: (personId: PersonId) => Promise<void> = async () => {},
): Promise<Life> {
  const member = await enrolled(place);
  const other = await addAcceptedMember(place, 2);
  const personId = member.actor.personId as PersonId;
  const cookie = await signIn(place.world, place.district, FACTS.phone);
  await answerNotice(member, { version: 1, agreed: ["candidates"] });
  const { id } = await askObjection(member, { purpose: "feedback", text: FACTS.objection });
  await answerRequest(place.admin, personId, id, { accepted: false, note: "反馈是法定职责" });
  await serve(place, member, { content: FACTS.content, quality: FACTS.quality, hours: 2.5 });
  await serve(place, member, { on: "2026-10-02", hours: 1 });
  await serve(place, other, { hours: 3 });
  const ill = { from: "2026-03-01", to: "2026-03-31", reason: FACTS.exempt };
  const exempted = { personId, year: "2026", periods: [ill] };
  await place.worker.commit("evaluation.exempt", [put(exemptionItem, exempted, exempted)]);
  const life = { place, member, other, personId };
  await leaveTraces(life);
  await place.world.settle();
  await closeYear(place.admin, { year: "2026", early: true });
  await place.world.settle();
  await objectToReport(later(place, member), "2026", { text: FACTS.dispute });
  await answerObjection(later(place, place.worker), personId, "2026", { answer: "已核对" });
  await beforeLeaving(personId);
  await endRegistration(later(place, place.worker), { personId, reason: "迁出本区" });
  place.world.pass(31 * DAY);
  await place.world.settle();
  return { ...life, cookie };
}
