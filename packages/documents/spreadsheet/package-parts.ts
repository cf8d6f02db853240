import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { unpackText, type ZipEntry } from "./zip";

/** A sheet that people see, and where its content lies in the package. */
export interface SheetPart {
  /** Position among all sheets of the workbook, from 0. */
  index: number;
  name: string;
  entry: ZipEntry;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  sharedStrings?: ZipEntry;
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function elements(xml: string, name: string): Map<string, string>[] {
  const found = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, "g"));
  return [...found].map(([, attributes = ""]) => {
    const pairs = [...attributes.matchAll(ATTRIBUTE)];
    return new Map(pairs.map(([, key = "", double, single]) => [key, decode(double ?? single ?? "")]));
  });
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

type Rels = { id: string; type: string; path: string }[];

async function relationsOf(entries: Map<string, ZipEntry>, part: string): Promise<Rels> {
  const cut = part.lastIndexOf("/") + 1;
  const entry = entries.get(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
  if (!entry) return [];
  return elements(await unpackText(entry), "Relationship").map((e) => ({
    id: e.get("Id") ?? "",
    type: (e.get("Type") ?? "").split("/").at(-1) ?? "",
    path: resolve(part.slice(0, cut), e.get("Target") ?? ""),
  }));
}

/**
 * The visible sheets of an .xlsx package, found by its relations, not by file names.
 * @throws Refusal `spreadsheet.binary_workbook` for .xlsb, `spreadsheet.not_a_spreadsheet` for other packages
 */
export async function workbookParts(list: ZipEntry[]): Promise<WorkbookParts> {
  const entries = new Map(list.map((entry) => [entry.name, entry]));
  const root = (await relationsOf(entries, "")).find((r) => r.type === "officeDocument");
  if (!root || !entries.has("[Content_Types].xml")) throw refuseSpreadsheet("spreadsheet.not_a_spreadsheet");
  // Cells of .xlsb files are silently lost by the reader, which is worse than no answer.
  if (root.path.endsWith(".bin")) throw refuseSpreadsheet("spreadsheet.binary_workbook");
  const workbook = entries.get(root.path);
  if (!workbook) throw refuseSpreadsheet("spreadsheet.unreadable");
  const xml = await unpackText(workbook);
  if (!/<(?:\w+:)?workbook[\s>]/.test(xml)) throw refuseSpreadsheet("spreadsheet.not_a_spreadsheet");
  const relations = await relationsOf(entries, root.path);
  const shared = relations.find((r) => r.type === "sharedStrings");
  const sharedStrings = shared && entries.get(shared.path);
  return { sheets: visibleSheets(xml, relations, entries), ...(sharedStrings && { sharedStrings }) };
}

function visibleSheets(xml: string, relations: Rels, entries: Map<string, ZipEntry>): SheetPart[] {
  const listed = elements(xml, "sheet").flatMap((e) => {
    const id = e.get("r:id") ?? [...e].find(([key, value]) => key.endsWith(":id") && value.startsWith("rId"))?.[1];
    const name = e.get("name");
    return id && name ? [{ id, name, seen: !/hidden/i.test(e.get("state") ?? "") }] : [];
  });
  return listed.flatMap(({ id, name, seen }, index) => {
    const relation = relations.find((r) => r.id === id && r.type === "worksheet");
    const entry = relation && entries.get(relation.path);
    return seen && entry ? [{ index, name, entry }] : [];
  });
}
