import { calledNow } from "@rengang/kernel/former-names";
import { childOf, covers, levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { refuseUnit } from "./refusals";
import type { Unit } from "./schema";

/** The parent's direct children. */
export function childrenOf(units: readonly Unit[], parent: UnitId): Unit[] {
  const length = parent === "unt_0" ? 7 : parent.length + 3;
  return units.filter((u) => u.id.length === length && u.id !== parent && covers(parent, u.id));
}

/**
 * The id for a further child of `parent`. Numbers are never used again.
 * @throws Refusal `unit.too_deep` below a building, `unit.name_taken`, `unit.full` after 999 children
 */
export function nextChild(units: readonly Unit[], parent: UnitId, name: string): UnitId {
  if (levelOf(parent) === "building") throw refuseUnit("unit.too_deep");
  const siblings = childrenOf(units, parent);
  checkFree(siblings, name);
  const highest = Math.max(0, ...siblings.map((u) => Number(u.id.slice(-3))));
  if (highest >= 999) throw refuseUnit("unit.full");
  return childOf(parent, highest + 1);
}

function checkFree(siblings: readonly Unit[], name: string): void {
  if (siblings.some((u) => u.name === name)) throw refuseUnit("unit.name_taken", { name });
}

/**
 * A unit's names after it is called `name`.
 * @throws Refusal `unit.name_taken` where a sibling bears it, `unit.district_name` for the root, whose name is the district's
 */
export function renamed(units: readonly Unit[], unit: Unit, name: string): Pick<Unit, "name" | "formerNames"> {
  const { id } = unit;
  if (name !== unit.name) {
    if (id === ROOT_UNIT) throw refuseUnit("unit.district_name");
    const beside = (u: Unit) => u.id !== id && u.id.length === id.length && u.id.startsWith(id.slice(0, -3));
    checkFree(units.filter(beside), name);
  }
  return calledNow(unit, name);
}

/** "文汇街道梧桐社区": the names from the street down to the unit. */
export function fullName(units: ReadonlyMap<UnitId, Unit>, id: UnitId): string {
  const names: string[] = [];
  for (let n = 7; n <= id.length; n += 3) names.push(units.get(id.slice(0, n) as UnitId)?.name ?? "");
  return names.join("");
}
