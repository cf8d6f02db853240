import { entryItem } from "@rengang/core/draws/items";
import { type FormRow, formItem, type Stage } from "@rengang/core/feedback/items";
import { FORM_STATES, type FormState } from "@rengang/core/feedback/schema";
import { FORM_STEPS } from "@rengang/core/feedback/steps";
import { memberItem } from "@rengang/core/members";
import { REGISTRATION_STATES, type RegistrationState } from "@rengang/core/members/schema";
import { postItem } from "@rengang/core/posts";
import { POST_STATES, type PostState } from "@rengang/core/posts/schema";
import { POST_STEPS } from "@rengang/core/posts/steps";
import { REGISTRATION_STEPS } from "@rengang/core/registrations/steps";
import { serviceItem } from "@rengang/core/services";
import { SERVICE_STATES, type ServiceState } from "@rengang/core/services/schema";
import { SERVICE_STEPS } from "@rengang/core/services/steps";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import type { Steps } from "@rengang/kernel/step";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { put, update } from "@rengang/table/change";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idOf, makeSeason, type Season } from "../feedback/support";
import { addAcceptedMember, inHours, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { serve } from "../support/service";
import { cookieOf } from "../support/session";
import { makeWorld, START, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let season: Season;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  season = await makeSeason(world, 1);
  const who = { worker: place.worker, member: await addAcceptedMember(place, 1) };
  for (const [name, ctx] of Object.entries(who)) cookies[name] = await cookieOf(ctx);
  for (const name of ["worker", "secretary", "liaison"] as const)
    cookies[`season.${name}`] = await cookieOf(season[name]);
  cookies["season.member"] = await cookieOf(season.members[0] as never);
});
afterAll(() => world.close());

type Call = readonly [who: string, method: string, path: string, json?: unknown];

/** What a call did to a thing whose version can be asked for. */
async function outcome(call: Call, version: () => Promise<number>): Promise<string> {
  const before = await version();
  const [who, method, path, json] = call;
  const answer = await world.request(path, {
    method,
    cookie: cookies[who] as string,
    ...(json !== undefined && { json }),
  });
  const said = answer.status === 204 ? {} : await answer.json();
  const row = said.results?.[0];
  if (answer.status >= 500) return `fault ${answer.status}`;
  if (answer.status >= 400 || row?.ok === false) return "refused";
  return (await version()) === before ? "again" : "from";
}

/** @throws for a verb of the table that no call here tries */
function callFor<C>(calls: Readonly<Record<string, C>>, verb: string): C {
  const call = calls[verb];
  if (!call) throw new Error(`nothing tries ${verb}`);
  return call;
}

const expected = (steps: Steps<string>, verb: string, state: string): string => {
  const { from, again } = steps[verb] as Steps<string>[string];
  return from.includes(state) ? "from" : again.includes(state) ? "again" : "refused";
};
const cells = <S extends string>(states: readonly S[], steps: Steps<S>): [string, S][] =>
  Object.keys(steps).flatMap((verb) => states.map((state): [string, S] => [verb, state]));

