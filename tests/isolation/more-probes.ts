import type { Route, Site } from "../support/routes";
import type { World } from "../support/world";
import { plain, privateOf, seen, told } from "./answers";
import { changed, contentsOf } from "./contents";
import type { Estate } from "./estate";
import { ask, callOf, cookie, handsFor, slotsOf, type Tally } from "./probes";

interface Pair {
  readonly world: World;
  readonly site: Site;
  readonly here: Estate;
  readonly there: Estate;
  readonly tally: Tally;
}

const zs = (text: string) => "z".repeat(text.length);

async function alike(pair: Pair, what: string, foreign: () => Promise<Response>, nobodys: () => Promise<Response>) {
  const { tally, there } = pair;
  const [a, b] = [await seen(await foreign()), await seen(await nobodys())];
  tally.calls += 2;
  tally.probes += 1;
  const leaked = told(a, privateOf(there), [there.district]);
  if (leaked.length > 0) tally.leaks.push(`${what} tells ${leaked.slice(0, 3)}`);
  if (plain(a, []) !== plain(b, []))
    tally.leaks.push(`${what}: ${a.status} ${a.text.slice(0, 120)} is not ${b.status}`);
}

/** Addresses that open without a session: the secret of one district under the name of another. */
export async function probeLinks(pair: Pair): Promise<void> {
  const { site, here, there } = pair;
  const tokens = [here, there].map((each) => String(each.ids.token?.[0]));
  const feed = (district: string, token: string) => () => site(`/api/feeds/${district}/${token}/claims.ics`);
  const [own = "", foreign = ""] = tokens;
  // What leads nowhere any more would prove nothing.
  const real = await feed(there.district, foreign)();
  if (real.status !== 200) throw new Error("the estate's own calendar address has ended");
  await alike(pair, "a calendar address", feed(here.district, foreign), feed(here.district, zs(foreign)));
  await alike(pair, "a calendar address", feed(there.district, own), feed(there.district, zs(own)));
  const secret = (estate: Estate) => String(estate.secrets.link?.[0]).split(".")[1] ?? "";
  const open = (district: string, token: string) => () =>
    site("/api/packages/open", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ link: `${district}.${token}`, code: "000000" }),
    });
  await alike(pair, "a package's link", open(here.district, secret(there)), open(here.district, zs(secret(there))));
  await alike(pair, "a package's link", open(there.district, secret(here)), open(there.district, zs(secret(here))));
  const followed = (number: string, word: string) => () =>
    site("/api/suggestions/followed", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ district: here.district, number, word }),
    });
  const [number = "", word = ""] = String(there.secrets.followed?.[0]).split(" ");
  await alike(
    pair,
    "a suggestion's number and word",
    followed(number, word),
    followed(number.replace(/.{6}$/, zs), word),
  );
  const aside = (token: string) => () =>
    site("/api/sessions/memberships", {
      headers: {
        cookie: `rengang=${here.hands.member.cookie}; rengang_${there.district}=${there.district}.${token}`,
      },
    });
  const mine = String(here.hands.member.cookie.split(".")[1]);
  await alike(pair, "a session laid aside", aside(mine), aside(zs(mine)));
  for (const kind of ["token", "link", "number", "membership"]) pair.tally.kinds.add(`public ${kind}`);
}

/** An import of one's own under the very id of another district's: its file is another file. */
export async function probeFiles(pair: Pair): Promise<void> {
  const { world, site, here, there } = pair;
  const id = String(there.ids.importId?.[0]);
  const nobodys = id.replace(/_.+$/, (tail) => `_${zs(tail.slice(1))}`);
  const items = await importsOf(world, there, id);
  const planted: { pk: string; sk: string }[] = [];
  for (const name of [id, nobodys]) {
    for (const theirs of items) {
      const moved = JSON.stringify(theirs).replaceAll(there.district, here.district).replaceAll(id, name);
      const item = JSON.parse(moved);
      planted.push({ pk: item.pk, sk: item.sk });
      await world.send("put", { TableName: world.platform.tableName, Item: item });
    }
  }
  const view = (name: string) => () =>
    site(`/api/imports/${name}`, { headers: cookie(here.hands.district_admin.cookie) });
  const [a, b] = [await seen(await view(id)()), await seen(await view(nobodys)())];
  pair.tally.calls += 2;
  pair.tally.probes += 1;
  pair.tally.kinds.add("file key");
  if (plain(a, [id, nobodys]) !== plain(b, [id, nobodys]))
    pair.tally.leaks.push(`a file of another district: ${a.text.slice(0, 120)}`);
  // What was put here would be a real import to whoever probes this district next.
  for (const key of planted) await world.send("delete", { TableName: world.platform.tableName, Key: key });
}

async function importsOf(world: World, estate: Estate, id: string): Promise<Record<string, unknown>[]> {
  const keys = [...(await contentsOf(world, estate.district)).entries()].filter(
    ([, text]) => text.includes('"IMPORT"') && text.includes(id),
  );
  const found: Record<string, unknown>[] = [];
  for (const [key] of keys) {
    const [pk = "", sk = ""] = key.split(" ");
    const { Item } = await world.send("get", { TableName: world.platform.tableName, Key: { pk, sk } });
    if (Item) found.push(Item);
  }
  if (found.length === 0) throw new Error("the estate has no import to try");
  return found;
}

/** The same name for a call in two districts, by people of the same phone: two calls. */
export async function probeNames(pair: Pair, routes: readonly Route[]): Promise<void> {
  const { world, site, here, there, tally } = pair;
  const writes = routes.filter((r) => ["POST", "PUT", "PATCH"].includes(r.method) && r.permission !== "public");
  const renewing = /\/(calendar\/feed|link)$/;
  const usable = writes
    .filter((r) => !renewing.test(r.path))
    .filter((r) => r.permission !== "session" && handsFor(r, here, 1).length > 0);
  const call = async (estate: Estate, route: Route) => {
    const [hand] = handsFor(route, estate, 1);
    const made = callOf(route, estate, slotsOf(route), new Map());
    const headers = { ...cookie(String(hand?.cookie)), "idempotency-key": `probe ${route.name}` };
    tally.calls += 1;
    return seen(await ask(site, route, made, headers));
  };
  for (const route of usable) await call(there, route);
  const before = await contentsOf(world, there.district);
  for (const route of usable) {
    const leaked = told(await call(here, route), privateOf(there), []);
    tally.probes += 1;
    if (leaked.length > 0)
      tally.leaks.push(`${route.name} under another district's call name tells ${leaked.slice(0, 3)}`);
  }
  tally.kinds.add("idempotency key");
  const touched = changed(before, await contentsOf(world, there.district));
  for (const key of touched) tally.leaks.push(`a call under the same name changed ${key}`);
}
