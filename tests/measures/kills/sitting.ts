import { setTimeout as wait } from "node:timers/promises";
import { setDistrict } from "@rengang/core/districts";
import { jobItem } from "@rengang/core/jobs";
import { postItem } from "@rengang/core/posts";
import { Addresses } from "../../faults/addresses";
import { faultsOfHalves } from "../../faults/halves";
import { productSnapshot } from "../../faults/product-snapshot";
import { randomOf } from "../../faults/random";
import type { Snapshot } from "../../faults/snapshot";
import { faultsOfHistories } from "../../faults/told";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost } from "../../support/people";
import { cookiesOf } from "../crowd";
import { GRACE, type Ground } from "./ground";
import { Ledger, type Standing } from "./ledger";
import { claimants, follow, organiser } from "./load";

const PEOPLE = 24;
/** Posts that nobody but their claimants changes: what is acknowledged there must be there. */
const PLACES = [1, 2, 3, 5];
/** Posts whose deadline has passed, so that freed places are offered, and offers run out. */
const LATE = [1, 2];
/** Posts that are moved, closed and changed all the time; the last begins larger than it can name. */
const SHIFTING = [4, 6, 22];

/** What one stretch of kills on one ground has found. */
export interface Sat {
  readonly seed: number;
  readonly kills: { app: number; engine: number; both: number };
  acknowledged: number;
  unanswered: number;
  moves: number;
  /** Kills that left a job unfinished, and such that left offers standing. */
  jobs_under_way: number;
  offers_under_way: number;
  lost: string[];
  apart: string[];
}

function standing(snapshot: Snapshot, who: string, post: string): Standing {
  if (snapshot.calendars.get(who)?.held.some((e) => e.post === post)) return "held";
  return snapshot.posts.find((p) => p.id === post)?.waiting.includes(who) ? "waiting" : "none";
}

/** Reads until the reactions have caught up, or it is plain that they will not. */
async function settled(read: () => Promise<Snapshot>): Promise<{ snapshot: Snapshot; faults: string[] }> {
  for (let tries = 0; ; tries++) {
    const snapshot = await read();
    const faults = [...faultsOfHalves(snapshot), ...faultsOfHistories(snapshot, undefined)];
    if ((faults.length === 0 && tries > 2) || tries === 60) return { snapshot, faults };
    await wait(500);
  }
}

/** So many kills of one ground under one load, then the end is read and held against every acknowledged answer. */
export async function sit(ground: Ground, seed: number, kills: number): Promise<Sat> {
  const random = randomOf(seed);
  const place = await makeNeighbourhood(ground.world);
  await setDistrict(place.admin, { offerMinutes: 5, offers: "late" });
  const members = await addAcceptedMembers(place, PEOPLE);
  const cookies = await cookiesOf(members);
  const [staff = ""] = await cookiesOf([place.worker]);
  const people = members.map((m, n) => ({ who: String(m.actor.personId).slice(4), cookie: cookies[n] ?? "" }));
  const made = (places: number, at: number) =>
    makePost(place, { places, startsAt: inHours(at), endsAt: inHours(at + 2) });
  const still = await Promise.all(PLACES.map((places, n) => made(places, 100 + n * 3)));
  const late = await Promise.all(LATE.map((places, n) => made(places, 18 + n * 3)));
  const shifting = new Addresses();
  for (const [n, places] of SHIFTING.entries()) shifting.note(`shifting-${n}`, await made(places, 50 + n * 3));
  const posts = () => [...still, ...late, ...[...shifting.all().keys()].map((name) => shifting.now(name))];
  const ledger = new Ledger(new Set(late));
  const sat: Sat = {
    seed,
    kills: { app: 0, engine: 0, both: 0 },
    acknowledged: 0,
    unanswered: 0,
    moves: 0,
    jobs_under_way: 0,
    offers_under_way: 0,
    lost: [],
    apart: [],
  };
  const lookAround = async () => {
    const jobs = await place.admin.table.queryAll(jobItem, { pk: "JOBS", strong: true });
    const rows = await Promise.all(late.map((id) => place.admin.table.get(postItem, id, { strong: true })));
    if (jobs.some((job) => job.state === "running")) sat.jobs_under_way += 1;
    if (rows.some((row) => Object.keys(row?.offers ?? {}).length > 0)) sat.offers_under_way += 1;
  };
  for (let count = 0; count < kills; count++) {
    await ground.start(count > 0 ? lookAround : undefined);
    await follow(ground.port(), staff, shifting);
    let going = true;
    const target = { port: ground.port(), going: () => going };
    const busy = Promise.all([
      organiser(target, staff, shifting, random.fork(`organiser ${count}`)),
      claimants(target, people, posts, ledger, random.fork(`claimants ${count}`)),
    ]);
    await wait(random.between(300, 1500));
    const what = random.pick(["app", "engine", "both"] as const);
    const dead = ground.kill(what);
    // Without its engine the app goes on for a moment, and says so.
    if (what === "engine") await wait(GRACE);
    going = false;
    await dead;
    sat.moves += (await busy)[0].moves;
    sat.kills[what] += 1;
  }
  await ground.start(lookAround);
  await follow(ground.port(), staff, shifting);
  const known = new Addresses();
  for (const id of [...still, ...late]) known.note(id, id);
  for (const [name, addresses] of shifting.all()) for (const address of addresses) known.note(name, address);
  const names = people.map((p) => p.who);
  const { snapshot, faults } = await settled(() => productSnapshot(place.admin, names, known));
  for (const who of names)
    for (const post of [...still, ...late]) ledger.compare(who, post, standing(snapshot, who, post));
  const strict = ledger.broken.filter((said) => [...still, ...late].some((post) => said.includes(post)));
  return { ...sat, acknowledged: ledger.acknowledged, unanswered: ledger.unanswered, lost: strict, apart: faults };
}
