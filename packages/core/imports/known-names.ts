import { type Named, namesOf } from "@rengang/kernel/former-names";
import type { UnitId } from "@rengang/kernel/ids";
import { sameName } from "./cleaning";
import type { KnownUnit } from "./types";

/** One text for the names on the way from the street down, however they are spaced. */
export const pathKey = (path: readonly string[]): string => path.map(sameName).join("/");

/** The present name of each thing by every name that it bears or bore, however it is spaced; what it is called now counts first. */
export function knownNames(things: readonly Named[]): Map<string, string> {
  const [now, former] = [new Map<string, string>(), new Map<string, string>()];
  for (const { name, formerNames = [] } of things) {
    now.set(sameName(name), name);
    for (const one of formerNames) former.set(sameName(one), name);
  }
  return new Map([...former, ...now]);
}

/** The name with those of the units above it, where each may stand under a former name. */
function pathsTo(units: ReadonlyMap<string, KnownUnit>, id: string): string[][] {
  let paths: string[][] = [[]];
  for (let n = 7; n <= id.length; n += 3) {
    const unit = units.get(id.slice(0, n));
    const names = unit ? namesOf(unit) : [""];
    paths = paths.flatMap((path) => names.map((name) => [...path, name]));
  }
  return paths;
}

/**
 * Ids of the known units by the names on the way to them (`pathKey`), former ones too: a table that still says the old name
 * means the same unit, unless another bears it by now.
 */
export function knownPaths(units: readonly KnownUnit[]): Map<string, UnitId> {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const now = new Map<string, UnitId>();
  const former = new Map<string, UnitId>();
  for (const { id } of units) {
    const [present, ...others] = pathsTo(byId, id);
    now.set(pathKey(present ?? []), id);
    for (const path of others) former.set(pathKey(path), id);
  }
  return new Map([...former, ...now]);
}
