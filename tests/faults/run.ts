import { claimReactions } from "@rengang/core/claims/reactions";
import { type Platform, systemContext } from "@rengang/core/context";
import { postItem } from "@rengang/core/posts";
import { ROSTER_INSIDE_MAX } from "@rengang/core/posts/items";
import type { PostId } from "@rengang/kernel/ids";
import type { StreamChange } from "@rengang/table/record";
import type { Send } from "@rengang/table/send";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import type { World } from "../support/world";
import type { Desk } from "./desk";
import type { Follower } from "./follower";
import { History, printed } from "./history";
import { type Faults, faultLayer, type Layer } from "./layer";
import { productDesk } from "./product-desk";
import { type Random, randomOf } from "./random";
import type { StreamFaults } from "./stream";
import { judge } from "./verdict";
import { faultsOfStep, type PostVersion } from "./versions";
import { play, type Script } from "./workload";

/** A seeded bug: it spoils calls on their way from the product, or what the reactions get to see. */
export interface Sabotage {
  readonly send?: (send: Send, random: Random) => Send;
  /** True: the record never arrives. */
  readonly lose?: (change: StreamChange, random: Random) => boolean;
}

export interface RunSettings extends Script {
  readonly seed: number;
  readonly faults: Faults;
  readonly stream: StreamFaults;
  readonly sabotage?: Sabotage | undefined;
}

export interface Outcome {
  readonly seed: number;
  readonly faults: string[];
  readonly undecided: number;
  readonly attempts: number;
  readonly unanswered: number;
  readonly layer: Layer;
  /** The seed, what is wrong and the history: all that is needed to look into it. */
  readonly report: string;
}

interface Stage {
  readonly settings: RunSettings;
  readonly random: Random;
  readonly place: Neighbourhood;
  readonly layer: Layer;
  readonly history: History;
  readonly desk: Desk;
  readonly posts: { id: string; places: number }[];
  readonly people: string[];
  /** Versions of posts as the stream told them. */
  readonly versions: [PostVersion | undefined, PostVersion][];
  readonly poison: string[];
}

const PATIENCE = 12;

/** Delivered again until it is done, as a stream does; a record that never gets through is poison. */
async function react(platform: Platform, change: StreamChange, poison: string[]): Promise<void> {
  for (const reaction of claimReactions.filter((r) => r.kinds.includes(change.kind))) {
    for (let attempt = 1; ; attempt++) {
      try {
        await reaction.run(systemContext(platform, change.district, change.stamp.request), change);
        break;
      } catch (error) {
        if (attempt < PATIENCE) continue;
        poison.push(`${reaction.name} never ended: ${String(error)}`);
        break;
      }
    }
  }
}

function versionOf(change: StreamChange, image: Record<string, unknown> | undefined): PostVersion | undefined {
  if (!image || !postItem.read) return undefined;
  const row = postItem.read({ ...image }, change.key);
  const holders = row.taken === undefined ? [...(row.holders ?? [])] : undefined;
  return {
    post: row.id,
    places: row.places,
    taken: row.taken ?? holders?.length ?? 0,
    holders,
    waiting: row.waiting ?? [],
  };
}

/** Posts as a run's script wants them; a large one begins with many places, so that it counts instead of naming. */
async function publish(place: Neighbourhood, script: Script): Promise<{ id: string; places: number }[]> {
  const posts: { id: string; places: number }[] = [];
  for (const { places, large, at } of script.posts) {
    const facts = { startsAt: inHours(48 + at), endsAt: inHours(50 + at) };
    const id = await makePost(place, { ...facts, places: large ? ROSTER_INSIDE_MAX + 1 : places });
    posts.push({ id, places: large ? ROSTER_INSIDE_MAX + 1 : places });
  }
  return posts;
}

/** Everything that a run needs, made without faults in a district of its own. */
export async function prepare(world: World, follower: Follower, settings: RunSettings): Promise<Stage> {
  const random = randomOf(settings.seed);
  const place = await makeNeighbourhood(world);
  const members = await addAcceptedMembers(place, settings.people);
  const posts = await publish(place, settings);
  const layer = faultLayer({
    send: world.platform.send,
    district: place.district,
    random: random.fork("layer"),
    faults: settings.faults,
  });
  const spoil = settings.sabotage?.send;
  const send = spoil ? spoil(layer.send, random.fork("sabotage")) : layer.send;
  const platform: Platform = { ...world.platform, send };
  const ids = posts.map((p) => p.id as PostId);
  const stage: Stage = {
    settings,
    random,
    place,
    layer,
    history: new History(),
    desk: productDesk(platform, place, members, ids),
    posts,
    people: members.map((m) => (m.actor.personId as string).slice(4)),
    versions: [],
    poison: [],
  };
  const lost = random.fork("lost");
  follower.listeners.set(place.district, {
    random: random.fork("stream"),
    faults: settings.stream,
    watch: (change) => {
      const [before, now] = [versionOf(change, change.before), versionOf(change, change.after)];
      if (change.kind === "POST" && now) stage.versions.push([before, now]);
    },
    react: async (change) => {
      if (!settings.sabotage?.lose?.(change, lost)) await react(platform, change, stage.poison);
    },
  });
  return stage;
}

export const drive = (stage: Stage): Promise<void> => play(stage);

/** Looks at the end, once the reactions have settled. */
export async function conclude({ settings, history, desk, posts, layer, versions, poison }: Stage): Promise<Outcome> {
  const snapshot = await desk.snapshot();
  const start = new Map(posts.map((p) => [p.id, p.places]));
  const { staleRead, staleStrong } = settings.faults;
  const { faults, undecided } = judge({ history, snapshot, start, fresh: staleRead + staleStrong === 0 });
  const rivals = new Set(history.operations.flatMap((o) => ("who" in o.ask ? [o.ask.who] : [])));
  const steps = versions.flatMap(([before, now]) => faultsOfStep(before, now, (who) => rivals.has(who)));
  const all = [...layer.leaks.map((leak) => `another district: ${leak}`), ...poison, ...steps, ...faults];
  const { seed } = settings;
  const concerned = history.operations.filter((o) => all.some((fault) => fault.startsWith(o.post)));
  return {
    seed,
    faults: all,
    undecided,
    attempts: history.operations.length,
    unanswered: history.operations.filter((o) => "unknown" in o.answer).length,
    layer,
    report: `seed ${seed}\n${all.join("\n")}\n${printed(concerned.length > 0 ? concerned : history.operations)}`,
  };
}
