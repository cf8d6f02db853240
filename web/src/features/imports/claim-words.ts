import type { Job } from "../../lib/job";
import { defineWords, plural } from "../../lib/words";
import { againstWords } from "../claims/rule-words";
import type { RowProblem } from "./model";

/** Words of lists of claims. */
export const t = defineWords({
  zh: {
    title: "导入认领名单",
    note: "把报名接龙或登记表里的名单一次录入。每一行都按认领的规则核对，确认后才安排，本人会收到通知。",
    blank: "下载空表",
    blankFile: "认领名单-空表",
    blankNote: "至少要有姓名或手机号，加上岗位名称。同名的岗位再写上日期和开始时间，或者只写岗位编号。",
    planned: "将安排",
    plannedNote: "确认后按文件的顺序安排，本人会收到通知。",
    plannedMore: (n: number) => `还有 ${n} 人次，只列出前 200 条。`,
    refused: "没有安排上",
    refusedNote: "这些行在核对之后情况有变，没有安排。其他行不受影响。",
    waitsNote: "名额已满，表里又写了可以候补：这些人会排进候补。",
    name: "姓名",
    post: "岗位",
    when: "时间",
    state: "安排",
    claimed: "有名额",
    waitlisted: "排候补",
    anyTime: "长期",
    outClaimed: (n: number) => `已安排 ${n} 人次`,
    outWaits: (n: number) => `${n} 人次排候补`,
    outRefused: (n: number) => `${n} 行没有安排上`,
    phone_unknown: "名册里没有这个手机号，或者不在本组织",
    name_unknown: "岗位所在的社区没有这个人，请写上手机号",
    name_ambiguous: "社区里有同名的人，请写上手机号",
    name_mismatch: "姓名和这个手机号登记的不一样",
    phone_missing: "没有写是谁：请写姓名或手机号",
    post_unknown: "今天以后没有这个名称的岗位，请核对写法",
    postId_unknown: "本组织没有这个编号的岗位",
    postId_invalid: "岗位编号不完整，请复制岗位页的地址",
    day_unknown: "这一天没有这个岗位",
    day_invalid: "日期看不懂，请写成 2026-11-28",
    day_ambiguous: "有几场同名的，请写上日期",
    start_unknown: "这一天这个时间没有这个岗位",
    start_invalid: "时间看不懂，请写成 08:30",
    start_ambiguous: "这一天有几场同名的，请写上开始时间",
    unit_unknown: "这个社区没有发布这个岗位",
    unit_ambiguous: "几个社区同时有这个岗位，请写上社区，或者岗位编号",
    post_waits: "名额已满，会排进候补",
    gone: "已经不在本组织的名册里",
    notNow: "现在安排不了，请在岗位页查看",
    kind_mismatch: "对不上",
    kind_refused: "不符合认领规则",
    kind_waits: "排候补",
  },
  en: {
    title: "Import a list of claims",
    note: "Bring in sign-ups from a chat or a sheet at once. Every row is checked by the rules of claiming; nobody is placed before you confirm, and members are told.",
    blank: "Download an empty sheet",
    blankFile: "claims-empty",
    blankNote:
      "At least a name or a phone, and the post's title. Where titles repeat add day and start, or write the post's number only.",
    planned: "To be placed",
    plannedNote: "Placed in the order of the file once you confirm; members are told.",
    plannedMore: (n) => `${n} more; the first 200 are listed.`,
    refused: "Not placed",
    refusedNote: "Things changed after the check, so these rows were left out. The others are not affected.",
    waitsNote: "The post is full and the sheet agrees to wait: these people take a turn in line.",
    name: "Name",
    post: "Post",
    when: "When",
    state: "Outcome",
    claimed: "Has a place",
    waitlisted: "Waits in line",
    anyTime: "Standing",
    outClaimed: (n) => `${plural(n, "place")} given`,
    outWaits: (n) => `${n} waiting in line`,
    outRefused: (n) => `${plural(n, "row")} not placed`,
    phone_unknown: "No member here has this phone",
    name_unknown: "Nobody of this name in the post's community; add the phone",
    name_ambiguous: "Several people have this name; add the phone",
    name_mismatch: "The name is not the one registered with this phone",
    phone_missing: "Nobody is named: add a name or a phone",
    post_unknown: "No post of this title lies ahead; check the spelling",
    postId_unknown: "No post here has this number",
    postId_invalid: "The post's number is not complete; copy the address of its page",
    day_unknown: "No such post on this day",
    day_invalid: "The day cannot be read; write it as 2026-11-28",
    day_ambiguous: "Several posts have this title; add the day",
    start_unknown: "No such post at this time of the day",
    start_invalid: "The time cannot be read; write it as 08:30",
    start_ambiguous: "Several posts of this title on this day; add the start",
    unit_unknown: "This community has not published the post",
    unit_ambiguous: "Several communities have this post at the time; add the community, or the post's number",
    post_waits: "Full; takes a turn in line",
    gone: "No longer on the roster here",
    notNow: "Cannot be placed now; see the post's page",
    kind_mismatch: "Does not agree",
    kind_refused: "Against a rule",
    kind_waits: "Waits in line",
  },
});

const known = (key: string): key is keyof typeof t.zh & string => key in t.zh;

/** What stands against a row of a list of claims and what to do; nothing where the general sentence says it. */
export function claimSentence({ field, kind, check }: RowProblem): string | undefined {
  if (check?.rule === "thing.missing") return t("gone");
  if (check) {
    // A rule without words of its own answers with its key.
    const said = againstWords(check);
    return said.startsWith("no_") ? t("notNow") : said;
  }
  const key = `${field}_${kind}`;
  return known(key) ? (t(key as "gone") as string) : undefined;
}

/** What an import of claims has done, in words. */
export function outcomeOf(result: Job["result"]): string[] {
  const [claimed, waiting, refused] = ["claimed", "waitlisted", "refused"].map((name) => Number(result[name] ?? 0));
  return [
    claimed ? t("outClaimed", claimed) : "",
    waiting ? t("outWaits", waiting) : "",
    refused ? t("outRefused", refused) : "",
  ].filter(Boolean);
}

/** The columns of an empty sheet; Chinese, for that is what is filled in. */
export const BLANK: readonly (readonly string[])[] = [["姓名", "手机号", "岗位名称", "日期", "开始时间", "候补"]];
