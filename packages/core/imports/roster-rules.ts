import type { Named } from "@rengang/kernel/former-names";
import type { UnitId } from "@rengang/kernel/ids";
import type { Sheet } from "@rengang/kernel/sheet";
import {
  cleanName,
  cleanPhone,
  cleanSex,
  cleanSkills,
  cleanText,
  cleanTitle,
  mobileIn,
  sameName,
  saysNothing,
} from "./cleaning";
import { cleanMonth } from "./dates";
import { knownNames } from "./known-names";
import { type Places, placesOf } from "./places";
import { type DataRow, findTable } from "./sheet";
import { ROSTER_REQUIRED, ROSTER_SYNONYMS } from "./synonyms";
import type { KnownUnit, MappingChoice, NoTable, RosterField, RosterProposal, RosterRow, RowProblem } from "./types";

export interface RosterOptions {
  mapping?: MappingChoice<RosterField>;
  knownUnits: readonly KnownUnit[];
  /** The district's employers by name. */
  knownEmployers: readonly Named[];
  /** The community of rows that name none, where a community imports its own roster. */
  defaultUnitId?: UnitId;
}

type Problem = RowProblem<RosterField>;
type Row = DataRow<RosterField>;

const ROSTER = { synonyms: ROSTER_SYNONYMS, required: ROSTER_REQUIRED, mark: ["name", "phone"] as const };

/** Longest first where one contains another. */
const KINDS: [RegExp, RosterRow["kind"]][] = [
  [/退休|离休/, "retired"],
  [/流动/, "mobile"],
  [/积极分子|申请人|发展对象/, "applicant"],
  [/无职/, "without_post"],
  [/机关|干部|公务员/, "cadre"],
  [/在职/, "in_service"],
  // Full or probationary membership says nothing about work.
  [/^(正式|预备|中共)?党员$/, "in_service"],
];

/** Longest names that the product stores, in characters. */
const LONGEST = { name: 30, employer: 60, position: 40, branch: 60 } as const;

class Findings {
  readonly errors: Problem[] = [];
  readonly notices: Problem[] = [];

  constructor(readonly row: number) {}

  error(field: RosterField, kind: Problem["kind"], of?: number): undefined {
    this.errors.push({ row: this.row, field, kind, ...(of !== undefined && { of }) });
  }

  notice(field: RosterField, kind: Problem["kind"]): undefined {
    this.notices.push({ row: this.row, field, kind });
  }
}

function nameOf(row: Row, findings: Findings): string | undefined {
  const name = cleanName(row.cell("name"));
  if (saysNothing(name)) return findings.error("name", "missing");
  // A number here is a shifted column, and may be somebody's phone or identity number.
  return name.length > LONGEST.name || /\d{7}/.test(name) ? findings.error("name", "invalid") : name;
}

/** The first row of a phone owns it, whatever else is wrong with that row. */
function phoneOf(row: Row, firstRows: Map<string, number>, findings: Findings): string | undefined {
  if (saysNothing(cleanPhone(row.cell("phone")))) return findings.error("phone", "missing");
  const phone = mobileIn(row.cell("phone"));
  if (phone === undefined) return findings.error("phone", "invalid");
  const first = firstRows.get(phone);
  if (first !== undefined) return findings.error("phone", "duplicate", first);
  firstRows.set(phone, row.row);
  return phone;
}

function communityOf(row: Row, places: Places, options: RosterOptions, findings: Findings): UnitId | undefined {
  const [name, compound] = [row.cell("community"), row.cell("compound")];
  if (cleanText(name) === "") {
    const found = places.communityOfCompound(compound);
    if (found.kind === "found") return found.id;
    return options.defaultUnitId ?? findings.error("community", "missing");
  }
  const found = places.community(name, { street: row.cell("street"), compound });
  return found.kind === "found" ? found.id : findings.error("community", found.kind);
}

