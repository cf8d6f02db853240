import { addAcceptedMembers, inHours, makeNeighbourhood, makePost } from "../support/people";
import { makeWorld, type World } from "../support/world";
import { cookiesOf } from "./crowd";
import { type Findings, type Measure, median, rounded } from "./measure";

const SMALL = 100;
const ROUNDS = 60;
/** Rounds that are not counted: until then the compiler is still at work. */
const WARM_UP = 10;

interface Town {
  readonly world: World;
  readonly cookies: string[];
  readonly worker: string;
  readonly community: string;
  readonly posts: string[];
}
interface Taken {
  readonly units: number;
  readonly ms: number;
}

/** A community with so many members and 20 posts. */
async function makeTown(members: number): Promise<Town> {
  const world = await makeWorld();
  const place = await makeNeighbourhood(world);
  const people = await addAcceptedMembers(place, members);
  const cookies = await cookiesOf(people.slice(0, SMALL));
  const [worker = ""] = await cookiesOf([place.worker]);
  const posts: string[] = [];
  for (let n = 0; n < 20; n++) {
    const at = 48 + n * 3;
    posts.push(await makePost(place, { places: 12, startsAt: inHours(at), endsAt: inHours(at + 2) }));
  }
  return { world, cookies, worker, community: place.community, posts };
}

/** What is done in every round, by another member on another post each time. */
const CALLS: Record<string, (town: Town, round: number) => [string, string, string, unknown?]> = {
  list: ({ cookies, community }, n) => ["GET", `/posts?unitId=${community}`, cookies[n] ?? ""],
  list_for_me: ({ cookies, community }, n) => ["GET", `/posts?unitId=${community}&for=me`, cookies[n] ?? ""],
  claim: ({ cookies, posts }, n) => ["PUT", `/posts/${posts[n % 20]}/claims/mine`, cookies[n] ?? "", {}],
  my_claims: ({ cookies }, n) => ["GET", "/claims/mine", cookies[n] ?? ""],
  claimants: ({ worker, posts }, n) => ["GET", `/posts/${posts[n % 20]}/claims`, worker],
  withdraw: ({ cookies, posts }, n) => ["POST", `/posts/${posts[n % 20]}/claims/mine/withdraw`, cookies[n] ?? "", {}],
};

async function take(town: Town, call: string, round: number): Promise<Taken> {
  const [method, path, cookie, json] = CALLS[call]?.(town, round) ?? ["", "", ""];
  const { meter } = town.world;
  const before = meter.reads + meter.writes;
  const started = performance.now();
  const answer = await town.world.request(path, { method, cookie, ...(json !== undefined && { json }) });
  const ms = performance.now() - started;
  if (!answer.ok) throw new Error(`${method} ${path} was refused: ${answer.status} ${await answer.text()}`);
  return { units: meter.reads + meter.writes - before, ms };
}

async function compare(small: Town, large: Town): Promise<{ figures: Record<string, number>; apart: number }> {
  const figures: Record<string, number> = {};
  const calls = Object.keys(CALLS);
  const taken = new Map<string, [Taken[], Taken[]]>(calls.map((call) => [call, [[], []]]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const call of calls) {
      const pair = round % 2 === 0 ? [small, large] : [large, small];
      for (const town of pair) {
        const found = await take(town, call, round);
        if (round >= WARM_UP) taken.get(call)?.[town === small ? 0 : 1].push(found);
      }
    }
  }
  let apart = 0;
  for (const [call, [one, other]] of taken) {
    const units = [one, other].map((t) => median(t.map((x) => x.units))) as [number, number];
    const ms = [one, other].map((t) => median(t.map((x) => x.ms))) as [number, number];
    figures[`${call}_units_small`] = rounded(units[0]);
    figures[`${call}_units_large`] = rounded(units[1]);
    figures[`${call}_p50_ratio`] = rounded(ms[1] / ms[0]);
    apart += Math.abs(units[0] - units[1]);
  }
  return { figures, apart };
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const members = long ? 100_000 : 5000;
  const [small, large] = [await makeTown(SMALL), await makeTown(members)];
  try {
    const { figures, apart } = await compare(small, large);
    const ratios = Object.keys(figures).filter((key) => key.endsWith("_p50_ratio"));
    return {
      figures: { members_small: SMALL, members_large: members, ...figures, units_apart: rounded(apart) },
      goals: {
        units_apart: { op: "==", value: 0 },
        ...Object.fromEntries(ratios.map((key) => [key, { op: "<=" as const, value: 1.2 }])),
      },
      notes: [
        `One community of ${SMALL} members and one of ${members}, each on an engine of its own, ${ROUNDS} rounds interleaved.`,
        "",
      ],
    };
  } finally {
    await Promise.all([small.world.close(), large.world.close()]);
  }
}

export const measure: Measure = {
  name: "growth",
  summary: "the same units and times whether a community has 100 members or 100,000",
  run,
};