describe("posts", () => {
  const soon = { startsAt: inHours(72), endsAt: inHours(74) };
  const again = { startsAt: inHours(96), endsAt: inHours(98), reason: "下雨" };
  const calls: Record<keyof typeof POST_STEPS, (id: PostId, other: string) => Call> = {
    "posts.approve": (id) => ["worker", "POST", `/posts/${id}/approve`],
    "posts.return": (id) => ["worker", "POST", `/posts/${id}/return`, { reason: "重复" }],
    "posts.publish_draft": (id) => ["worker", "POST", `/posts/${id}/publish`],
    "posts.close": (id) => ["worker", "POST", `/posts/${id}/close`],
    "posts.reopen": (id) => ["worker", "POST", `/posts/${id}/reopen`],
    "posts.move": (id) => ["worker", "POST", `/posts/${id}/move`, again],
    "posts.edit": (id) => ["worker", "PATCH", `/posts/${id}`, { title: "新名" }],
    "posts.cancel": (id) => ["worker", "POST", `/posts/${id}/cancel`, { reason: "下雨" }],
    "draws.enter": (id) => ["member", "POST", `/posts/${id}/draw/entry`],
    "claims.make": (id) => ["member", "PUT", `/posts/${id}/claims/mine`, {}],
    "claims.assign": (id, person) => ["worker", "POST", `/posts/${id}/claims`, { personId: person }],
    "attendance.code": (id) => ["worker", "GET", `/posts/${id}/attendance/code`],
    "attendance.list": (id) => ["worker", "GET", `/posts/${id}/attendance`],
  };
  let made = 0;

  test.each(cells<PostState>(POST_STATES, POST_STEPS))(
    "%s of a post that is %s is as the table says",
    async (verb, state) => {
      made += 1;
      const id = await makePost(place, { ...soon, place: `门${made}` });
      const set = {
        state: state === "open" ? undefined : state,
        ...(state === "gathering" && { drawAt: START / MINUTE + 60 }),
      };
      await place.admin.commit("test.state", [update(postItem, id, { set })]);
      const fresh = await addAcceptedMember(place, 100 + made);
      cookies.member = await cookieOf(fresh);
      const version = async () => {
        const entry = await place.admin.table.get(entryItem, {
          postId: id,
          personId: fresh.actor.personId as PersonId,
        });
        return ((await place.admin.table.get(postItem, id, { strong: true }))?.version ?? 0) + (entry ? 100 : 0);
      };
      const call = callFor(calls, verb)(id, String(fresh.actor.personId));
      expect(await outcome(call, version)).toBe(expected(POST_STEPS, verb, state));
    },
  );
});

describe("registrations", () => {
  const calls: Record<keyof typeof REGISTRATION_STEPS, (id: string) => Call> = {
    "registrations.apply": () => ["member", "PUT", "/registrations/mine", { unitId: place.community }],
    "registrations.accept": (id) => ["worker", "POST", "/registrations/accept", { personIds: [id] }],
    "registrations.return": (id) => ["worker", "POST", "/registrations/return", { personId: id, reason: "不住这里" }],
    "registrations.move": (id) => [
      "worker",
      "POST",
      "/registrations/move",
      { personId: id, unitId: place.elsewhere, reason: "搬家" },
    ],
    "registrations.end": (id) => ["worker", "POST", "/registrations/end", { personId: id, reason: "调离" }],
  };
  let made = 0;

  test.each(cells<RegistrationState>(REGISTRATION_STATES, REGISTRATION_STEPS))(
    "%s of a registration that is %s is as the table says",
    async (verb, state) => {
      made += 1;
      const member = await addAcceptedMember(place, 500 + made);
      const id = member.actor.personId as PersonId;
      await place.admin.commit("test.state", [update(memberItem, id, { set: { registration: { state, teams: [] } } })]);
      cookies.member = await cookieOf(member);
      const version = async () => (await place.admin.table.get(memberItem, id, { strong: true }))?.version ?? 0;
      const call = callFor(calls, verb)(id);
      expect(await outcome(call, version)).toBe(expected(REGISTRATION_STEPS, verb, state));
    },
  );
});

describe("records of service", () => {
  const calls: Record<keyof typeof SERVICE_STEPS, (id: string) => Call> = {
    "services.confirm": (id) => ["worker", "POST", "/services/confirm", { ids: [id] }],
    "services.reject": (id) => ["worker", "POST", `/services/${id}/reject`, { reason: "没有来" }],
    "services.correct": (id) => ["worker", "PATCH", `/services/${id}`, { hours: 1, reason: "早退" }],
    "services.dispute": (id) => ["member", "POST", `/services/${id}/dispute`, { text: "少记了" }],
  };
  let made = 0;

  test.each(cells<ServiceState>(SERVICE_STATES, SERVICE_STEPS))(
    "%s of a record that is %s is as the table says",
    async (verb, state) => {
      made += 1;
      const member = await addAcceptedMember(place, 700 + made);
      const { id } = await serve(place, member, { state });
      cookies.member = await cookieOf(member);
      const version = async () => (await place.admin.table.get(serviceItem, id, { strong: true }))?.version ?? 0;
      const call = callFor(calls, verb)(id);
      expect(await outcome(call, version)).toBe(expected(SERVICE_STEPS, verb, state));
    },
  );
});

