import { makeClaim } from "@rengang/core/claims";
import { type Context, openContext } from "@rengang/core/context";
import { HOUR } from "@rengang/kernel/time";
import { addAcceptedMember, inHours, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { beginSession, nth, passed, serve } from "../support/service";
import { cookieOf } from "../support/session";
import { type Asking, makeWorld, requestId, type World } from "../support/world";
import { type Findings, type Measure, rounded } from "./measure";

interface Cost {
  reads: number;
  writes: number;
}

const SESSION_READS = 0.5;

/** Where the calls come from: every item that they write bears it, as it does behind the gateway. */
const FROM = { address: "203.0.113.9", device: "微信 · Android" };
const AGENT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8";

const ask = (world: World, path: string, init: Asking = {}): Promise<Response> =>
  world.request(path, { ...init, address: FROM.address, headers: { "user-agent": AGENT } });

/** The same person's next request. */
const from = ({ platform, actor }: Context): Context => openContext(platform, actor, requestId(), undefined, FROM);

/** Units of one API call as the engine reports them, the session's half read left out and told apart. */
async function cost(world: World, call: () => Promise<Response>): Promise<Cost> {
  const before = { ...world.meter };
  const answer = await call();
  if (!answer.ok) throw new Error(`measured call was refused: ${answer.status} ${await answer.text()}`);
  return {
    reads: rounded(world.meter.reads - before.reads - SESSION_READS),
    writes: rounded(world.meter.writes - before.writes),
  };
}

/** Units that the reactions to what was just done take. */
async function following(world: World): Promise<Cost> {
  const before = { ...world.meter };
  await world.settle();
  return { reads: rounded(world.meter.reads - before.reads), writes: rounded(world.meter.writes - before.writes) };
}

async function measureList(world: World, place: Neighbourhood): Promise<Record<string, number>> {
  const claimants = await Promise.all(Array.from({ length: 4 }, (_, n) => addAcceptedMember(place, 20 + n)));
  for (let n = 0; n < 20; n++) {
    const post = await makePost(place, {
      title: `河道清洁志愿服务第${n + 1}场`,
      place: "清河滨河步道东段集合点",
      places: 8,
      startsAt: inHours(48 + n * 5),
      endsAt: inHours(50 + n * 5),
    });
    // Half taken, as lists usually are: names inside the post make its item larger.
    for (const claimant of claimants) await makeClaim(from(claimant), post, {});
  }
  const member = await addAcceptedMember(place, 1);
  const cookie = await cookieOf(member);
  const plain = await cost(world, () => ask(world, `/posts?unitId=${place.community}`, { cookie }));
  const mine = await cost(world, () => ask(world, `/posts?unitId=${place.community}&for=me`, { cookie }));
  return { list_20_posts_reads: plain.reads, list_20_posts_with_reasons_reads: mine.reads };
}

async function measureClaims(
  world: World,
  place: Neighbourhood,
  places: number,
  key: string,
): Promise<Record<string, number>> {
  const post = await makePost(place, { places, startsAt: inHours(300), endsAt: inHours(302) });
  const members = await Promise.all(Array.from({ length: 3 }, (_, n) => addAcceptedMember(place, places * 10 + n)));
  const [a = "", b = ""] = await Promise.all(members.map(cookieOf));
  await world.settle();
  const claim = (cookie: string) => () => ask(world, `/posts/${post}/claims/mine`, { method: "PUT", cookie, json: {} });
  const claimed = await cost(world, claim(a));
  const after = await following(world);
  const repeated = await cost(world, claim(a));
  const second = await cost(world, claim(b));
  const cancelled = await cost(world, () =>
    ask(world, `/posts/${post}/claims/mine/withdraw`, { method: "POST", cookie: b, json: {} }),
  );
  await world.settle();
  return {
    [`claim_${key}_writes`]: Math.max(claimed.writes, second.writes),
    [`claim_${key}_reads`]: claimed.reads,
    [`claim_${key}_reactions_writes`]: after.writes,
    [`claim_${key}_repeated_writes`]: repeated.writes,
    [`cancel_${key}_writes`]: cancelled.writes,
  };
}

async function measureWaiting(world: World, place: Neighbourhood): Promise<Record<string, number>> {
  const post = await makePost(place, { places: 1, startsAt: inHours(400), endsAt: inHours(402) });
  const members = await Promise.all([901, 902, 903].map((n) => addAcceptedMember(place, n)));
  const [holder = "", waiter = "", loser = ""] = await Promise.all(members.map(cookieOf));
  const claim = (cookie: string, wait: boolean) =>
    ask(world, `/posts/${post}/claims/mine`, { method: "PUT", cookie, json: { wait } });
  await claim(holder, false);
  await claim(waiter, true);
  const before = { ...world.meter };
  const refused = await claim(loser, false);
  if (refused.status !== 409) throw new Error("the post should be full");
  const loserReads = rounded(world.meter.reads - before.reads - SESSION_READS);
  const promoted = await cost(world, () =>
    ask(world, `/posts/${post}/claims/mine/withdraw`, { method: "POST", cookie: holder, json: {} }),
  );
  return {
    full_post_refused_reads: loserReads,
    full_post_refused_writes: rounded(world.meter.writes - before.writes - promoted.writes),
    cancel_with_promotion_writes: promoted.writes,
  };
}

async function measureService(world: World, place: Neighbourhood): Promise<Record<string, number>> {
  const held = await beginSession(place, 1);
  const cookie = await cookieOf(nth(held.members, 0));
  const staff = await cookieOf(held.worker);
  await world.settle();
  const { code } = await (await ask(world, `/posts/${held.post}/attendance/code`, { cookie: staff })).json();
  const post = (path: string, json: unknown, by: string) => () =>
    ask(world, path, { method: "POST", cookie: by, json });
  const checkedIn = await cost(world, post("/attendance/check-in", { code }, cookie));
  const after = passed(place, held, 2 * HOUR);
  await world.settle();
  const { services } = await (await ask(world, "/services/mine", { cookie })).json();
  const confirmed = await cost(world, post("/services/confirm", { ids: [services[0].id] }, staff));
  const counted = await following(world);
  for (let n = 0; n < 11; n++)
    await serve(place, nth(after.members, 0), { on: `2026-${String(n + 1).padStart(2, "0")}-05` });
  await world.settle();
  const ledger = await cost(world, () => ask(world, "/services/mine", { cookie }));
  return {
    check_in_writes: checkedIn.writes,
    check_in_reads: checkedIn.reads,
    confirm_writes: confirmed.writes,
    confirm_reactions_writes: counted.writes,
    ledger_of_12_services_reads: ledger.reads,
  };
}

async function run(): Promise<Findings> {
  const world = await makeWorld();
  try {
    const place = await makeNeighbourhood(world);
    const figures = {
      session_check_reads: SESSION_READS,
      ...(await measureList(world, place)),
      ...(await measureClaims(world, place, 12, "12_places")),
      ...(await measureClaims(world, place, 200, "200_places")),
      ...(await measureWaiting(world, place)),
      ...(await measureService(world, await makeNeighbourhood(world))),
    };
    return {
      figures,
      goals: {
        list_20_posts_reads: { op: "<=", value: 1 },
        claim_12_places_writes: { op: "<=", value: 4 },
        claim_200_places_writes: { op: "<=", value: 6 },
        cancel_12_places_writes: { op: "<=", value: 4 },
        check_in_writes: { op: "<=", value: 1 },
        confirm_writes: { op: "<=", value: 1 },
        ledger_of_12_services_reads: { op: "<=", value: 1 },
        cancel_with_promotion_writes: { op: "<=", value: 6 },
        full_post_refused_reads: { op: "<=", value: 0.5 },
        full_post_refused_writes: { op: "==", value: 0 },
      },
      notes: [
        "Request units as the engine reports them, per call through the API; the session check is listed apart.",
        "",
      ],
    };
  } finally {
    await world.close();
  }
}

export const measure: Measure = {
  name: "units",
  summary: "request units of each operation beside the least possible",
  run,
};
