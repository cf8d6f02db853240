import { defineWords } from "../../lib/words";
import { claimSentence, t as claimWords } from "./claim-words";
import type { ImportKind, RowProblem } from "./model";

const fields = defineWords({
  zh: {
    name: "姓名",
    phone: "手机号",
    sex: "性别",
    bornIn: "出生年月",
    employer: "工作单位",
    employerName: "工作单位",
    position: "职务",
    branch: "党支部",
    street: "街道",
    community: "居住社区",
    unitName: "居住社区",
    compound: "居住小区",
    compoundName: "居住小区",
    skills: "特长",
    kind: "人员类别",
    building: "楼栋",
    secretary: "负责人",
    officePhone: "联系电话",
    unitCommunity: "社区",
    unitCompound: "小区（网格）",
    employerTitle: "单位名称",
    employerKind: "单位类别",
    organization: "党组织名称",
    contactName: "联系人",
    contactPhone: "联系电话",
    address: "地址",
    claimant: "姓名",
    post: "岗位名称",
    postId: "岗位编号",
    day: "日期",
    start: "开始时间",
    postUnit: "发布的组织",
    wait: "可以候补",
  },
  en: {
    name: "Name",
    phone: "Mobile number",
    sex: "Sex",
    bornIn: "Born in",
    employer: "Employer",
    employerName: "Employer",
    position: "Position",
    branch: "Party branch",
    street: "Street",
    community: "Community",
    unitName: "Community",
    compound: "Compound",
    compoundName: "Compound",
    skills: "Skills",
    kind: "Kind of member",
    building: "Building",
    secretary: "Secretary",
    officePhone: "Phone",
    unitCommunity: "Community",
    unitCompound: "Compound or grid",
    employerTitle: "Employer",
    employerKind: "Kind of employer",
    organization: "Party organisation",
    contactName: "Contact",
    contactPhone: "Contact's phone",
    address: "Address",
    claimant: "Name",
    post: "Post",
    postId: "Post's number",
    day: "Day",
    start: "Starts at",
    postUnit: "Published by",
    wait: "Agrees to wait",
  },
});

type Word = keyof (typeof fields)["zh"] & string;

/** The fields of each kind of file, in the order in which they are offered, with the word that names them. */
const FIELDS: Record<ImportKind, readonly (readonly [field: string, word: Word])[]> = {
  roster: (["name", "phone", "sex", "bornIn", "kind", "employer", "position", "branch", "street", "community"] as const)
    .map((name): readonly [string, Word] => [name, name])
    .concat([
      ["compound", "compound"],
      ["skills", "skills"],
    ]),
  units: [
    ["street", "street"],
    ["community", "unitCommunity"],
    ["compound", "unitCompound"],
    ["building", "building"],
    ["secretary", "secretary"],
    ["phone", "officePhone"],
  ],
  claims: [
    ["name", "claimant"],
    ["phone", "phone"],
    ["post", "post"],
    ["day", "day"],
    ["start", "start"],
    ["postId", "postId"],
    ["unit", "postUnit"],
    ["wait", "wait"],
  ],
  employers: [
    ["name", "employerTitle"],
    ["kind", "employerKind"],
    ["organization", "organization"],
    ["contactName", "contactName"],
    ["contactPhone", "contactPhone"],
    ["address", "address"],
  ],
};

/** The fields that a column of this kind of file may hold. */
export const fieldsOf = (kind: ImportKind): { value: string; label: string }[] =>
  FIELDS[kind].map(([value, word]) => ({ value, label: fields(word) }));

/** A field's name on screen; the differences name a few that files do not. */
export function fieldName(kind: ImportKind, field: string): string {
  const word = FIELDS[kind].find(([name]) => name === field)?.[1] ?? (field in fields.zh ? (field as Word) : undefined);
  return word ? fields(word) : field;
}

const problems = defineWords({
  zh: {
    missing: "没有填",
    invalid: "格式不对",
    unknown: "系统里没有",
    duplicate: "重复",
    ambiguous: "不能确定是哪一个",
    missingSay: (field: string) => `没有填${field}`,
    invalidSay: (field: string) => `${field}的格式不对`,
    invalidPhone: "不是 11 位手机号",
    unknownSay: (field: string) => `系统里没有这个${field}，请核对写法，或先在“组织”里添加`,
    duplicateSay: (field: string, of: number | undefined) => `${field}与${of ? `第 ${of} 行` : "前面"}重复`,
    ambiguousSay: (field: string) => `有几个同名的${field}，请写上所属的上一级`,
  },
  en: {
    missing: "Missing",
    invalid: "Wrong format",
    unknown: "Not in the system",
    duplicate: "Repeated",
    ambiguous: "Could be several",
    missingSay: (field) => `${field} is missing`,
    invalidSay: (field) => `${field} is not in a readable format`,
    invalidPhone: "Not an 11-digit mobile number",
    unknownSay: (field) => `${field} is not in the system; check the spelling, or add it under Organisation`,
    duplicateSay: (field, of) => `${field} repeats ${of ? `row ${of}` : "an earlier row"}`,
    ambiguousSay: (field) => `${field} names several; add the level above`,
  },
});

/** A kind of problem, as a filter says it. */
export const problemKind = (kind: RowProblem["kind"]): string =>
  kind === "mismatch" || kind === "refused" || kind === "waits" ? claimWords(`kind_${kind}`) : problems(kind);

/** What is wrong with one cell and what to do. */
export function problemSentence(of: ImportKind, problem: RowProblem): string {
  const own = of === "claims" ? claimSentence(problem) : undefined;
  if (own) return own;
  const field = fieldName(of, problem.field);
  if (problem.kind === "mismatch" || problem.kind === "refused" || problem.kind === "waits")
    return problemKind(problem.kind);
  if (problem.kind === "duplicate") return problems("duplicateSay", field, problem.of);
  if (problem.kind === "invalid" && problem.field === "phone" && of === "roster") return problems("invalidPhone");
  return problems(`${problem.kind}Say`, field);
}

const values = defineWords({
  zh: {
    male: "男",
    female: "女",
    in_service: "在职党员",
    cadre: "机关干部",
    without_post: "无职党员",
    applicant: "入党积极分子",
    mobile: "流动党员",
    retired: "离退休党员",
    agency: "机关",
    institution: "事业单位",
    company: "企业",
    other: "其他",
  },
  en: {
    male: "Male",
    female: "Female",
    in_service: "In service",
    cadre: "Office cadre",
    without_post: "Without post",
    applicant: "Applicant",
    mobile: "Mobile",
    retired: "Retired",
    agency: "Government office",
    institution: "Public institution",
    company: "Company",
    other: "Other",
  },
});

/** A stored value in words: sex, kinds. Anything else stands as it is. */
export const valueName = (field: string, value: string): string =>
  (field === "sex" || field === "kind") && value in values.zh
    ? values(value as keyof typeof values.zh & string)
    : value;
