import { readFile } from "node:fs/promises";
import { readSheets } from "@rengang/documents/spreadsheet/read";
import { childOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import type { CellValue, Sheet } from "@rengang/kernel/sheet";
import { proposeEmployers } from "../../packages/core/imports/employer-rules";
import { proposeRoster, type RosterOptions } from "../../packages/core/imports/roster-rules";
import { proposeTree } from "../../packages/core/imports/tree-rules";
import type { KnownUnit, NoTable, RosterProposal } from "../../packages/core/imports/types";

const DATA = new URL("../data/", import.meta.url);

export const sampleBytes = (name: string) => readFile(new URL(name, DATA));
export const sample = async (name: string) => readSheets(await sampleBytes(name), { fileName: name });
export const expected = async () => JSON.parse(await readFile(new URL("expected.json", DATA), "utf8"));

export function found<T extends { found: boolean }>(proposal: T | NoTable): T {
  if (!proposal.found) throw new Error(`no table in ${(proposal as NoTable).sheets}`);
  return proposal as T;
}

/** Units with ids as the district would give them, from paths of names. */
export function unitsOf(paths: string[][]): KnownUnit[] {
  const levels = ["street", "community", "compound", "building"] as const;
  const ids = new Map<string, UnitId>([["", ROOT_UNIT]]);
  const children = new Map<string, number>();
  return paths.map((path) => {
    const parent = path.slice(0, -1).join("/");
    const n = (children.get(parent) ?? 0) + 1;
    children.set(parent, n);
    const id = childOf(ids.get(parent) as UnitId, n);
    ids.set(path.join("/"), id);
    return { id, name: path.at(-1) as string, level: levels[path.length - 1] as KnownUnit["level"] };
  });
}

/** The sample district: its units and employers. */
export async function sampleDistrict(): Promise<Pick<RosterOptions, "knownUnits" | "knownEmployers">> {
  const tree = found(proposeTree(await sample("org-units.xlsx")));
  const employers = found(proposeEmployers(await sample("employers.xlsx")));
  return { knownUnits: unitsOf(tree.nodes.map((node) => node.path)), knownEmployers: employers.rows };
}

/** A small district for hand-made sheets: two streets that both have a 光明社区. */
export const DISTRICT: Pick<RosterOptions, "knownUnits" | "knownEmployers"> = {
  knownUnits: unitsOf([
    ["望江街道"],
    ["望江街道", "桃坞社区"],
    ["望江街道", "桃坞社区", "桃坞花苑"],
    ["望江街道", "光明社区"],
    ["望江街道", "光明社区", "光明花苑"],
    ["文澜街道"],
    ["文澜街道", "光明社区"],
    ["文澜街道", "光明社区", "光明新村"],
  ]),
  knownEmployers: [{ name: "区财政局" }, { name: "水务（集团）公司" }],
};

export const sheet = (rows: CellValue[][], name = "Sheet1"): Sheet => ({ name, rows });

export const roster = (rows: CellValue[][], options: Partial<RosterOptions> = {}): RosterProposal =>
  found(proposeRoster([sheet(rows)], { ...DISTRICT, ...options }) as RosterProposal | NoTable);

/** The nth invented phone. */
export const phone = (n: number) => `199${String(n).padStart(8, "0")}`;
