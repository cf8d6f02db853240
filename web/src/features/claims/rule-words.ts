import { formatHours, formatInstant } from "../../lib/format";
import { defineWords, listed } from "../../lib/words";
import { kindWord, skillName } from "../members/my-choices";
import type { Check } from "../posts/my-model";
import { otherWhen, perWords } from "../posts/my-reason-words";

/** The rules of claiming by name, and for staff what stands against another person. */
export const t = defineWords({
  zh: {
    title: "认领条件",
    allMet: "每一条都符合",
    someNot: (n: number) => `有 ${n} 条还不符合`,
    met: "符合",
    notMet: "不符合",
    state_claimed: "已经有名额",
    state_offered: "有名额，等本人确认",
    state_waitlisted: "已经在候补",
    post_not_open: "岗位在开放认领",
    not_open_yet: "到了认领时间",
    too_late: "没有过认领截止时间",
    not_registered: "已在社区报到",
    not_for_area: "住在面向的范围里",
    not_for_kind: "属于面向的类别",
    skill_needed: "有需要的特长",
    briefing_needed: "参加过需要的培训",
    overlap: "时间没有冲突",
    no_time_to_travel: "两个岗位之间来得及",
    too_long_at_a_stretch: "连续服务的时间合适",
    too_many: "手上的岗位没有超过上限",
    too_many_in_month: "当月的场次没有超过上限",
    too_many_in_series: "这个系列的次数没有超过上限",
    post_full: "还有名额",
    no_post_not_open: "岗位现在不给名额",
    no_not_open_yet: (when: string) => `${when} 才开始认领`,
    no_too_late: "时间已过",
    no_not_registered: "还没有在社区报到",
    no_not_for_area: "不住在面向的社区或小区",
    no_not_for_kind: (kinds: string) => `岗位只面向${kinds}`,
    no_skill_needed: (skills: string) => `缺少特长：${skills}`,
    no_briefing_needed: (names: string) => `还没有参加培训：${names}`,
    no_overlap: (when: string) => `这个时间已有另一个岗位${when}`,
    no_no_time_to_travel: (minutes: number, when: string) => `离另一个岗位太紧${when}，路上要留 ${minutes} 分钟`,
    no_too_long_at_a_stretch: (hours: string, most: number) => `会连续服务 ${hours} 小时，最多 ${most} 小时`,
    no_too_many: (open: number, most: number) => `手上已有 ${open} 个岗位，最多 ${most} 个`,
    no_too_many_in_month: (held: number, most: number) => `当月已有 ${held} 场，最多 ${most} 场`,
    no_too_many_in_series: (per: string, held: number, most: number) =>
      `这个系列${per}最多 ${most} 次，已有 ${held} 次`,
    no_post_full: (places: number) => `${places} 个名额已满，可以候补`,
  },
  en: {
    title: "Conditions",
    allMet: "All of them are met",
    someNot: (n) => `${n} not met yet`,
    met: "Met",
    notMet: "Not met",
    state_claimed: "Has a place",
    state_offered: "Has been offered a place",
    state_waitlisted: "Waits in line",
    post_not_open: "The post is open to claims",
    not_open_yet: "Claims have opened",
    too_late: "The deadline has not passed",
    not_registered: "Registered with the community",
    not_for_area: "Lives where the post is for",
    not_for_kind: "Is of the kind the post is for",
    skill_needed: "Has a skill that is needed",
    briefing_needed: "Has attended the briefings",
    overlap: "Nothing else at this time",
    no_time_to_travel: "Enough time on the way between posts",
    too_long_at_a_stretch: "Not too long at a stretch",
    too_many: "Not too many posts at a time",
    too_many_in_month: "Not too many in the month",
    too_many_in_series: "Not too many of this series",
    post_full: "A place is free",
    no_post_not_open: "The post gives no places now",
    no_not_open_yet: (when) => `Claims open only ${when}`,
    no_too_late: "Its time has passed",
    no_not_registered: "Not registered with the community yet",
    no_not_for_area: "Lives outside of where the post is for",
    no_not_for_kind: (kinds) => `The post is only for ${kinds}`,
    no_skill_needed: (skills) => `Lacks the skill: ${skills}`,
    no_briefing_needed: (names) => `Has not attended: ${names}`,
    no_overlap: (when) => `Holds another post at this time${when}`,
    no_no_time_to_travel: (minutes, when) => `Too close to another post${when}: ${minutes} minutes for the way`,
    no_too_long_at_a_stretch: (hours, most) => `Would serve ${hours} hours at a stretch; the most is ${most}`,
    no_too_many: (open, most) => `Holds ${open} posts; the most is ${most}`,
    no_too_many_in_month: (held, most) => `Has ${held} in the month; the most is ${most}`,
    no_too_many_in_series: (per, held, most) => `Has ${held} of this series; the most is ${most} ${per}`,
    no_post_full: (places) => `All ${places} places are taken; can wait in line`,
  },
});

type RuleName = {
  [K in keyof typeof t.zh]: `no_${K}` extends keyof typeof t.zh ? K : never;
}[keyof typeof t.zh];
const nameOf = (check: Check) => check.rule.replace(/^claim\./, "") as RuleName;

/** What a rule asks for, as a statement that is true when it is met. */
export const ruleWords = (check: Check): string => t(nameOf(check));

const number = (fact: unknown): number => Number(fact) || 0;
const many = (fact: unknown): string[] => (Array.isArray(fact) ? fact : []);
const clock = (fact: unknown): string => formatInstant(new Date(number(fact) * 60_000).toISOString());

/** What stands against another person, in the third person. */
export function againstWords({ rule, facts: f }: Check): string {
  const name = nameOf({ rule, facts: f, met: false });
  if (name === "not_open_yet") return t("no_not_open_yet", clock(f.openAt));
  if (name === "not_for_kind")
    return t("no_not_for_kind", listed(many(f.kinds).map((kind) => kindWord(kind as never))));
  if (name === "skill_needed") return t("no_skill_needed", listed(many(f.skills).map(skillName)));
  if (name === "briefing_needed") return t("no_briefing_needed", listed(many(f.briefings)));
  if (name === "overlap") return t("no_overlap", otherWhen(f));
  if (name === "no_time_to_travel") return t("no_no_time_to_travel", number(f.minutes), otherWhen(f));
  if (name === "too_long_at_a_stretch")
    return t("no_too_long_at_a_stretch", formatHours(number(f.hours)), number(f.most));
  if (name === "too_many") return t("no_too_many", number(f.open), number(f.most));
  if (name === "too_many_in_month") return t("no_too_many_in_month", number(f.held), number(f.most));
  if (name === "too_many_in_series") return t("no_too_many_in_series", perWords(f.per), number(f.held), number(f.most));
  if (name === "post_full") return t("no_post_full", number(f.places));
  return t(`no_${name}`);
}
