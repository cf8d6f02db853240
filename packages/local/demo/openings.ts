import { makeClaim, proposeStandIn } from "@rengang/core/claims";
import type { Platform } from "@rengang/core/context";
import type { MemberRow } from "@rengang/core/members";
import { publishPost } from "@rengang/core/posts";
import { planSeries } from "@rengang/core/series";
import { addDays, DAY, dayOf, HOUR, instantOf, toIso } from "@rengang/kernel/time";
import { asMember, type DemoDistrict, type Place, workerOf } from "./people";
import { saturday } from "./year";

interface Stage {
  readonly platform: Platform;
  readonly demo: DemoDistrict;
  readonly place: Place;
  readonly members: MemberRow[];
}

/**
 * What shows the finer rules: a weekly evening duty, a briefing and the post that asks for it, a fair opening, a draft, a
 * series and a question to stand in.
 */
export async function planOpenings({ platform, demo, place, members }: Stage): Promise<void> {
  const now = platform.clock();
  const worker = workerOf(platform, demo.admin, place);
  const today = dayOf(now);
  const session = (weeks: number, hour: number, hours: number) => {
    const startsAt = saturday(now, weeks) + hour * HOUR;
    return { startsAt: toIso(startsAt), endsAt: toIso(startsAt + hours * HOUR) };
  };
  await publishPost(worker, {
    title: "周三夜间巡逻",
    team: "watch",
    unitId: place.id,
    place: `${place.name}东门岗亭`,
    places: 4,
    timetable: { days: [3], startsAt: "19:30", endsAt: "21:30", from: today, until: addDays(today, 180) },
    least: { count: 2, per: "month" },
    description: "两人一组，沿小区外围走一圈。",
  });
  await publishPost(worker, {
    title: "消防安全培训",
    team: "watch",
    unitId: place.id,
    place: `${place.name}会议室`,
    places: 20,
    briefs: "消防安全培训",
    ...session(1, 6, 1.5),
  });
  await publishPost(worker, {
    title: "楼道消防检查",
    team: "watch",
    unitId: place.id,
    place: "各楼栋",
    places: 6,
    needs: ["消防安全培训"],
    ...session(2, 6, 2),
    description: "参加过消防安全培训的党员认领。",
  });
  await publishPost(worker, {
    title: "新春送春联",
    team: "policy",
    unitId: place.id,
    place: `${place.name}广场`,
    places: 3,
    ...session(4, 1, 2),
    drawAt: toIso(instantOf(dayOf(now + 2 * DAY), "20:00")),
    description: "想来的人多，先报名后抽签；今年服务少的同志优先。",
  });
  await publishPost(worker, {
    title: "社区图书角整理",
    team: "environment",
    unitId: place.id,
    place: "社区活动室",
    places: 4,
    draft: true,
    ...session(5, 0, 2),
  });
  await planSeries(worker, {
    unitId: place.id,
    facts: { title: "周日读书会", team: "policy", place: "社区活动室", places: 5, most: { count: 2, per: "year" } },
    plan: {
      recurrence: { every: "month_weekday", nth: 2, day: 7 },
      from: addDays(today, 8),
      until: addDays(today, 90),
      startsAt: "14:30",
      endsAt: "16:00",
      openDaysBefore: 14,
    },
  });
  const [me, other] = [members[0], members[1]];
  if (!me || !other) return;
  const asked = await publishPost(worker, {
    title: "老年食堂送餐",
    team: "elder_care",
    unitId: place.id,
    place: "社区食堂",
    places: 2,
    ...session(3, 3, 1.5),
  });
  await makeClaim(asMember(platform, demo.admin, other), asked.id, {});
  await proposeStandIn(asMember(platform, demo.admin, other), asked.id, { phone: me.phone, note: "那天要带孩子看病" });
}
