import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import type { Desk } from "./desk";
import { History } from "./history";
import { type Call, httpDesk } from "./http-desk";
import { EMPTY } from "./model";
import { randomOf } from "./random";
import { judge } from "./verdict";
import { type PostPlan, play, type Scene } from "./workload";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const PLANS: readonly PostPlan[] = [
  { places: 2, large: false, at: 48 },
  { places: 1, large: false, at: 49 },
];

/** Everything that another team writes: a district with people and posts, and the desk in front of it. */
async function sceneOver(call: Call): Promise<Scene> {
  const place = await makeNeighbourhood(world);
  const members = await addAcceptedMembers(place, 6);
  const people = new Map<string, string>();
  for (const member of members) people.set(String(member.actor.personId), await cookieOf(member));
  const posts = await Promise.all(
    PLANS.map(async (plan) => {
      const times = { startsAt: inHours(plan.at), endsAt: inHours(plan.at + 2) };
      return { id: await makePost(place, { ...times, places: plan.places }), plan, start: 0 };
    }),
  );
  const ids = posts.map((p) => p.id);
  return {
    settings: {
      groups: 1,
      people: 6,
      posts: PLANS,
      actors: 5,
      turns: 12,
      mix: { claim: 60, leave: 25, assign: 5, release: 5, places: 5 },
    },
    random: randomOf(7),
    history: new History(),
    desk: httpDesk(call, await cookieOf(place.worker), people, ids),
    posts: [posts],
    people: [[...people.keys()]],
  };
}

async function faultsIn(scene: Scene): Promise<string[]> {
  await play(scene);
  await world.settle();
  const start = (id: string) => {
    const plan = scene.posts.flat().find((p) => p.id === id)?.plan as PostPlan;
    return { ...EMPTY, places: plan.places, waitMax: 10 };
  };
  const snapshot = await scene.desk.snapshot();
  return judge({ history: scene.history, snapshot, start, fresh: true }).faults;
}

test("the kit plays against a plain HTTP API and finds it in order", async () => {
  const scene = await sceneOver((path, how) => world.request(path, how));
  expect(await faultsIn(scene)).toEqual([]);
  const answers = scene.history.operations.map((o) => Object.keys(o.answer)[0]);
  expect(new Set(answers)).toEqual(new Set(["yes", "no"]));
});

test("through the same adapter it finds an API that says yes and does nothing", async () => {
  const scene = await sceneOver((path, how) => world.request(path, how));
  let claims = 0;
  const claim: Desk["claim"] = (who, post, wait) => {
    claims += 1;
    return claims % 5 === 0 ? Promise.resolve({ yes: "claimed" }) : scene.desk.claim(who, post, wait);
  };
  const lying = { ...scene, desk: { ...scene.desk, claim } };
  expect((await faultsIn(lying)).join()).toContain("no order of the operations explains the answers");
});
