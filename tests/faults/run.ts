import { claimReactions } from "@rengang/core/claims/reactions";
import { type Platform, systemContext } from "@rengang/core/context";
import { runJob } from "@rengang/functions/jobs/react";
import type { StreamChange } from "@rengang/table/record";
import type { Send } from "@rengang/table/send";
import type { Desk } from "./desk";
import type { Follower } from "./follower";
import { printed } from "./history";
import type { Layer } from "./layer";
import type { Random } from "./random";
import type { RunSettings } from "./settings";
import { makeStage, type Stage } from "./stage";
import { judge } from "./verdict";
import { lapseAll, play } from "./workload";

/** A seeded bug: it spoils calls on their way from the product, what the reactions get to see, or what is answered. */
export interface Sabotage {
  readonly send?: (send: Send, random: Random) => Send;
  /** True: the record never arrives. */
  readonly lose?: (change: StreamChange, random: Random) => boolean;
  readonly desk?: (desk: Desk) => Desk;
}

export interface Outcome {
  readonly seed: number;
  readonly faults: string[];
  readonly undecided: number;
  readonly attempts: number;
  readonly unanswered: number;
  /** How often each thing was asked for, and how often it was done. */
  readonly done: Readonly<Record<string, number>>;
  readonly struck: Layer["struck"];
  readonly leaks: number;
  /** The seed, what is wrong and the history: all that is needed to look into it. */
  readonly report: string;
}

const PATIENCE = 12;

/** Delivered again until it is done, as a stream does; a record that never gets through is poison. */
async function patiently(what: string, poison: string[], call: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt < PATIENCE) continue;
      poison.push(`${what} never ended: ${String(error)}`);
      return;
    }
  }
}

/** Far more steps than any job of a run takes, those included in which it waits for a roster. */
const STEPS_MOST = 150;

/** Takes the next step of a job; one that goes round in circles is given up and told. */
async function work(platform: Platform, change: StreamChange, { jobs, poison }: Stage): Promise<void> {
  const id = String(change.after?.id);
  const steps = (jobs.get(id) ?? 0) + 1;
  jobs.set(id, steps);
  if (steps === STEPS_MOST) poison.push(`${id} never comes to its end`);
  if (steps < STEPS_MOST) await patiently("the job", poison, () => runJob(platform, change));
}

async function react(stage: Stage, change: StreamChange): Promise<void> {
  const { platform, poison } = stage;
  if (change.kind === "JOB") await work(platform, change, stage);
  for (const reaction of claimReactions.filter((r) => r.kinds.includes(change.kind))) {
    await patiently(reaction.name, poison, () =>
      reaction.run(systemContext(platform, change.district, change.stamp.request), change),
    );
  }
}

/** Everything that a run needs, made without faults in a district of its own; from then on its stream is followed. */
export async function prepare(follower: Follower, settings: RunSettings): Promise<Stage> {
  const stage = await makeStage(follower.world, settings);
  const { place, random, changes } = stage;
  const lost = random.fork("lost");
  follower.listeners.set(place.district, {
    random: random.fork("stream"),
    faults: settings.stream,
    watch: (change) => changes.note(change),
    react: async (change) => {
      if (!settings.sabotage?.lose?.(change, lost)) await react(stage, change);
    },
  });
  return stage;
}

export const drive = (stage: Stage): Promise<void> => play(stage);
/** What is left to do once all is quiet. */
export const finish = (stage: Stage): Promise<void> => lapseAll(stage);

function doneIn({ history }: Stage): Record<string, number> {
  const done: Record<string, number> = {};
  for (const { ask, answer } of history.operations) {
    const name = "yes" in answer ? `done_${ask.do}` : "no" in answer ? `refused_${ask.do}` : "unanswered";
    done[name] = (done[name] ?? 0) + 1;
  }
  return done;
}

/** Looks at the end, once the reactions have settled. */
export async function conclude(stage: Stage): Promise<Outcome> {
  const { settings, history, desk, layer, changes, poison, addresses } = stage;
  const snapshot = await desk.snapshot();
  const { staleRead, staleStrong } = settings.faults;
  const { faults, undecided } = judge({
    history,
    snapshot,
    start: stage.start,
    fresh: staleRead + staleStrong === 0,
    gaps: stage.gaps,
    limited: (settings.district.monthlyClaimsMax ?? 0) > 0,
    changes: changes.ofClaims,
  });
  const steps = changes.faults(history, (address) => addresses.nameOf(address));
  // Every offer has been let run out: what is held now is held for good.
  const outlived = snapshot.posts.filter((p) => p.state !== "cancelled" && desk.more?.lapse && p.offered?.length);
  const offers = outlived.map((p) => `${p.id}: an offer to ${p.offered} outlives its time`);
  const all = [...offers, ...layer.leaks.map((leak) => `another district: ${leak}`), ...poison, ...steps, ...faults];
  const { seed } = settings;
  const about = history.operations.filter((o) => all.some((fault) => fault.startsWith(`${o.post}:`)));
  return {
    seed,
    faults: all,
    undecided,
    attempts: history.operations.length,
    unanswered: history.operations.filter((o) => "unknown" in o.answer).length,
    done: doneIn(stage),
    struck: layer.struck,
    leaks: layer.leaks.length,
    report: `seed ${seed}\n${all.join("\n")}\n${printed(about.length > 0 ? about : history.operations)}`,
  };
}
