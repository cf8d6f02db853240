import type { CellValue, Sheet } from "@rengang/kernel/sheet";
import { cleanName, cleanPhone, cleanText, cleanTitle, isFixedLine, isMobile, sameName, saysNothing } from "./cleaning";
import { knownPaths, pathKey } from "./known-names";
import { findTable } from "./sheet";
import { TREE_REQUIRED, TREE_SYNONYMS } from "./synonyms";
import type { KnownUnit, MappingChoice, NoTable, RowProblem, TreeField, TreeNode, TreeProposal } from "./types";

export interface TreeOptions {
  mapping?: MappingChoice<TreeField>;
  /** The district's units so far, parents before children as their ids sort. */
  knownUnits?: readonly KnownUnit[];
}

const TREE = { synonyms: TREE_SYNONYMS, required: TREE_REQUIRED, mark: ["street", "community"] as const };
const LEVELS = ["street", "community", "compound", "building"] as const;
type Level = (typeof LEVELS)[number];
/** As stored, in characters. */
const LONGEST_NAME = 40;

interface Step {
  level: Level;
  name: string;
}

/** The names in one row from the street down; a blank place above a given one means the same as in the row before. */
function stepsOf(cell: (field: TreeField) => CellValue, before: readonly Step[]): Step[] {
  const own = LEVELS.map((level) => ({ level, name: cleanTitle(cell(level)) }));
  const deepest = own.findLastIndex((step) => !saysNothing(step.name));
  const steps: Step[] = [];
  let same = true;
  for (const step of own.slice(0, deepest + 1)) {
    const earlier = before.find(({ level }) => level === step.level);
    if (!saysNothing(step.name)) {
      steps.push(step);
      same &&= earlier !== undefined && sameName(earlier.name) === sameName(step.name);
    } else if (same && earlier) steps.push(earlier);
  }
  return steps;
}

function problemOf(steps: readonly Step[]): { field: TreeField; kind: "missing" | "invalid" } | undefined {
  const levels = steps.map((step) => step.level);
  // A building may stand in a community without compounds; everything else needs its parents.
  const gap = levels.includes("street")
    ? levels.length > 1 && !levels.includes("community")
      ? "community"
      : undefined
    : "street";
  if (gap) return { field: gap, kind: "missing" };
  const long = steps.find((step) => step.name.length > LONGEST_NAME);
  return long && { field: long.level, kind: "invalid" };
}

/**
 * Reads a district's tree, one row a unit with its parents beside it (blank or merged where they repeat).
 * A row is kept out by a missing parent or a name that an earlier row has in the same place.
 */
export function proposeTree(
  sheets: readonly Sheet[],
  { mapping, knownUnits = [] }: TreeOptions = {},
): TreeProposal | NoTable {
  const table = findTable(sheets, TREE, mapping);
  if ("found" in table) return table;
  const known = knownPaths(knownUnits);
  const nodes = new Map<string, TreeNode>();
  const leaves = new Map<string, number>();
  const errors: RowProblem<TreeField>[] = [];
  const notices: RowProblem<TreeField>[] = [];
  let before: Step[] = [];
  let valid = 0;
  for (const { row, cell } of table.rows) {
    const steps = stepsOf(cell, before);
    before = steps;
    const problem = problemOf(steps);
    const leaf = pathKey(steps.map((step) => step.name));
    const first = leaves.get(leaf);
    if (problem) errors.push({ row, ...problem });
    else if (first !== undefined)
      errors.push({ row, field: steps.at(-1)?.level ?? "street", kind: "duplicate", of: first });
    if (problem || first !== undefined) continue;
    leaves.set(leaf, row);
    valid++;
    addNodes(nodes, steps, row, known);
    notices.push(...addContact(nodes.get(leaf), row, cell));
  }
  return { ...table.reading, errors, notices, valid, nodes: [...nodes.values()] };
}

function addNodes(
  nodes: Map<string, TreeNode>,
  steps: readonly Step[],
  row: number,
  known: Map<string, KnownUnit["id"]>,
): void {
  steps.forEach(({ level, name }, i) => {
    const path = steps.slice(0, i + 1).map((step) => step.name);
    const key = pathKey(path);
    const id = known.get(key);
    if (!nodes.has(key)) nodes.set(key, { row, level, name, path, ...(id && { id }) });
  });
}

/** Who answers for the row's own unit. */
function addContact(
  node: TreeNode | undefined,
  row: number,
  cell: (field: TreeField) => CellValue,
): RowProblem<TreeField>[] {
  const secretary = cleanName(cell("secretary"));
  if (node && secretary !== "" && !saysNothing(secretary)) node.secretary = secretary.slice(0, 30);
  const phone = cleanPhone(cell("phone"));
  if (!node || cleanText(cell("phone")) === "" || saysNothing(phone)) return [];
  if (!isMobile(phone) && !isFixedLine(phone)) return [{ row, field: "phone", kind: "invalid" }];
  node.phone = phone;
  return [];
}
