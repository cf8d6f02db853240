import type { Named } from "@rengang/kernel/former-names";
import type { Sheet } from "@rengang/kernel/sheet";
import { cleanName, cleanPhone, cleanText, cleanTitle, isFixedLine, isMobile, sameName, saysNothing } from "./cleaning";
import { knownNames } from "./known-names";
import { type DataRow, findTable } from "./sheet";
import { EMPLOYER_REQUIRED, EMPLOYER_SYNONYMS } from "./synonyms";
import type { EmployerField, EmployerProposal, EmployerRow, MappingChoice, NoTable, RowProblem } from "./types";

export interface EmployerOptions {
  mapping?: MappingChoice<EmployerField>;
  knownEmployers?: readonly Named[];
}

type Row = DataRow<EmployerField>;
type Problem = RowProblem<EmployerField>;

const EMPLOYER = { synonyms: EMPLOYER_SYNONYMS, required: EMPLOYER_REQUIRED, mark: ["name"] as const };

/** As stored, in characters. */
const LONGEST = { name: 60, organization: 60, contactName: 30, address: 80 } as const;

/** 单位类别 as printed on forms: 机关, 事业, 企业, 其他. */
const KINDS: [RegExp, NonNullable<EmployerRow["kind"]>][] = [
  [/社会组织|社会团体|社团|协会|基金会|民办非企|群团|其他|其它|两新/, "other"],
  [/事业|学校|医院/, "institution"],
  [/企业|公司|国企|民企|外企|银行|非公/, "company"],
  [/机关|行政|参公|政府|党委/, "agency"],
];

function optionalText(row: Row, field: "organization" | "contactName" | "address", notices: Problem[]) {
  const text = field === "contactName" ? cleanName(row.cell(field)) : cleanTitle(row.cell(field));
  if (text === "" || saysNothing(text)) return {};
  if (text.length <= LONGEST[field]) return { [field]: text };
  notices.push({ row: row.row, field, kind: "invalid" });
  return {};
}

function kindOf(row: Row, notices: Problem[]): Pick<EmployerRow, "kind"> {
  const text = cleanText(row.cell("kind"));
  if (text === "" || saysNothing(text)) return {};
  const kind = KINDS.find(([pattern]) => pattern.test(text))?.[1];
  if (kind) return { kind };
  notices.push({ row: row.row, field: "kind", kind: "invalid" });
  return {};
}

/** Offices are reached by fixed lines as well. */
function contactPhoneOf(row: Row, notices: Problem[]): Pick<EmployerRow, "contactPhone"> {
  const contactPhone = cleanPhone(row.cell("contactPhone"));
  if (contactPhone === "" || saysNothing(contactPhone)) return {};
  if (isMobile(contactPhone) || isFixedLine(contactPhone)) return { contactPhone };
  notices.push({ row: row.row, field: "contactPhone", kind: "invalid" });
  return {};
}

/**
 * Reads a list of employers. A row is kept out by a name that is missing, too long, or that an earlier row has; names
 * count as the same whatever their spaces, brackets and width. Anything else not understood is left out with a notice.
 */
export function proposeEmployers(sheets: readonly Sheet[], options: EmployerOptions = {}): EmployerProposal | NoTable {
  const table = findTable(sheets, EMPLOYER, options.mapping);
  if ("found" in table) return table;
  const known = knownNames(options.knownEmployers ?? []);
  const firstRows = new Map<string, number>();
  const errors: Problem[] = [];
  const notices: Problem[] = [];
  const rows: EmployerRow[] = [];
  for (const row of table.rows) {
    const name = cleanTitle(row.cell("name"));
    const key = sameName(name);
    const problem = key === "" ? "missing" : name.length > LONGEST.name ? "invalid" : undefined;
    const first = firstRows.get(key);
    if (problem) errors.push({ row: row.row, field: "name", kind: problem });
    else if (first !== undefined) errors.push({ row: row.row, field: "name", kind: "duplicate", of: first });
    if (problem || first !== undefined) continue;
    firstRows.set(key, row.row);
    rows.push({
      row: row.row,
      name: known.get(key) ?? name,
      known: known.has(key),
      ...kindOf(row, notices),
      ...optionalText(row, "organization", notices),
      ...optionalText(row, "contactName", notices),
      ...contactPhoneOf(row, notices),
      ...optionalText(row, "address", notices),
    });
  }
  return { ...table.reading, errors, notices, valid: rows.length, rows };
}
