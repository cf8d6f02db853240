import { tickAttendance } from "@rengang/core/attendance";
import { makeClaim } from "@rengang/core/claims";
import type { Platform } from "@rengang/core/context";
import type { MemberRow } from "@rengang/core/members";
import { proposePost, publishPost } from "@rengang/core/posts";
import { confirmServices, reportService, type ServiceRow, serviceItem } from "@rengang/core/services";
import { serviceIdAt } from "@rengang/core/services/items";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY, dayOf, HOUR, instantOf, toIso } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import { SESSIONS } from "./names";
import { asMember, type DemoDistrict, type Place, workerOf } from "./people";

/** Half past eight on the Saturday so many weeks from now, in the district's zone. */
export function saturday(now: number, weeks: number): number {
  const day = new Date(`${dayOf(now)}T00:00:00Z`);
  const until = (6 - day.getUTCDay() + 7) % 7;
  return instantOf(toIso(day.getTime() + (until + weeks * 7) * DAY).slice(0, 10), "08:30");
}

interface Stage {
  readonly platform: Platform;
  readonly demo: DemoDistrict;
  readonly place: Place;
  readonly members: MemberRow[];
}

async function pastSession({ platform, demo, place, members }: Stage, n: number, startsAt: number): Promise<void> {
  const session = SESSIONS[n % SESSIONS.length] as (typeof SESSIONS)[number];
  const hours = 2 + (n % 3) * 0.5;
  const post = await publishPost(workerOf(platform, demo.admin, place, startsAt - 6 * DAY), {
    ...session,
    unitId: place.id,
    places: 12,
    startsAt: toIso(startsAt),
    endsAt: toIso(startsAt + hours * HOUR),
    description: "请着便装，社区统一发放马甲和工具。",
  });
  const came = Array.from({ length: 8 + (n % 4) }, (_, i) => members[(n * 5 + i * 3) % members.length] as MemberRow);
  const who = [...new Map(came.map((m) => [m.personId, m])).values()];
  for (const member of who) await makeClaim(asMember(platform, demo.admin, member, startsAt - 5 * DAY), post.id, {});
  const after = workerOf(platform, demo.admin, place, startsAt + hours * HOUR + HOUR / 2);
  const rows = who.map((m, i) => ({ personId: m.personId as string as PersonId, present: i !== 7 }));
  const { results } = await tickAttendance(after, post.id, { rows });
  const ids = results.flatMap((r) => (r.ok && r.serviceId && r.state !== "absent" ? [r.serviceId] : []));
  if (ids.length > 0) await confirmServices(after, { ids });
}

/** What the first community did since spring: a session every third Saturday. */
export async function livePast(stage: Stage): Promise<void> {
  const now = stage.platform.clock();
  const [year] = dayOf(now).split("-");
  for (let n = 0, weeks = -36; weeks <= -1; n++, weeks += 3) {
    const startsAt = saturday(now, weeks);
    if (dayOf(startsAt).startsWith(year ?? "")) await pastSession(stage, n, startsAt);
  }
}

/** What the other communities did, as their confirmations left it: two or three records a member through the year. */
export async function liveElsewhere(
  platform: Platform,
  demo: DemoDistrict,
  members: readonly MemberRow[],
): Promise<void> {
  const now = platform.clock();
  const rows = members.flatMap((member, m) =>
    Array.from({ length: 2 + (m % 2) }, (_, i): ServiceRow => {
      const session = SESSIONS[(m + i * 2) % SESSIONS.length] as (typeof SESSIONS)[number];
      const on = dayOf(saturday(now, -2 - ((m * 5 + i * 13) % 34)));
      return {
        ...session,
        id: serviceIdAt(member.personId, on, `demo${String(m * 4 + i).padStart(4, "0")}`),
        personId: member.personId,
        unitId: member.unitId,
        on,
        hours: 1.5 + ((m + i) % 4) * 0.5,
        content: "",
        evidence: "organiser",
        state: "confirmed",
        recordedBy: demo.admin.actor.personId,
        recordedByName: "社区党务专干",
        confirmedBy: demo.admin.actor.personId,
        confirmedByName: "社区党务专干",
        confirmedAt: now,
        backfilled: false,
      };
    }),
  );
  const byId = [...new Map(rows.map((row) => [row.id, row])).values()].filter((row) =>
    row.on.startsWith(dayOf(now).slice(0, 4)),
  );
  for (let i = 0; i < byId.length; i += 100) {
    await demo.admin.commit(
      "services.confirm",
      byId.slice(i, i + 100).map((row) => put(serviceItem, row.id, row)),
    );
  }
}

/** What lies ahead: sessions to claim, one of them full with a waiting list, a standing duty and a proposal. */
export async function planAhead({ platform, demo, place, members }: Stage): Promise<void> {
  const now = platform.clock();
  const worker = workerOf(platform, demo.admin, place);
  for (const [n, session] of SESSIONS.entries()) {
    const startsAt = saturday(now, 1 + Math.floor(n / 2)) + (n % 2) * 5 * HOUR;
    const places = n === 1 ? 2 : 6 + n;
    const facts = {
      ...session,
      unitId: place.id,
      places,
      startsAt: toIso(startsAt),
      endsAt: toIso(startsAt + 2.5 * HOUR),
    };
    const skills = session.team === "repair" ? ["家电维修", "电工"] : [];
    const post = await publishPost(worker, {
      ...facts,
      skills,
      bring: "请自备饮用水。",
      description: "活动前一天会再次提醒集合地点。",
    });
    for (const member of members.slice(4 + n * 3, 8 + n * 3)) {
      if (skills.length === 0) await makeClaim(asMember(platform, demo.admin, member), post.id, { wait: true });
    }
  }
  await publishPost(worker, {
    title: "楼栋安全巡查",
    team: "watch",
    unitId: place.id,
    place: "各小区",
    places: 10,
    description: "每周一次，时间自定。",
  });
  const [first, author] = [members[0], members[2]];
  if (!first || !author) return;
  const startsAt = saturday(now, 3) + 6 * HOUR;
  await proposePost(asMember(platform, demo.admin, author), {
    title: "为老人拍证件照",
    team: "n:摄影",
    place: "社区活动室",
    places: 2,
    startsAt: toIso(startsAt),
    endsAt: toIso(startsAt + 2 * HOUR),
    description: "自带相机和背景布，现场打印。",
  });
  const lastWeek = {
    on: dayOf(now - 3 * DAY),
    title: "帮邻居调试取暖设备",
    team: "repair" as const,
    place: place.name,
    hours: 1.5,
  };
  await reportService(asMember(platform, demo.admin, first), { ...lastWeek, content: "检查两户暖气和插座" });
}
