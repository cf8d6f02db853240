import { setImmediate } from "node:timers/promises";
import type { Desk } from "./desk";
import type { History } from "./history";
import type { Random } from "./random";

export interface Script {
  readonly people: number;
  readonly posts: readonly { readonly places: number; readonly large: boolean; readonly at: number }[];
  /** How many act at the same time, and how often each. */
  readonly actors: number;
  readonly turns: number;
  /** Weights of what they do. */
  readonly mix: Readonly<Record<"claim" | "leave" | "assign" | "release" | "places" | "cancel", number>>;
}

interface Stage {
  readonly settings: Script;
  readonly random: Random;
  readonly history: History;
  readonly desk: Desk;
  readonly posts: readonly { readonly id: string; readonly places: number }[];
  readonly people: readonly string[];
}

function drawn(mix: Script["mix"], random: Random): keyof Script["mix"] {
  const entries = Object.entries(mix) as [keyof Script["mix"], number][];
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return "claim";
}

/** One thing that somebody does; sometimes impatiently, so that the same call is made more than once at the same time. */
async function act({ settings, history, desk, posts, people }: Stage, random: Random): Promise<void> {
  const what = drawn(settings.mix, random);
  const post = random.pick(posts).id;
  const who = random.pick(people);
  const wait = random.chance(0.6);
  const taps = random.chance(0.06) ? random.between(2, 4) : 1;
  const once = () => {
    if (what === "claim") return history.record(post, { do: "claim", who, wait }, () => desk.claim(who, post, wait));
    if (what === "assign") return history.record(post, { do: "claim", who, wait }, () => desk.assign(who, post, wait));
    if (what === "leave") return history.record(post, { do: "leave", who }, () => desk.leave(who, post));
    if (what === "release") return history.record(post, { do: "leave", who }, () => desk.release(who, post));
    if (what === "cancel") return history.record(post, { do: "cancel" }, () => desk.cancel(post));
    const places = random.between(1, 5);
    return history.record(post, { do: "places", places }, () => desk.places(post, places));
  };
  await Promise.all(Array.from({ length: taps }, once));
}

/** Many act at once, each one thing after the other. A large post is first brought down to the places of the script. */
export async function play(stage: Stage): Promise<void> {
  const { settings, history, desk, posts, random } = stage;
  for (const [n, { places, large }] of settings.posts.entries()) {
    const post = posts[n]?.id as string;
    if (large) await history.record(post, { do: "places", places }, () => desk.places(post, places));
  }
  const actor = async (n: number) => {
    const own = random.fork(`actor ${n}`);
    for (let turn = 0; turn < settings.turns; turn++) {
      if (own.chance(0.2)) await setImmediate();
      await act(stage, own);
    }
  };
  await Promise.all(Array.from({ length: settings.actors }, (_, n) => actor(n)));
}
