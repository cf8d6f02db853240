import { type Route, routesOf, type Site, siteOf } from "../support/routes";
import { makeWorld, type World } from "../support/world";
import { changed, contentsOf } from "./contents";
import { type Estate, makeEstate, renewHands } from "./estate";
import type { Leak } from "./leaks";
import { probeFiles, probeLinks, probeNames } from "./more-probes";
import { type Effort, emptyTally, probeSessions, probeThings, SHORT, type Tally } from "./probes";

export interface Ground {
  readonly world: World;
  readonly estates: readonly Estate[];
  readonly routes: readonly Route[];
}

/** An installation with so many districts, each with something of every kind. */
export async function breakGround(districts: number): Promise<Ground> {
  const world = await makeWorld();
  const estates: Estate[] = [];
  for (let n = 1; n <= districts; n++) {
    estates.push(await makeEstate(world, `qzx${String.fromCharCode(96 + n)}`, n));
  }
  return { world, estates, routes: await routesOf(world.platform) };
}

/** The same probes on some routes, with a wall taken down. @returns what they say */
export async function probeLeaky(
  ground: Ground,
  here: Estate,
  there: Estate,
  { routes, platform, site }: Pick<Leak, "routes" | "platform" | "site">,
): Promise<string[]> {
  const between = { here, there };
  const wired = { ...ground.world.platform, ...platform?.(ground.world.platform, between) };
  const plain = siteOf(wired);
  const some = { ...ground, routes: ground.routes.filter((route) => routes.test(route.name)) };
  return (await probe(some, here, there, SHORT, site ? site(plain, between, wired) : plain)).leaks;
}

/** Everything that one district's people can try on another, and whether anything of the other has changed by it. */
export async function probe(
  { world, routes }: Ground,
  a: Estate,
  b: Estate,
  effort: Effort,
  site: Site = siteOf(world.platform),
): Promise<Tally> {
  const tally = emptyTally();
  // The probes before may have ended somebody's sessions, as their routes are there to do.
  const [here, there] = [await renewHands(a), await renewHands(b)];
  const pair = { world, site, here, there, tally };
  const before = await contentsOf(world, there.district);
  await probeThings(pair, routes, effort);
  await probeSessions(pair, routes);
  await probeLinks(pair);
  await probeFiles(pair);
  for (const key of changed(before, await contentsOf(world, there.district))) tally.leaks.push(`changed ${key}`);
  await probeNames(pair, routes);
  return tally;
}
