import type { Context } from "@rengang/core/context";
import type { Estate } from "../isolation/estate";
import { cookieOf } from "../support/session";

type Hand = keyof Estate["hands"];
type Answer = Record<string, unknown>;

/** Calls a route as one of the estate's people, `PATCH /members/{personId}` with the ids to put in; fails unless it is done. */
export type Act = (who: Hand | Context, route: string, ids: Record<string, string>, json?: unknown) => Promise<Answer>;

/** Calls whose answers show a person, in an order in which each can be done. */
export async function actOnPeople(estate: Estate, act: Act): Promise<void> {
  const { ids, elsewhere } = estate;
  const [first = "", second = "", third = "", fourth = ""] = ids.personId ?? [];
  const [suggestion = ""] = ids.suggestionId ?? [];
  const [, reported = ""] = ids.serviceId ?? [];
  const [period = ""] = ids.periodId ?? [];
  await act("community_worker", "PATCH /members/{personId}", { personId: first }, { position: "科长" });
  const why = { why: "contact", note: "通知开会" };
  await act("street_admin", "POST /members/{personId}/phone", { personId: first }, why);
  await onForms(estate, act, { periodId: period, personId: third });
  const record = { serviceId: reported };
  await act("community_worker", "PATCH /services/{serviceId}", record, { hours: 2, reason: "核对" });
  await act("member", "POST /services/{serviceId}/dispute", record, { text: "不对" });
  await act("community_worker", "POST /services/{serviceId}/answer", record, { answer: "已核对" });
  await act("community_worker", "POST /services/{serviceId}/reject", record, { reason: "重复" });
  const contested = { year: "2026", personId: first };
  await act("community_worker", "PUT /evaluation/{year}/objections/{personId}/answer", contested, { answer: "已核对" });
  const exempt = { year: "2027", personId: first };
  const periods = [{ from: "2027-01-01", to: "2027-02-01", reason: "因病" }];
  await act("community_worker", "PUT /evaluation/{year}/exemptions/{personId}", exempt, { periods });
  await act("community_worker", "GET /evaluation/{year}/exemptions/{personId}", exempt);
  const preview = { postId: ids.postId?.[0] ?? "" };
  await act("community_worker", "POST /posts/{postId}/preview", preview, { change: "cancel" });
  const one = { suggestionId: suggestion };
  await act("community_worker", "POST /suggestions/{suggestionId}/take", one);
  const on = { unitId: elsewhere, reason: "属邻社区" };
  await act("community_worker", "POST /suggestions/{suggestionId}/hand-over", one, on);
  await act("district_admin", "POST /suggestions/{suggestionId}/answer", one, { answer: "已办" });
  const gone = { personId: fourth, reason: "信息不全" };
  await act("community_worker", "POST /registrations/return", {}, gone);
  await onRequests(estate, act, { asked: first, left: fourth });
  await act("district_admin", "PUT /imports/{importId}/mapping", { importId: ids.importId?.[0] ?? "" }, {});
  await act("community_worker", "POST /registrations/move", {}, { personId: third, unitId: elsewhere, reason: "搬家" });
  await act("district_admin", "POST /registrations/end", {}, { personId: second, reason: "转出" });
  await act("audit_admin", "POST /audit/search", {}, { from: "2026-11-10", to: "2026-11-20", of: first });
}

/** A form that is written, shown, contested and answered. */
async function onForms(estate: Estate, act: Act, id: { periodId: string; personId: string }) {
  const path = "/feedback/forms/{periodId}/{personId}";
  const versionOf = async () => Number((await act("community_worker", `GET ${path}`, id)).version);
  await act("community_worker", `PATCH ${path}`, id, { version: await versionOf(), remark: "热心" });
  const shown = { periodId: id.periodId, personIds: [id.personId] };
  await act("community_worker", "POST /feedback/forms/show", {}, shown);
  const { world, district, community } = estate;
  const member = world.as(district, id.personId as never, { role: "member", unitId: community }, `${estate.mark}党员3`);
  const objection = { version: await versionOf(), text: "次数少了" };
  await act(member, "PUT /feedback/forms/mine/{periodId}/objection", id, objection);
  const answer = { version: await versionOf(), outcome: "upheld", reason: "已核对" };
  await act("community_worker", `POST ${path}/answer`, id, answer);
}

/** A correction that is answered, and an erasure that is looked at twice. */
async function onRequests({ ids }: Estate, act: Act, { asked, left }: { asked: string; left: string }) {
  const path = "/privacy/requests/{personId}/{requestId}";
  const correction = { personId: asked, requestId: ids.requestId?.[0] ?? "" };
  await act("community_worker", `POST ${path}/answer`, correction, { accepted: true, note: "已核对" });
  const text = "已迁出本区";
  const opened = await act("district_admin", "POST /privacy/people/{personId}/erasure", { personId: left }, { text });
  const erasure = { personId: left, requestId: String(opened.id) };
  await act("community_worker", `GET ${path}/preview`, erasure);
  await act("community_worker", `POST ${path}/examine`, erasure, { note: "已核对" });
  await act("district_admin", `POST ${path}/decide`, erasure, { accepted: false, note: "暂不办理" });
}

/** The session's cookie of whoever is meant. */
export const cookieFor = async (estate: Estate, who: Hand | Context): Promise<string> =>
  typeof who === "string" ? estate.hands[who].cookie : cookieOf(who);
