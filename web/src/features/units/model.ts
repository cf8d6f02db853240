import type { Unit } from "@rengang/core/units/schema";
import { namesOf } from "@rengang/kernel/former-names";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";
import { t } from "./words";

export type { Unit };
export type Level = Unit["level"];

/** A unit with what stands below it. */
export interface Node {
  unit: Unit;
  below: Node[];
}

const ROOT = "unt_0";
const LEVELS: readonly Level[] = ["district", "street", "community", "compound", "building"];

/** The whole tree, parents before children: a district has some hundreds of units. */
export function createUnits() {
  return createRemote<Unit[]>(() => ({
    key: ["units"],
    load: async () => (await json(api.units.$get())).units as Unit[],
    fresh: 120_000,
  }));
}

/** Whether an id stands for a community: two levels of three digits. */
export const isCommunity = (id: string | undefined): boolean => /^unt_\d{6}$/.test(id ?? "");

/** The id of the unit above; nothing above the district. */
export function parentOf(id: string): string | undefined {
  if (id === ROOT) return undefined;
  return id.length <= 7 ? ROOT : id.slice(0, -3);
}

/** What can be added below a level. */
export const levelBelow = (level: Level): Level | undefined => LEVELS[LEVELS.indexOf(level) + 1];

/** The tree under its district; only what `kept` says, when something is looked for. */
export function treeOf(units: readonly Unit[], kept?: ReadonlySet<string>): Node[] {
  const nodes = new Map<string, Node>();
  const roots: Node[] = [];
  for (const unit of units) {
    if (kept && !kept.has(unit.id)) continue;
    const node: Node = { unit, below: [] };
    nodes.set(unit.id, node);
    const above = nodes.get(parentOf(unit.id) ?? "");
    if (above) above.below.push(node);
    else roots.push(node);
  }
  return roots;
}

/** Units whose name, or a former one, holds the words, with everything above them. */
export function found(units: readonly Unit[], words: string): Set<string> {
  const kept = new Set<string>();
  for (const unit of units) {
    if (!namesOf(unit).some((name) => name.includes(words))) continue;
    for (let at: string | undefined = unit.id; at; at = parentOf(at)) kept.add(at);
  }
  return kept;
}

/** "3 streets", "12 communities": how many of the next level. */
export function countBelow(level: Level, count: number): string {
  if (level === "district") return t("streets", count);
  if (level === "street") return t("communities", count);
  return level === "community" ? t("compounds", count) : t("buildings", count);
}

/** "文汇街道 梧桐社区": names from the street down, for choices and headings. */
export function pathName(units: readonly Unit[], id: string): string {
  const names: string[] = [];
  for (let at: string | undefined = id; at && at !== ROOT; at = parentOf(at)) {
    const name = units.find((unit) => unit.id === at)?.name;
    if (name) names.unshift(name);
  }
  return names.join(" ");
}
