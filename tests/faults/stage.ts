import type { Platform } from "@rengang/core/context";
import { setDistrict } from "@rengang/core/districts";
import { districtSettingsSchema } from "@rengang/core/districts/schema";
import { ROSTER_INSIDE_MAX } from "@rengang/core/posts/items";
import { toMinutes } from "@rengang/kernel/time";
import {
  addAcceptedMembers,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import type { World } from "../support/world";
import { Addresses } from "./addresses";
import { Changes } from "./changes";
import type { Desk } from "./desk";
import { History } from "./history";
import { faultLayer, type Layer } from "./layer";
import { EMPTY, type Model } from "./model";
import { productDesk } from "./product-desk";
import { type Random, randomOf } from "./random";
import type { RunSettings } from "./settings";
import type { Gaps } from "./snapshot";
import { NEWBORN, type PostPlan, type RunPost, type Scene } from "./workload";

/** One run: its district, its people and posts, and everything that is written down about it. */
export interface Stage extends Scene {
  readonly settings: RunSettings;
  readonly random: Random;
  readonly place: Neighbourhood;
  readonly platform: Platform;
  readonly layer: Layer;
  readonly desk: Desk;
  readonly addresses: Addresses;
  /** How each post begins. */
  readonly start: (post: string) => Model;
  readonly gaps: Gaps;
  /** What the stream told of posts and calendars. */
  readonly changes: Changes;
  readonly poison: string[];
  /** Steps that each job has taken. */
  readonly jobs: Map<string, number>;
}

const HOUR = 3_600_000;
/** Time never runs on so far that the first session begins. */
const LATEST = 9 * HOUR;

/** A clock of the run's own: no two moments are the same, and time passes when somebody lets it. */
function clockOf(world: World): { clock: () => number; pass: (ms: number) => void } {
  const start = world.platform.clock();
  let now = start;
  return {
    clock: () => ++now,
    pass: (ms) => {
      if (now + ms < start + LATEST) now += ms;
    },
  };
}

const FIRST = 1000;

/** Posts as a run's script wants them; a large one begins with more places than it can name. */
async function publish(place: Neighbourhood, plan: PostPlan): Promise<string> {
  const organiser = plan.away ? { ...place, worker: place.admin } : place;
  return makePost(organiser, {
    startsAt: inHours(plan.at),
    endsAt: inHours(plan.at + 2),
    places: plan.large ? ROSTER_INSIDE_MAX + 1 : plan.places,
    ...(plan.away && { unitId: place.street }),
  });
}

/** Whether what becomes free on a post is offered: always, or where its deadline for withdrawing has passed. */
const offersOn = (offers: string, at: number): boolean => offers === "always" || (offers === "late" && at <= 24);

function startOf(settings: RunSettings, posts: readonly RunPost[][]): (post: string) => Model {
  const { offers = "late", waitingMax = 10 } = settings.district;
  return (id) => {
    const post = posts.flat().find((p) => p.id === id);
    if (!post) return { ...EMPTY, exists: false };
    const { places, large, at } = post.plan;
    return {
      ...EMPTY,
      exists: !id.startsWith(NEWBORN),
      at: post.start,
      waitMax: waitingMax,
      offers: offersOn(offers, at),
      places: large ? ROSTER_INSIDE_MAX + 1 : places,
    };
  };
}

/** Makes everything that a run needs, without faults and in a district of its own. */
export async function makeStage(world: World, settings: RunSettings): Promise<Stage> {
  const random = randomOf(settings.seed);
  const place = await makeNeighbourhood(world);
  await setDistrict(place.admin, { offerMinutes: 5, ...settings.district });
  const { groups } = settings;
  const members = await addAcceptedMembers(place, settings.people * groups, FIRST);
  const names = members.map((m) => (m.actor.personId as string).slice(4));
  const addresses = new Addresses();
  const posts: RunPost[][] = [];
  for (let group = 0; group < groups; group++) {
    const made: RunPost[] = [];
    for (const [n, plan] of settings.posts.entries()) {
      const id = `post-${group}-${n}`;
      addresses.note(id, await publish(place, plan));
      made.push({ id, plan, start: toMinutes(inHours(plan.at)) });
    }
    posts.push(made);
  }
  const layer = faultLayer({
    send: world.platform.sendFor(place.district),
    district: place.district,
    random: random.fork("layer"),
    faults: settings.faults,
  });
  const spoil = settings.sabotage?.send;
  const send = spoil ? spoil(layer.send, random.fork("sabotage")) : layer.send;
  const { clock, pass } = clockOf(world);
  const platform: Platform = { ...world.platform, sendFor: () => send, clock };
  const phones = members.map((_, n) => phoneOf(FIRST + n));
  const desk = productDesk({ platform, place, members, phones, addresses, pass });
  const rules = districtSettingsSchema.parse(settings.district);
  return {
    settings,
    random,
    place,
    platform,
    layer,
    history: new History(),
    desk: settings.sabotage?.desk?.(desk) ?? desk,
    addresses,
    posts,
    start: startOf(settings, posts),
    gaps: { travelMinutes: rules.travelMinutes, stretchMinutes: rules.stretchHoursMax * 60 },
    people: posts.map((_, g) => names.slice(g * settings.people, (g + 1) * settings.people)),
    changes: new Changes(),
    poison: [],
    jobs: new Map(),
  };
}
