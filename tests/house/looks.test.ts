import { afterAll, expect, test } from "vitest";
import { KEEPS } from "../looks/routes-with";
import { NOBODY, OFFICE, OWN, SAID } from "../looks/routes-without";
import { routesOf } from "../support/routes";
import type { Schema } from "../support/schema-values";
import { makeWorld } from "../support/world";

const world = await makeWorld();
afterAll(() => world.close());
const routes = await routesOf(world.platform);
const named = [...Object.keys(KEEPS), ...OWN, ...OFFICE, ...SAID, ...NOBODY];

const PERSONAL = /^(name|phone|sex|bornIn|branch|employerName|contactName|contactPhone|authorName|.*ByName)$/;
const namesIn = ({ properties = {}, items, anyOf = [], oneOf = [] }: Schema): string[] => [
  ...Object.entries(properties).flatMap(([name, inner]) => [name, ...namesIn(inner)]),
  ...[...(items ? [items] : []), ...anyOf, ...oneOf].flatMap(namesIn),
];

// A new route: does its answer show somebody else? Then the verb calls `keepLook` and the route stands in
// `tests/looks/routes-with.ts`; else it stands in `routes-without.ts` under the reason. `tests/looks` calls them all.
test("every route stands in one table: with what its look is for, or with the reason why it leaves none", () => {
  const unknown = routes.map((route) => route.name).filter((name) => !named.includes(name));
  expect(unknown, "routes in neither tests/looks/routes-with.ts nor routes-without.ts").toEqual([]);
  expect(named.filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
  expect(named.filter((name, n) => named.indexOf(name) !== n)).toEqual([]);
});

test("a route that is said to show nobody has no field for anybody in its document", () => {
  const fields = NOBODY.map((name) => {
    const answer = routes.find((route) => route.name === name)?.answer;
    return [name, answer ? namesIn(answer).filter((field) => PERSONAL.test(field)) : []];
  });
  expect(fields.filter(([, personal]) => personal?.length)).toEqual([]);
});
