import type { FREE_TIMES, Member } from "@rengang/core/members/schema";
import { language } from "../../lib/settings";
import { defineWords } from "../../lib/words";

const t = defineWords({
  zh: {
    in_service: "在职党员",
    cadre: "机关干部",
    without_post: "无职党员",
    applicant: "入党积极分子",
    mobile: "流动党员",
    retired: "离退休党员",
    weekday_day: "工作日白天",
    weekday_evening: "工作日晚上",
    weekend_day: "周末白天",
    weekend_evening: "周末晚上",
  },
  en: {
    in_service: "in-service members",
    cadre: "office cadres",
    without_post: "members without post",
    applicant: "applicants",
    mobile: "mobile members",
    retired: "retired members",
    weekday_day: "Weekdays, daytime",
    weekday_evening: "Weekday evenings",
    weekend_day: "Weekends, daytime",
    weekend_evening: "Weekend evenings",
  },
});

type FreeTime = (typeof FREE_TIMES)[number];

/** A kind of member in words. */
export const kindWord = (kind: Member["kind"]): string => t(kind);

/** The four usual free times, for choices. */
export const freeTimeOptions = (): { value: FreeTime; label: string }[] =>
  (["weekday_day", "weekday_evening", "weekend_day", "weekend_evening"] as const).map((value) => ({
    value,
    label: t(value),
  }));

const SKILLS: Record<string, string> = {
  政策宣讲: "Public speaking",
  法律: "Law",
  调解: "Mediation",
  家电维修: "Appliance repair",
  水电维修: "Plumbing and wiring",
  医疗护理: "Medical care",
  心理疏导: "Counselling",
  电脑网络: "Computers",
  教育辅导: "Tutoring",
  摄影摄像: "Photography",
  文艺: "Performing arts",
  书法: "Calligraphy",
  外语: "Languages",
  驾驶: "Driving",
};

/** Skills offered to begin with. What is kept is one word in one language, because posts ask for the same words. */
export const skillOptions = (): { value: string; label: string }[] =>
  Object.entries(SKILLS).map(([value, en]) => ({ value, label: language() === "zh" ? value : en }));

/** A skill in the language on screen; the member's own words stay as they are. */
export const skillName = (skill: string): string => (language() === "zh" ? skill : (SKILLS[skill] ?? skill));
