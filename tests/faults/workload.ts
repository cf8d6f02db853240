import { setImmediate } from "node:timers/promises";
import { type Deed, prepared } from "./acts";
import type { Desk } from "./desk";
import type { History } from "./history";
import type { Random } from "./random";

export const ACTS = [
  "claim",
  "leave",
  "assign",
  "release",
  "places",
  "cancel",
  "accept",
  "lapse",
  "stand_in",
  "shrink",
  "grow",
  "close",
  "reopen",
  "move",
  "born",
] as const;
export type Act = (typeof ACTS)[number];
export type Mix = Readonly<Partial<Record<Act, number>>>;

/** Names of posts that are made on the way begin with this. */
export const NEWBORN = "new-";

/** A post of the script. */
export interface PostPlan {
  readonly places: number;
  /** Begins with more places than can be named, so that it counts; then it is brought down to `places`. */
  readonly large: boolean;
  /** Start in hours after the run's beginning. */
  readonly at: number;
  /** In another place, from which one has to travel. */
  readonly away?: boolean;
}

export interface Script {
  /** Each group has people, posts and actors of its own; more groups make a longer run of histories as short. */
  readonly groups: number;
  readonly people: number;
  readonly posts: readonly PostPlan[];
  /** How many act at the same time, and how often each. */
  readonly actors: number;
  readonly turns: number;
  /** Weights of what they do. */
  readonly mix: Mix;
}

export interface RunPost {
  readonly id: string;
  readonly plan: PostPlan;
  /** Start in epoch minutes. */
  readonly start: number;
}

/** What a script is played on. */
export interface Scene {
  readonly settings: Script;
  readonly random: Random;
  readonly history: History;
  readonly desk: Desk;
  /** The posts of each group, those born on the way included. */
  readonly posts: readonly RunPost[][];
  readonly people: readonly (readonly string[])[];
}

function drawn(mix: Mix, random: Random): Act {
  const entries = Object.entries(mix) as [Act, number][];
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return "claim";
}

/** One thing that somebody does; sometimes impatiently, so that the same call is made more than once at the same time. */
async function act(scene: Scene, group: number, random: Random, turn: string): Promise<void> {
  const what = drawn(scene.settings.mix, random);
  const posts = scene.posts[group] as RunPost[];
  const deed = await prepared(what, scene.desk, {
    post: random.pick(posts),
    people: scene.people[group] as readonly string[],
    random,
    turn,
  });
  const taps = random.chance(0.06) ? random.between(2, 4) : 1;
  await Promise.all(Array.from({ length: taps }, () => scene.history.record(deed.post, deed.ask, deed.call)));
  if (deed.born && !posts.some((p) => p.id === deed.post) && (await deed.born())) posts.push(postOf(deed));
}

const postOf = ({ post, plan, start }: Deed): RunPost => ({ id: post, plan, start });

/** Many act at once, each one thing after the other. A large post is first brought down to the places of the script. */
export async function play(scene: Scene): Promise<void> {
  const { settings, history, desk, posts, random } = scene;
  for (const { id, plan } of posts.flat().filter((p) => p.plan.large)) {
    const ask = { do: "places", places: plan.places, release: [] } as const;
    await history.record(id, ask, () => desk.places(id, plan.places, []));
  }
  const actor = async (group: number, n: number) => {
    const own = random.fork(`actor ${group} ${n}`);
    for (let turn = 0; turn < settings.turns; turn++) {
      if (own.chance(0.2)) await setImmediate();
      await act(scene, group, own, `${group}-${n}-${turn}`);
    }
  };
  const groups = posts.map((_, g) => Array.from({ length: settings.actors }, (_, n) => actor(g, n)));
  await Promise.all(groups.flat());
}

const ROUNDS = 40;

/** Lets the time of every offer pass until nothing is offered any more: then each place is held or free. */
export async function lapseAll({ history, desk, posts }: Scene): Promise<void> {
  const { peek, lapse } = desk.more ?? {};
  if (!peek || !lapse) return;
  await Promise.all(
    posts.flat().map(async ({ id }) => {
      for (let round = 0; round < ROUNDS; round++) {
        const { offered } = await peek(id);
        const [who] = offered;
        if (who === undefined) return;
        const answer = await history.record(id, { do: "lapse", who }, () => lapse(who, id));
        if ("no" in answer) return;
      }
    }),
  );
}
