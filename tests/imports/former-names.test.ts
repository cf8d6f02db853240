import { expect, test } from "vitest";
import { placesOf } from "../../packages/core/imports/places";
import { proposeTree } from "../../packages/core/imports/tree-rules";
import type { KnownUnit } from "../../packages/core/imports/types";
import { found, sheet, unitsOf } from "./sheets";

const UNITS = unitsOf([
  ["望江街道"],
  ["望江街道", "桃坞社区"],
  ["望江街道", "桃坞社区", "桃坞苑"],
  ["望江街道", "清河社区"],
]);

/** The same units, some of which bore other names before. */
const formerly = (names: Record<string, string[]>): KnownUnit[] =>
  UNITS.map((unit) => ({ ...unit, formerNames: names[unit.name] }));
const idOf = (name: string) => UNITS.find((unit) => unit.name === name)?.id;

test.each(["老桃社区", "老桃", "望江街道老桃社区", "老桃社区居委会", "江边街道老桃社区"])(
  "a roster that still says %s means the renamed community",
  (name) => {
    expect(placesOf(formerly({ 望江街道: ["江边街道"], 桃坞社区: ["老桃社区"] })).community(name)).toEqual({
      kind: "found",
      id: idOf("桃坞社区"),
    });
  },
);

test("a former name that another community bears now means that one", () => {
  const places = placesOf(formerly({ 桃坞社区: ["清河社区"] }));
  expect(places.community("清河社区")).toEqual({ kind: "found", id: idOf("清河社区") });
});

test("a former name that two communities bore is not guessed", () => {
  const places = placesOf(formerly({ 桃坞社区: ["老城社区"], 清河社区: ["老城社区"] }));
  expect(places.community("老城社区")).toEqual({ kind: "ambiguous" });
});

test("a table of the tree with former names, of parents too, adds nothing twice", () => {
  const knownUnits = formerly({ 望江街道: ["江边街道"], 桃坞社区: ["老桃社区"] });
  const rows = [
    ["街道", "社区", "小区"],
    ["江边街道", "老桃社区", "桃坞苑"],
    ["望江街道", "老桃社区", "新苑"],
  ];
  const { nodes } = found(proposeTree([sheet(rows)], { knownUnits }));
  expect(nodes.filter(({ id }) => !id).map(({ name }) => name)).toEqual(["新苑"]);
});