describe("feedback forms", () => {
  const step = { at: START, by: "per_0000000000001" as PersonId, byName: "周慧" };
  const signature = { ...step, name: "周慧", signedOn: "2026-11-12", basis: "confirmed" as const };
  const receipt = { ...step, name: "陈联络" };
  const stageAt = (state: FormState, verb: string): Stage => {
    // Silence counts once the window has passed; objecting needs one that is open.
    const until = verb === "feedback.sign" ? START - DAY : START + DAY;
    const own = { ...signature, by: season.secretary.actor.personId };
    const signed = { signature: verb === "feedback.sign" ? own : signature };
    if (state === "drafted") return { state };
    if (state === "signed") return { state, ...signed };
    if (state === "delivered") return { state, ...signed, delivery: step };
    if (state === "receipted") return { state, ...signed, delivery: step, receipt };
    if (state === "replied")
      return { state, ...signed, delivery: step, receipt, reply: { ...receipt, uses: ["公示"], text: "" } };
    return { state, until };
  };
  const calls: Record<keyof typeof FORM_STEPS, (all: object, path: string, version: number) => Call> = {
    "feedback.show": (all) => ["season.worker", "POST", "/feedback/forms/show", all],
    "feedback.write": (_, path, version) => [
      "season.worker",
      "PATCH",
      `/feedback/forms/${path}`,
      { version, remark: "好" },
    ],
    "feedback.confirm": (_, path, version) => [
      "season.member",
      "PUT",
      `/feedback/forms/mine/${path.split("/")[0]}/confirmation`,
      { version, own: "同意" },
    ],
    "feedback.object": (_, path, version) => [
      "season.member",
      "PUT",
      `/feedback/forms/mine/${path.split("/")[0]}/objection`,
      { version, text: "少记了一次" },
    ],
    "feedback.answer": (_, path, version) => [
      "season.worker",
      "POST",
      `/feedback/forms/${path}/answer`,
      { version, outcome: "upheld", reason: "依据记录" },
    ],
    "feedback.sign": (all) => ["season.secretary", "POST", "/feedback/forms/sign", all],
    "feedback.deliver": (all) => ["season.worker", "POST", "/feedback/forms/deliver", all],
    "feedback.receive": (all) => ["season.liaison", "POST", "/packages/receipts", all],
    "feedback.reply": (all) => [
      "season.liaison",
      "POST",
      "/packages/replies",
      { ...all, uses: ["民主评议"], text: "已用" },
    ],
  };

  test.each(cells<FormState>(FORM_STATES, FORM_STEPS))(
    "%s of a form that is %s is as the table says",
    async (verb, state) => {
      const id = idOf(season, 0);
      const set: Partial<FormRow> = {
        stage: stageAt(state, verb),
        own: "",
        remark: "",
        objections: state === "objected" ? [{ ...step, text: "不对" }] : [],
      };
      const row = await season.admin.table.get(formItem, id, { strong: true });
      const { version: _, ...facts } = { ...(row as FormRow & { version: number }), ...set };
      await season.admin.commit("test.state", [put(formItem, id, facts as FormRow)]);
      const version = async () => (await season.admin.table.get(formItem, id, { strong: true }))?.version ?? 0;
      const all = { periodId: id.periodId, personIds: [id.personId] };
      const call = callFor(calls, verb)(all, `${id.periodId}/${id.personId}`, await version());
      expect(await outcome(call, version)).toBe(expected(FORM_STEPS, verb, state));
    },
  );
});
