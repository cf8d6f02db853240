import type { ClaimHistory } from "@rengang/core/claims/schema";
import { defineWords } from "../../lib/words";

type Step = ClaimHistory["events"][number];

/** What happened to a claim, in the words of a timeline; the same for the member and for staff. */
export const t = defineWords({
  zh: {
    title: "认领经过",
    none: "还没有认领过这个岗位",
    by_self: "本人",
    by_staff: "社区",
    by_other: "另一位党员",
    by_system: "按规则自动",
    why: (reason: string) => `“${reason}”`,
    claimed: "认领了名额",
    assigned: "社区安排了名额",
    waited: "开始候补",
    left_line: "退出候补",
    moved_up: "候补轮到，得到名额",
    offered: "有名额了，等待确认",
    accepted: "确认了名额",
    lapsed: "没有及时确认，名额给了下一位",
    passed_over: "候补轮到时不符合条件，给了下一位",
    withdrawn: "退出",
    withdrawn_late: "过了退出时间退出",
    released: "由组织者移出",
    stood_in: "替岗，接过名额",
    replaced: "有人替岗，名额转出",
    drawn: "抽签得到名额",
    moved: "活动改期，随着转到新的时间",
    clash: "改期后与另一个岗位冲突，名额让出",
    cancelled: "岗位取消",
    attended: "到场服务",
    absent: "没有到场",
    excused: "请了假",
  },
  en: {
    title: "What happened to the claim",
    none: "Never claimed this post",
    by_self: "in person",
    by_staff: "the community",
    by_other: "another member",
    by_system: "by rule",
    why: (reason) => `“${reason}”`,
    claimed: "Claimed a place",
    assigned: "Given a place by the community",
    waited: "Joined the line",
    left_line: "Left the line",
    moved_up: "Moved up and got a place",
    offered: "Offered a place",
    accepted: "Confirmed the place",
    lapsed: "Did not confirm in time; passed on",
    passed_over: "Conditions were not met when the turn came",
    withdrawn: "Withdrew",
    withdrawn_late: "Withdrew after the deadline",
    released: "Taken off by the organiser",
    stood_in: "Stood in and took the place over",
    replaced: "Somebody stood in; the place passed on",
    drawn: "Got a place in the draw",
    moved: "The session moved; carried to the new time",
    clash: "The new time met another post; the place was given back",
    cancelled: "Called off",
    attended: "Came and served",
    absent: "Did not come",
    excused: "Asked for leave",
  },
});

const SAYS_WHO: readonly Step["event"][] = ["assigned", "released", "cancelled", "absent", "excused", "lapsed"];

/** Who did it, where the words of the step do not say so already. */
export const byWhom = ({ event, by }: Step): string => (SAYS_WHO.includes(event) ? "" : t(`by_${by}`));
