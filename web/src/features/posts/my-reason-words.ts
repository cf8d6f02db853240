import { formatDay, formatHours, formatInstant, formatTime, onClock } from "../../lib/format";
import { defineWords, listed, plural } from "../../lib/words";
import { kindWord, skillName } from "../members/my-choices";
import type { Check } from "./my-model";

/** Why a post cannot be claimed, to the member whom it concerns. */
export const t = defineWords({
  zh: {
    closed: "已停止认领",
    gathering: "正在报名，到时抽签",
    gatheringUntil: (when: string) => `正在报名，${when} 抽签`,
    drawing: "正在抽签，稍后看结果",
    moving: "正在改期，过几分钟再看",
    moved: "已改期，请看新的场次",
    cancelled: "已取消",
    not_open_yet: (when: string) => `${when} 开始认领`,
    too_late: (when: string) => `${when} 已截止认领`,
    over: "这个岗位已经结束",
    not_registered: "社区接收您的报到后就可以认领",
    not_for_area: "面向其他社区或小区的党员",
    not_for_kind: (kinds: string) => `面向${kinds}`,
    skill_needed: (skills: string) => `需要特长：${skills}`,
    briefing_needed: (names: string) => `先参加培训“${names}”，再来认领`,
    overlap: (title: string, when: string) => `这个时间您已认领“${title}”${when}`,
    overlapUnknown: (when: string) => `这个时间您已有另一个岗位${when}`,
    when: (when: string) => `（${when}）`,
    travel: (title: string, minutes: number) => `和您认领的“${title}”离得太紧，路上要留 ${minutes} 分钟`,
    travelUnknown: (minutes: number) => `和您的另一个岗位离得太紧，路上要留 ${minutes} 分钟`,
    stretch: (hours: string, most: number) => `加上前后的岗位要连续 ${hours} 小时，最多 ${most} 小时，中间请休息`,
    too_many: (open: number) => `您手上已有 ${open} 个岗位，先完成或退出一个`,
    month: (held: number, most: number) => `每人每月最多 ${most} 场，当月您已有 ${held} 场`,
    series: (per: string, held: number, most: number) => `这个系列每人${per}最多 ${most} 场，您已有 ${held} 场`,
    per_week: "每周",
    per_month: "每月",
    per_year: "每年",
    full: "名额和候补都满了",
    fullButLine: "名额已满，可以候补",
    other: "现在不能认领",
  },
  en: {
    closed: "No longer open",
    gathering: "Entries are open; places will be drawn",
    gatheringUntil: (when) => `Entries are open; drawn ${when}`,
    drawing: "Being drawn now; see the result in a moment",
    moving: "Being moved to another time; look again in a few minutes",
    moved: "Moved to another time; see the new session",
    cancelled: "Called off",
    not_open_yet: (when) => `Claims open ${when}`,
    too_late: (when) => `Claims closed on ${when}`,
    over: "This post is over",
    not_registered: "You can claim once the community has accepted you",
    not_for_area: "For members of another community or compound",
    not_for_kind: (kinds) => `For ${kinds}`,
    skill_needed: (skills) => `Needs: ${skills}`,
    briefing_needed: (names) => `Attend the briefing “${names}” first`,
    overlap: (title, when) => `You already claimed “${title}” at this time${when}`,
    overlapUnknown: (when) => `You already hold another post at this time${when}`,
    when: (when) => ` (${when})`,
    travel: (title, minutes) => `Too close to “${title}”, which you hold: allow ${minutes} minutes for the way`,
    travelUnknown: (minutes) => `Too close to another post of yours: allow ${minutes} minutes for the way`,
    stretch: (hours, most) => `With your other posts ${hours} hours at a stretch; the most is ${most}, please rest`,
    too_many: (open) => `You hold ${plural(open, "post")}; finish or leave one first`,
    month: (held, most) => `At most ${plural(most, "session")} a month; you have ${held} that month`,
    series: (per, held, most) => `At most ${most} of this series ${per}; you have ${held}`,
    per_week: "a week",
    per_month: "a month",
    per_year: "a year",
    full: "Places and waiting list are full",
    fullButLine: "All places are taken; you can wait in line",
    other: "Cannot be claimed now",
  },
});

const MINUTE = 60_000;
type FactOf = Check["facts"][string] | undefined;
const many = (fact: FactOf): string[] => (Array.isArray(fact) ? fact : []);
const number = (fact: FactOf): number => Number(fact) || 0;
const instant = (fact: FactOf): string => new Date(number(fact) * MINUTE).toISOString();

const CLOSED = ["gathering", "drawing", "moving", "moved", "cancelled"] as const;

function whyNotOpen({ state, drawAt }: Check["facts"]): string {
  if (state === "gathering" && drawAt) return t("gatheringUntil", formatInstant(String(drawAt)));
  return t(CLOSED.find((each) => each === state) ?? "closed");
}

/** When the other post is, short; nothing for a standing duty, which has no one time. */
export function otherWhen({ from, to }: Check["facts"]): string {
  if (!number(from)) return "";
  const [start, end] = [instant(from), instant(to)];
  return t("when", `${formatDay(onClock(start).day)} ${formatTime(start)}–${formatTime(end)}`);
}

export const perWords = (per: unknown): string => t(per === "week" || per === "year" ? `per_${per}` : "per_month");

type Say = (facts: Check["facts"], titleOf: (postId: string) => string | undefined) => string;

const says: Readonly<Record<string, Say>> = {
  "claim.post_not_open": (f) => whyNotOpen(f),
  "claim.not_open_yet": (f) => t("not_open_yet", formatInstant(instant(f.openAt))),
  "claim.too_late": (f) => (number(f.claimBy) ? t("too_late", formatInstant(instant(f.claimBy))) : t("over")),
  "claim.not_registered": () => t("not_registered"),
  "claim.not_for_area": () => t("not_for_area"),
  "claim.not_for_kind": (f) => t("not_for_kind", listed(many(f.kinds).map((kind) => kindWord(kind as never)))),
  "claim.skill_needed": (f) => t("skill_needed", listed(many(f.skills).map(skillName))),
  "claim.briefing_needed": (f) => t("briefing_needed", listed(many(f.briefings))),
  "claim.overlap": (f, titleOf) => {
    const title = titleOf(String(f.postId));
    return title ? t("overlap", title, otherWhen(f)) : t("overlapUnknown", otherWhen(f));
  },
  "claim.no_time_to_travel": (f, titleOf) => {
    const title = titleOf(String(f.postId));
    return title ? t("travel", title, number(f.minutes)) : t("travelUnknown", number(f.minutes));
  },
  "claim.too_long_at_a_stretch": (f) => t("stretch", formatHours(number(f.hours)), number(f.most)),
  "claim.too_many": (f) => t("too_many", number(f.open)),
  "claim.too_many_in_month": (f) => t("month", number(f.held), number(f.most)),
  "claim.too_many_in_series": (f) => t("series", perWords(f.per), number(f.held), number(f.most)),
  "claim.post_full": (f) => t(number(f.waiting) < number(f.waitMax) ? "fullButLine" : "full"),
};

/** Why a post cannot be taken, in kind words; `titleOf` names the member's other claim. */
export function reasonWords(check: Check, titleOf: (postId: string) => string | undefined): string {
  return says[check.rule]?.(check.facts, titleOf) ?? t("other");
}
