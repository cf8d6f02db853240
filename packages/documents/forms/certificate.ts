import type { Paper } from "./paper";
import { chineseDay, type Day, dottedDay, hoursText } from "./wording";

/** The words of 志愿服务记录证明. */
export interface CertificateLabels {
  title: string;
  number: string;
  /** `{name}`, `{from}`, `{to}`, `{times}`, `{hours}` are replaced. */
  statement: string;
  columns: [string, string, string, string];
  issuer: string;
  responsible: string;
  clerk: string;
  contact: string;
  issuedOn: string;
  check: string;
}

/** The shipped words, after order 67 of the Ministry of Civil Affairs (2021). */
export const defaultCertificateLabels: CertificateLabels = {
  title: "志愿服务记录证明",
  number: "证明编号",
  statement: "兹证明{name}同志自{from}至{to}，参加志愿服务{times}次，服务时间共计{hours}小时，服务内容如下：",
  columns: ["日期", "服务内容", "服务地点", "服务时间（小时）"],
  issuer: "出具主体",
  responsible: "负责人",
  clerk: "经办人",
  contact: "联系方式",
  issuedOn: "出具日期",
  check: "本证明免费出具，可凭证明编号或核验码核验：",
};

/** One certificate; who records certifies (order 67, art. 4 and 10). Hours to 0.5. */
export interface CertificateData {
  labels: CertificateLabels;
  serial: string;
  name: string;
  from: Day;
  to: Day;
  services: readonly { on: Day; content: string; place: string; hours: number }[];
  issuer: string;
  responsible: string;
  clerk: string;
  contact: string;
  issuedOn: Day;
  /** The code or address by which anyone can check it. */
  checkCode: string;
}

/** 志愿服务记录证明 with its services; times and hours are summed from them. */
export function certificate(data: CertificateData): Paper {
  const { labels, services } = data;
  const facts: Record<string, string> = {
    name: data.name,
    from: chineseDay(data.from),
    to: chineseDay(data.to),
    times: String(services.length),
    hours: hoursText(services.reduce((sum, service) => sum + service.hours, 0)),
  };
  const shares = [20, 44, 28, 17];
  return {
    title: labels.title,
    right: `${labels.number}：${data.serial}`,
    paged: false,
    size: 14,
    blocks: [
      { kind: "text", text: labels.statement.replace(/\{(\w+)\}/g, (all, key: string) => facts[key] ?? all) },
      {
        kind: "table",
        columns: labels.columns.map((header, i) => ({
          header,
          share: shares[i] ?? 1,
          align: i === 1 || i === 2 ? "left" : "center",
        })),
        rows: services.map((s) => [dottedDay(s.on), s.content, s.place, hoursText(s.hours)]),
      },
      {
        kind: "facts",
        rows: [
          { label: labels.issuer, value: data.issuer, wide: true },
          { label: labels.responsible, value: data.responsible },
          { label: labels.clerk, value: data.clerk },
          { label: labels.contact, value: data.contact },
          { label: labels.issuedOn, value: chineseDay(data.issuedOn) },
        ],
      },
      { kind: "text", text: `${labels.check}${data.checkCode}`, indent: false },
      { kind: "signature", lines: [data.issuer, chineseDay(data.issuedOn)], seal: true },
    ],
  };
}