function compoundOf(row: Row, places: Places, unitId: UnitId | undefined, findings: Findings): UnitId | undefined {
  const name = cleanText(row.cell("compound"));
  if (unitId === undefined || name === "" || saysNothing(name)) return undefined;
  const found = places.compound(name, unitId);
  return found.kind === "found" ? found.id : findings.notice("compound", found.kind);
}

function shortText(row: Row, field: "position" | "branch" | "employer", findings: Findings): string | undefined {
  const text = field === "position" ? cleanText(row.cell(field)) : cleanTitle(row.cell(field));
  if (text === "" || saysNothing(text)) return undefined;
  return text.length > LONGEST[field] ? findings.notice(field, "invalid") : text;
}

/** A value that says something but is not understood is left out, with a notice; the member confirms the facts anyway. */
function understood<T>(
  row: Row,
  field: RosterField,
  read: (value: ReturnType<Row["cell"]>) => T | undefined,
  findings: Findings,
) {
  const text = cleanText(row.cell(field));
  if (text === "" || saysNothing(text)) return undefined;
  return read(row.cell(field)) ?? findings.notice(field, "invalid");
}

const kindOf = (text: string) => KINDS.find(([pattern]) => pattern.test(text.replace(/\s/g, "")))?.[1];

interface Lookups {
  places: Places;
  employers: Map<string, string>;
  firstRows: Map<string, number>;
}

function readRow(row: Row, lookups: Lookups, options: RosterOptions, findings: Findings): RosterRow | undefined {
  const name = nameOf(row, findings);
  const phone = phoneOf(row, lookups.firstRows, findings);
  const unitId = communityOf(row, lookups.places, options, findings);
  const compoundId = compoundOf(row, lookups.places, unitId, findings);
  const employer = shortText(row, "employer", findings);
  const optional = {
    sex: understood(row, "sex", cleanSex, findings),
    bornIn: understood(row, "bornIn", cleanMonth, findings),
    position: shortText(row, "position", findings),
    branch: shortText(row, "branch", findings),
    employerName: employer && (lookups.employers.get(sameName(employer)) ?? employer),
    compoundId,
  };
  const kind = understood(row, "kind", (value) => kindOf(cleanText(value)), findings) ?? "in_service";
  if (name === undefined || phone === undefined || unitId === undefined) return undefined;
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { row: row.row, name, phone, kind, unitId, skills: cleanSkills(row.cell("skills")), ...given };
}

function newEmployers(rows: readonly RosterRow[], known: ReadonlyMap<string, string>): RosterProposal["newEmployers"] {
  const found = new Map<string, { name: string; rows: number }>();
  for (const row of rows) {
    const key = sameName(row.employerName ?? null);
    if (key === "" || known.has(key)) continue;
    const seen = found.get(key) ?? { name: row.employerName ?? "", rows: 0 };
    seen.rows++;
    row.employerName = seen.name;
    found.set(key, seen);
  }
  return [...found.values()];
}

/**
 * Reads a roster: finds its sheet, header and columns, cleans each row and says what is wrong with the others.
 * Nothing is stored and nothing is looked up but `knownUnits` and `knownEmployers`. A row is kept out by a missing
 * name, a missing, invalid or repeated phone, or a community that is missing, unknown or named twice; anything else
 * that is not understood is left out with a notice. Unknown employers are proposed as new.
 */
export function proposeRoster(sheets: readonly Sheet[], options: RosterOptions): RosterProposal | NoTable {
  const table = findTable(sheets, ROSTER, options.mapping);
  if ("found" in table) return table;
  const employers = knownNames(options.knownEmployers);
  const lookups: Lookups = { places: placesOf(options.knownUnits), employers, firstRows: new Map() };
  const errors: Problem[] = [];
  const notices: Problem[] = [];
  const rows: RosterRow[] = [];
  for (const dataRow of table.rows) {
    const findings = new Findings(dataRow.row);
    const row = readRow(dataRow, lookups, options, findings);
    errors.push(...findings.errors);
    notices.push(...findings.notices);
    if (row) rows.push(row);
  }
  return { ...table.reading, errors, notices, valid: rows.length, rows, newEmployers: newEmployers(rows, employers) };
}
