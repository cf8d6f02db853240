import type { LookPurpose } from "@rengang/core/looks/schema";
import type { Permission } from "@rengang/kernel/permission";
import { defineWords } from "../../lib/words";

type Named = Record<Exclude<LookPurpose, Permission>, string>;

/** What a look was for, where no right of that name says it already. */
const seen = defineWords({
  zh: {
    "suggestions.list": "查看收到的意见建议",
    "suggestions.view": "查看一条意见建议",
    "posts.preview": "查看岗位变动会影响谁",
    "services.view": "查看一条服务记录",
    "services.ledger": "查看社区台账",
    "attendance.list": "查看签到名单",
    "feedback.print": "打印或下载反馈表",
    "evaluation.list": "查看年度报告名单",
    "evaluation.objections": "查看对年度报告的异议",
    "imports.preview": "查看导入名单与名册的对照",
    "privacy.view": "查看一项个人信息请求",
    "audit.export": "导出操作记录",
  } satisfies Named,
  en: {
    "suggestions.list": "See the suggestions received",
    "suggestions.view": "See a suggestion",
    "posts.preview": "See whom a change concerns",
    "services.view": "See a record",
    "services.ledger": "See the community's ledger",
    "attendance.list": "See who was there",
    "feedback.print": "Print or download the forms",
    "evaluation.list": "See the annual report's list",
    "evaluation.objections": "See objections to annual reports",
    "imports.preview": "See a list to import beside the roster",
    "privacy.view": "See a request about personal data",
    "audit.export": "Export the trail",
  },
});

export const isSeen = (name: string): boolean => name in seen.zh;
export const seenName = (name: string): string => seen(name as keyof Named);
