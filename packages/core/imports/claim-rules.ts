import type { Sheet } from "@rengang/kernel/sheet";
import { cleanName, cleanText, cleanTitle, mobileIn, saysNothing } from "./cleaning";
import { cleanClock, cleanDay } from "./moments";
import { type DataRow, findTable } from "./sheet";
import { CLAIM_REQUIRED, CLAIM_SYNONYMS } from "./synonyms";
import type { ClaimField, ClaimProposal, ClaimRow, MappingChoice, NoTable, RowProblem } from "./types";

export interface ClaimOptions {
  mapping?: MappingChoice<ClaimField>;
  /** Epoch milliseconds, for days without a year. */
  now: number;
}

type Row = DataRow<ClaimField>;
type Problem = RowProblem<ClaimField>;

const CLAIMS = { synonyms: CLAIM_SYNONYMS, required: CLAIM_REQUIRED, mark: ["name"] as const };

/** A post's number as it is printed, or inside the address that members open. */
const POST_ID = /pst_(?:0|(?:\d{3}){1,4})\.(?:\d{12}|9)\.[0-9a-z]{6}/;
const YES = /^(是|可|可以|愿意|同意|候补|y|yes|true|1|√|✓|✔)$/i;

const said = (text: string): string | undefined => (text === "" || saysNothing(text) ? undefined : text);

function whoOf(row: Row, errors: Problem[]): Pick<ClaimRow, "name" | "phone"> | undefined {
  const name = said(cleanName(row.cell("name")));
  const phone = mobileIn(row.cell("phone"));
  const written = said(cleanText(row.cell("phone")));
  if (written && !phone) errors.push({ row: row.row, field: "phone", kind: "invalid" });
  else if (!phone && !name) errors.push({ row: row.row, field: "phone", kind: "missing" });
  else return { ...(name && { name }), ...(phone && { phone }) };
  return undefined;
}

type Which = Pick<ClaimRow, "postId" | "title" | "day" | "start" | "unit">;

function whichOf(row: Row, errors: Problem[], now: number): Which | undefined {
  const number = said(cleanText(row.cell("postId")));
  const postId = number && POST_ID.exec(number)?.[0];
  if (postId) return { postId };
  const title = said(cleanTitle(row.cell("post")));
  const problem = (field: ClaimField, kind: Problem["kind"]) => void errors.push({ row: row.row, field, kind });
  if (number) return problem("postId", "invalid") as undefined;
  if (!title) return problem("post", "missing") as undefined;
  const day = cleanDay(row.cell("day"), now);
  if (!day && said(cleanText(row.cell("day"))) && !cleanClock(row.cell("day")))
    return problem("day", "invalid") as undefined;
  const start = cleanClock(row.cell("start")) ?? cleanClock(row.cell("day"));
  if (!start && said(cleanText(row.cell("start")))) return problem("start", "invalid") as undefined;
  const unit = said(cleanTitle(row.cell("unit")));
  return { title, ...(day && { day }), ...(start && { start }), ...(unit && { unit }) };
}

/** Required columns that nothing stands in for. */
function reallyMissing(missing: readonly ClaimField[]): ClaimField[] {
  const both = (one: ClaimField, other: ClaimField) => missing.includes(one) && missing.includes(other);
  return [
    ...(both("name", "phone") ? (["phone"] as const) : []),
    ...(both("post", "postId") ? (["post"] as const) : []),
  ];
}

/**
 * Reads a list of claims, one row a person on a post. A row is kept out by a phone or a time that cannot be read, or when
 * it names nobody or no post. Whether there are such people and posts is asked afterwards.
 */
export function proposeClaims(sheets: readonly Sheet[], { mapping, now }: ClaimOptions): ClaimProposal | NoTable {
  const table = findTable(sheets, CLAIMS, mapping);
  if ("found" in table) return table;
  const errors: Problem[] = [];
  const rows: ClaimRow[] = [];
  for (const row of table.rows) {
    const who = whoOf(row, errors);
    const which = whichOf(row, errors, now);
    if (who && which) rows.push({ row: row.row, ...who, ...which, wait: YES.test(cleanText(row.cell("wait"))) });
  }
  const missingColumns = reallyMissing(table.reading.missingColumns);
  return { ...table.reading, missingColumns, errors, notices: [], rows };
}
