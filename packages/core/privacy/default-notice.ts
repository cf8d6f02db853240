import type { Notice, Purpose, PurposeText } from "./schema";

const text = (title: string, what: string, why: string, basis: string, seenBy: string, kept: string): PurposeText => ({
  title,
  what,
  why,
  basis,
  seenBy,
  kept,
});

/** What the product really does, purpose by purpose; a district adds its contact and a paragraph (PIPL 17). */
const WORDS: Record<Purpose, { zh: PurposeText; en: PurposeText }> = {
  roster: {
    zh: text(
      "党员名册与报到",
      "姓名、手机号、性别、出生年月、人员类别、单位、职务、支部、居住社区和小区",
      "确认您是谁、住在哪个社区，办理报到、转移和注销",
      "履行党员教育管理的法定职责",
      "您所在社区；街道和区看到隐去中间四位的手机号，确有需要时说明理由才能看完整号码，并会告知您",
      "报到期间；注销后按区的规定删除或匿名",
    ),
    en: text(
      "Roster and registration",
      "Name, phone, sex, month of birth, kind, employer, position, branch, community and compound",
      "To know who you are and where you live; to accept, move and end your registration",
      "The lawful duty of managing Party members",
      "Your community; street and district see a masked phone, in full only for a reason that you are told",
      "While you are registered; afterwards erased or anonymised",
    ),
  },
  claims: {
    zh: text(
      "认岗、候补、签到和服务记录",
      "认领和退出的岗位、签到时间、服务时长和内容、说明的原因；不取位置，不要照片",
      "安排人手，记录您的服务",
      "您参加活动所必需；履行法定职责",
      "岗位的组织者和您所在社区",
      "年度考评结束后，时长和次数不带姓名保留",
    ),
    en: text(
      "Claims, attendance and service records",
      "Posts claimed and left, times of attendance, hours, content, reasons given; no location, no photo",
      "To plan posts and to record your service",
      "Needed for what you take part in; a lawful duty",
      "Whoever organises the post, and your community",
      "After the year's evaluation, hours and times stay without a name",
    ),
  },
  feedback: {
    zh: text(
      "向单位党组织反馈",
      "服务次数、时长、岗位、社区评语，您的意见和异议",
      "把您在社区的表现如实告诉单位党组织",
      "履行“双报到”反馈的职责",
      "您所在社区、区、您的单位党组织",
      "送达后三年",
    ),
    en: text(
      "Feedback to your employer's Party organization",
      "Times, hours, posts, the community's remark, your comment and objections",
      "To tell your employer's Party organization truthfully what you did",
      "The duty to report back",
      "Your community, the district, your employer's Party organization",
      "Three years after delivery",
    ),
  },
  evaluation: {
    zh: text(
      "年度考评",
      "当年的次数和时长、免除时段、您的异议",
      "作为考评的依据之一；由人决定，不自动下结论",
      "履行党员教育管理的法定职责",
      "您所在社区、街道、区、您的单位党组织",
      "报告封存后，合计不带姓名长期保留",
    ),
    en: text(
      "The year's evaluation",
      "Times and hours of the year, exemptions, your objections",
      "One basis among several; people decide, nothing is concluded by itself",
      "The lawful duty of managing Party members",
      "Your community, street, district, and your employer's Party organization",
      "Once the report is closed, sums stay without names",
    ),
  },
  security: {
    zh: text(
      "登录与安全",
      "登录时间、设备名称、谁在何时改动了什么",
      "保护您的账户，查清每一次改动",
      "网络安全的法定义务",
      "您本人；审计记录只有区的审计人员可看",
      "登录十四天；审计记录三年",
    ),
    en: text(
      "Sign-in and security",
      "Times of sign-in, names of devices, who changed what and when",
      "To protect your account and to explain every change",
      "A legal duty of network security",
      "You; the audit trail is for the district's auditors",
      "Sign-ins for fourteen days, the trail for three years",
    ),
  },
  messages: {
    zh: text(
      "短信和工作消息提醒",
      "手机号；消息里不写姓名、岗位和原因",
      "名额待确认、活动改期或取消、反馈表请过目时提醒您，免得误事",
      "您参加活动所必需；您可以提出异议，同意后不再发送，站内消息照常",
      "区里选定的短信或企业微信服务商",
      "发送记录九十天，手机号已遮盖",
    ),
    en: text(
      "Messages to your phone",
      "Your number; no name, post or reason is written in a message",
      "To remind you of a place to confirm, a session moved or called off, a form to read",
      "Needed for what you take part in; after an objection is accepted no more are sent, the notices here remain",
      "The provider of SMS or WeCom that the district has chosen",
      "A log for ninety days, the number masked",
    ),
  },
  publication: {
    zh: text(
      "公示名单",
      "姓名、单位、次数和时长",
      "您的单位公示在职党员参与社区活动的情况",
      "履行反馈职责中的公开；您可以提出异议，同意后名单里不再有您，反馈表照常送达",
      "看到公示的人",
      "由您的单位决定，一般不超过公示期",
    ),
    en: text(
      "Public notice",
      "Name, employer, times and hours",
      "Your employer publishes how its members took part",
      "Part of reporting back; after an objection is accepted you are on no such list, the form is delivered all the same",
      "Whoever reads the public notice",
      "As your employer decides, usually while the notice is up",
    ),
  },
  candidates: {
    zh: text(
      "把我推荐给缺人的岗位",
      "您填写的特长和空闲时间",
      "岗位缺人时，组织者在“合适的人”里看到您的名字，可以联系您",
      "您的同意，随时可以取消；不同意不影响认岗、记录和反馈",
      "本区岗位的组织者",
      "同意期间",
    ),
    en: text(
      "Suggest me where people are missing",
      "The skills and free times that you gave",
      "When a post lacks people, its organiser sees your name among suitable members",
      "Your consent, which you may withdraw at any time; nothing else depends on it",
      "Organisers of posts in this district",
      "While you agree",
    ),
  },
};

export const DEFAULT_VERSION = 1;
export const defaultContact = (districtName: string): string => `${districtName}党委组织部`;
export const purposesOf = (optional: readonly Purpose[]): Notice["purposes"] =>
  (Object.keys(WORDS) as Purpose[]).map((id) => ({ id, optional: optional.includes(id), ...WORDS[id] }));
