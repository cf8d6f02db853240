import { namesOf } from "@rengang/kernel/former-names";
import { ancestorAt, covers, type UnitId, type UnitLevel } from "@rengang/kernel/ids";
import type { CellValue } from "@rengang/kernel/sheet";
import { sameName } from "./cleaning";
import type { KnownUnit } from "./types";

const COMMUNITY_ENDING =
  /(社区)?(居民委员会|居委会|村民委员会|村委会|党群服务中心|党委|党总支|党支部|党组织|工作站|服务站)$|社区$/;

/** 桃坞, 桃坞社区, 桃坞社区居委会 and 桃坞社区党委 are one community. */
const stem = (name: string) => sameName(name).replace(COMMUNITY_ENDING, "");

export type Found = { kind: "found"; id: UnitId } | { kind: "unknown" } | { kind: "ambiguous" };

/** Looks units up by the names that rosters give them. */
export interface Places {
  /** `near` narrows down equal names: a street's name, or the ids of compounds with the row's compound name. */
  community(name: CellValue, near?: { street?: CellValue; compound?: CellValue }): Found;
  compound(name: CellValue, community: UnitId): Found;
  /** The community of a compound whose name occurs once in the district. */
  communityOfCompound(name: CellValue): Found;
}

function grouped(
  units: readonly KnownUnit[],
  level: UnitLevel,
  key: (name: string) => string,
): Map<string, KnownUnit[]> {
  const groups = new Map<string, KnownUnit[]>();
  const add = (name: string, unit: KnownUnit) => groups.set(name, [...(groups.get(name) ?? []), unit]);
  const those = units.filter((unit) => unit.level === level);
  for (const unit of those) add(key(unit.name), unit);
  // A former name counts where nobody bears it now.
  const now = new Set(groups.keys());
  for (const unit of those) {
    for (const name of new Set(unit.formerNames?.map(key))) if (!now.has(name)) add(name, unit);
  }
  return groups;
}

const only = (ids: readonly UnitId[]): Found => {
  const [id, ...more] = new Set(ids);
  if (id === undefined) return { kind: "unknown" };
  return more.length > 0 ? { kind: "ambiguous" } : { kind: "found", id };
};

/** Prepares the look-up for one district's units; each look-up is then a few steps, whatever the size of the tree. */
export function placesOf(units: readonly KnownUnit[]): Places {
  const streets = units
    .filter((unit) => unit.level === "street")
    .flatMap((street) => namesOf(street).map((name) => ({ street, called: sameName(name) })));
  const streetNames = grouped(units, "street", sameName);
  const exact = grouped(units, "community", sameName);
  const stems = grouped(units, "community", stem);
  const compounds = grouped(units, "compound", sameName);

  const compoundsNamed = (name: CellValue) => compounds.get(sameName(name)) ?? [];
  /** 望江街道桃坞社区 and 临江区望江街道桃坞社区 name the street as well. */
  function withStreet(name: string): { street?: KnownUnit; rest: string } {
    for (const { street, called } of streets) {
      const at = name.indexOf(called);
      if (at >= 0) return { street, rest: name.slice(at + called.length) };
    }
    return { rest: name };
  }
  const communitiesNamed = (name: string) =>
    exact.get(name) ?? (stem(name) === "" ? [] : (stems.get(stem(name)) ?? []));

  return {
    community(name, near = {}) {
      const whole = sameName(name);
      const { street, rest } = withStreet(whole);
      let found = communitiesNamed(whole);
      if (found.length === 0 && street) found = communitiesNamed(rest).filter((unit) => covers(street.id, unit.id));
      if (found.length > 1) {
        const scopes = near.street ? (streetNames.get(sameName(near.street)) ?? []) : [];
        const inStreet = found.filter((unit) => scopes.some((scope) => covers(scope.id, unit.id)));
        if (inStreet.length > 0) found = inStreet;
      }
      if (found.length > 1 && near.compound) {
        const holding = found.filter((unit) =>
          compoundsNamed(near.compound ?? null).some((c) => covers(unit.id, c.id)),
        );
        if (holding.length > 0) found = holding;
      }
      return only(found.map((unit) => unit.id));
    },
    compound: (name, community) =>
      only(compoundsNamed(name).flatMap((unit) => (covers(community, unit.id) ? [unit.id] : []))),
    communityOfCompound: (name) => only(compoundsNamed(name).flatMap((unit) => ancestorAt(unit.id, "community") ?? [])),
  };
}
