import { sealAudit } from "@rengang/core/audit";
import type { Context } from "@rengang/core/context";
import { systemContext } from "@rengang/core/context";
import { setProvider } from "@rengang/core/providers";
import type { PersonId } from "@rengang/kernel/ids";
import { guardOf } from "../providers/guard";
import { inHours, type Neighbourhood } from "../support/people";
import { serve } from "../support/service";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { passkeyIn } from "./furnish-passkey";
import { voices } from "./furnish-voices";
import { feedback, year } from "./furnish-year";

export type Who =
  | "district_admin"
  | "audit_admin"
  | "street_admin"
  | "community_secretary"
  | "community_worker"
  | "member"
  | "friend"
  | "employer_liaison";
type Said = Record<string, unknown>;

export interface Furniture {
  readonly ids: Record<string, string[]>;
  readonly cursors: string[];
  readonly secrets: Record<string, string[]>;
}

/** Calls the API as one of the estate's people; anything but success means that the estate is not what it says. */
function caller({ world }: Neighbourhood, acting: Record<Who, Context>) {
  const cookies: Partial<Record<Who, string>> = {};
  return async (who: Who, call: string, json?: unknown, bytes?: string): Promise<Said> => {
    cookies[who] ??= await cookieOf(acting[who]);
    const [method = "", path = ""] = call.split(" ");
    const answer = await world.request(path, {
      method,
      cookie: cookies[who] as string,
      ...(json !== undefined && { json }),
      ...(bytes !== undefined && { body: bytes }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${who} ${call}: ${answer.status} ${text}`);
    return text.startsWith("{") ? JSON.parse(text) : {};
  };
}
export type Call = ReturnType<typeof caller>;

async function posts(place: Neighbourhood, mark: string, call: Call): Promise<string[]> {
  const facts = (n: number, more: Said = {}) => ({
    title: `${mark}岗${n}`,
    team: "environment",
    unitId: place.community,
    place: `${mark}门`,
    places: 3,
    startsAt: inHours(40 + n * 3),
    endsAt: inHours(42 + n * 3),
    description: `${mark}说明`,
    contactName: `${mark}联`,
    ...more,
  });
  const made = [
    await call("community_worker", "POST /posts", facts(1)),
    await call("community_worker", "POST /posts", facts(2, { draft: true })),
    await call("community_worker", "POST /posts", facts(3, { drawAt: inHours(24) })),
    await call("community_worker", "POST /posts", facts(4)),
  ].map((post) => String(post.id));
  const { unitId: _, contactName: __, ...proposal } = facts(5);
  made.push(String((await call("friend", "POST /posts/proposals", proposal)).id));
  const [first, , gathering] = made;
  await call("member", `PUT /posts/${first}/claims/mine`, {});
  await call("member", `POST /posts/${first}/stand-in`, { phone: "19900010002", note: `${mark}替` });
  await call("member", `POST /posts/${gathering}/draw/entry`);
  return made;
}

async function records(place: Neighbourhood, mark: string, call: Call, acting: Record<Who, Context>) {
  const facts = { title: `${mark}服务`, content: `${mark}内容`, quality: `${mark}好`, place: `${mark}处` };
  const confirmed = await serve(place, acting.member, { ...facts, hours: 2, on: "2026-10-03" });
  const own = {
    title: `${mark}自报`,
    team: "environment",
    place: `${mark}处`,
    on: "2026-11-10",
    hours: 1,
    content: `${mark}内容`,
    beneficiaries: `${mark}户`,
  };
  const reported = await call("member", "POST /services", own);
  return [confirmed.id, String(reported.id)];
}

const LISTS: readonly [Who, string][] = [
  ["community_worker", "GET /members?unitId=COMMUNITY"],
  ["community_worker", "GET /posts?unitId=COMMUNITY&limit=1"],
  ["member", "GET /posts?limit=1"],
  ["member", "GET /notifications"],
  ["audit_admin", "GET /audit?day=2026-11-12"],
];

/** Fills a district with things of every kind. */
export async function furnish(
  place: Neighbourhood,
  mark: string,
  acting: Record<Who, Context>,
  people: PersonId[],
): Promise<Furniture> {
  const call = caller(place, acting);
  await call("district_admin", "POST /employers", {
    name: `${mark}局`,
    contactName: `${mark}联络`,
    contactPhone: "19900000900",
    address: `${mark}路`,
  });
  const postIds = await posts(place, mark, call);
  const serviceIds = await records(place, mark, call, acting);
  const plan = {
    recurrence: { every: "week", days: [6] },
    from: "2026-11-12",
    until: "2026-12-05",
    startsAt: "20:30",
    endsAt: "21:30",
  };
  const duty = { title: `${mark}周六`, team: "environment", place: `${mark}北门`, places: 2 };
  const series = await call("community_worker", "POST /series", { unitId: place.community, facts: duty, plan });
  const kept = { unitId: place.community, name: `${mark}模板`, facts: duty };
  const template = await call("community_worker", "PUT /templates", kept);
  const feed = await call("member", "PUT /calendar/feed");
  const code = await call("community_worker", `GET /posts/${postIds[0]}/attendance/code`);
  const csv = `街道,社区\n${mark}街道,${mark}东社区\n`;
  const upload = `POST /imports?kind=units&name=${encodeURIComponent(`${mark}.csv`)}`;
  const imported = await call("district_admin", upload, undefined, csv);
  const run = await call("district_admin", `POST /imports/${imported.id}/run`);
  await place.world.settle();
  const jobs = [String(run.jobId)];
  const { period, link } = await feedback(place, mark, call, people.slice(0, 2));
  jobs.push(await year(place, mark, call));
  const { suggestions, requests, followed } = await voices(place, mark, call);
  await sealAudit(systemContext(place.world.platform, place.district, "seal"));
  // Nobody listens there: whoever sets out for it is told so at once.
  const provider = { name: `${mark}身份`, issuer: "http://127.0.0.1:9", clientId: mark, secret: `${mark}-secret` };
  await setProvider(guardOf(place.admin), provider);
  const cursors: string[] = [];
  for (const [who, list] of LISTS) {
    const page = await call(who, list.replace("COMMUNITY", place.community));
    if (typeof page.cursor === "string") cursors.push(page.cursor);
  }
  const notices = (await call("member", "GET /notifications")) as { notifications?: { id: string }[] };
  const cookie = await signIn(place.world, place.district, "19900010001");
  const listed = await (await place.world.request("/sessions", { cookie })).json();
  const sessions = listed as { sessions: { id: string }[] };
  const token = String(feed.https).match(/\/([0-9a-z]{32})\/claims\.ics/)?.[1] ?? "";
  return {
    cursors,
    secrets: { link: [link], code: [String(code.code)], followed: [followed] },
    ids: {
      personId: [...people],
      unitId: [place.community, place.street, place.compound],
      postId: postIds,
      serviceId: serviceIds,
      seriesId: [String(series.id)],
      templateId: [String(template.id)],
      importId: [String(imported.id)],
      jobId: jobs,
      periodId: [period],
      noticeId: (notices.notifications ?? []).map((n) => n.id).slice(0, 2),
      sessionId: sessions.sessions.map((s) => s.id).slice(0, 1),
      passkeyId: [await passkeyIn(place, mark, "19900010004")],
      token: [token],
      suggestionId: suggestions,
      requestId: requests,
      district: [place.district],
    },
  };
}
