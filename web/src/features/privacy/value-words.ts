import { formatInstant } from "../../lib/format";
import { language } from "../../lib/settings";

/** Codes that stand in what is held, in words; a text that is none stands as it is. */
const CODES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  male: ["男", "male"],
  female: ["女", "female"],
  in_service: ["在职党员", "in service"],
  cadre: ["机关干部", "office cadre"],
  without_post: ["无职党员", "without post"],
  applicant: ["入党积极分子", "applicant"],
  mobile: ["流动党员", "mobile"],
  retired: ["离退休党员", "retired"],
  none: ["未报到", "not registered"],
  applied: ["待接收", "applied"],
  accepted: ["已接收", "accepted"],
  returned: ["已退回", "returned"],
  deregistered: ["已注销", "deregistered"],
  weekday_day: ["工作日白天", "weekdays"],
  weekday_evening: ["工作日晚上", "weekday evenings"],
  weekend_day: ["周末白天", "weekend days"],
  weekend_evening: ["周末晚上", "weekend evenings"],
  policy: ["政策宣讲", "policy"],
  watch: ["义务联防", "watch"],
  mediation: ["民事调解", "mediation"],
  elder_care: ["居家养老", "elder care"],
  repair: ["家电维修", "repair"],
  environment: ["环境整治", "environment"],
  legal: ["法律咨询", "legal"],
  health: ["医疗保健", "health"],
  checked_in: ["已签到", "checked in"],
  pending: ["待确认", "pending"],
  confirmed: ["已确认", "confirmed"],
  rejected: ["未通过", "rejected"],
  self: ["自报", "self"],
  paper: ["纸质签到", "paper"],
  organiser: ["组织者点名", "organiser"],
  own: ["本人签到", "own"],
  rated: ["服务对象评价", "rated"],
  claimed: ["已认领", "claimed"],
  withdrawn: ["已退出", "withdrawn"],
  withdrawn_late: ["临时退出", "withdrawn late"],
  released: ["被取消", "released"],
  assigned: ["被安排", "assigned"],
  waited: ["开始候补", "waited"],
  left_line: ["退出候补", "left the line"],
  moved_up: ["候补成功", "moved up"],
  offered: ["待确认名额", "offered"],
  lapsed: ["确认超时", "lapsed"],
  passed_over: ["候补顺延", "passed over"],
  stood_in: ["替岗", "stood in"],
  replaced: ["已有人替岗", "replaced"],
  drawn: ["抽中", "drawn"],
  moved: ["随活动改期", "moved"],
  clash: ["改期后时间冲突", "clash"],
  cancelled: ["岗位取消", "cancelled"],
  community_worker: ["社区党务专干", "community worker"],
  community_secretary: ["社区党组织书记", "community secretary"],
  examined: ["已初审", "looked at once"],
  erasing: ["正在注销", "being erased"],
  waitlisted: ["候补", "waiting"],
  promoted: ["候补成功", "promoted"],
  asked: ["已提出", "asked"],
  declined: ["已谢绝", "declined"],
  taken_back: ["已撤回", "taken back"],
  received: ["已收到", "received"],
  taken: ["办理中", "taken up"],
  answered: ["已答复", "answered"],
  reopened: ["再次办理", "reopened"],
  closed: ["已办结", "closed"],
  refused: ["未办理", "refused"],
  correction: ["更正", "correction"],
  objection: ["异议", "objection"],
  erasure: ["注销", "erasure"],
  candidates: ["推荐给缺人的岗位", "suggest me"],
};

const word = (code: string): string => CODES[code]?.[language() === "zh" ? 0 : 1] ?? code;

/** One value of what is held, as a person reads it: moments as times, codes in words. */
export function valueWords(value: string): string {
  if (/^\d{13}$/.test(value)) return formatInstant(new Date(Number(value)).toISOString());
  return value
    .split("、")
    .map(word)
    .join(language() === "zh" ? "、" : ", ");
}
