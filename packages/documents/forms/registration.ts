import type { Paper } from "./paper";
import { chineseDay, chineseMonth, type Day, dayOrBlank, type Month } from "./wording";

/** The words of 报到证 and its 回执. */
export interface RegistrationLabels {
  title: string;
  receiptTitle: string;
  number: string;
  cut: string;
  /** `{name}`, `{community}` are replaced. */
  introduction: string;
  receipt: string;
  name: string;
  gender: string;
  birth: string;
  workplace: string;
  kind: string;
  branch: string;
  community: string;
  compound: string;
  skills: string;
  posts: string;
  availability: string;
  registered: string;
  phone: string;
  signature: string;
}

/** The shipped words. */
export const defaultRegistrationLabels: RegistrationLabels = {
  title: "在职党员社区报到证",
  receiptTitle: "在职党员社区报到回执",
  number: "编号",
  cut: "请沿此线裁开，回执由社区党组织盖章后交回所在单位党组织",
  introduction: "{community}党组织：兹有我单位党员{name}同志，到你处报到并参加社区活动，请予接收。",
  receipt: "{name}同志已于{on}到我社区报到，已予接收。",
  name: "姓名",
  gender: "性别",
  birth: "出生年月",
  workplace: "工作单位",
  kind: "单位类别",
  branch: "所在党支部",
  community: "居住社区",
  compound: "居住小区",
  skills: "特长",
  posts: "认领岗位意向",
  availability: "可服务时间",
  registered: "报到日期",
  phone: "联系电话",
  signature: "负责人签字：　　　　　　（盖章）",
};

/** One registration; `acceptedOn` once the community has accepted. */
export interface RegistrationData {
  labels: RegistrationLabels;
  serial: string;
  name: string;
  gender: string;
  birth: Month;
  phone: string;
  workplace: string;
  workplaceKind: string;
  branch: string;
  community: string;
  compound: string;
  skills: readonly string[];
  posts: readonly string[];
  availability: string;
  registeredOn: Day;
  acceptedOn?: Day | undefined;
}

function filled(text: string, data: RegistrationData): string {
  const facts: Record<string, string> = {
    name: data.name,
    community: data.community,
    on: dayOrBlank(data.acceptedOn ?? data.registeredOn),
  };
  return text.replace(/\{(name|community|on)\}/g, (_, key: string) => facts[key] ?? "");
}

/** 报到证 with its 回执 below a cutting line, on one page. */
export function registrationSlip(data: RegistrationData): Paper {
  const { labels } = data;
  return {
    title: labels.title,
    right: `${labels.number}：${data.serial}`,
    paged: false,
    size: 14,
    blocks: [
      { kind: "text", text: filled(labels.introduction, data) },
      {
        kind: "facts",
        rows: [
          { label: labels.name, value: data.name },
          { label: labels.gender, value: data.gender },
          { label: labels.birth, value: chineseMonth(data.birth) },
          { label: labels.phone, value: data.phone },
          { label: labels.workplace, value: data.workplace, wide: true },
          { label: labels.kind, value: data.workplaceKind },
          { label: labels.branch, value: data.branch },
          { label: labels.community, value: data.community },
          { label: labels.compound, value: data.compound },
          { label: labels.skills, value: data.skills.join("、"), wide: true },
          { label: labels.posts, value: data.posts.join("、"), wide: true },
          { label: labels.availability, value: data.availability },
          { label: labels.registered, value: chineseDay(data.registeredOn) },
        ],
      },
      { kind: "signature", lines: [labels.signature, dayOrBlank(undefined)] },
      { kind: "cut", text: labels.cut },
      { kind: "title", text: labels.receiptTitle },
      { kind: "text", text: `${labels.number}：${data.serial}`, indent: false, align: "right" },
      { kind: "text", text: filled(labels.receipt, data) },
      { kind: "signature", lines: [labels.signature, dayOrBlank(data.acceptedOn)] },
    ],
  };
}
