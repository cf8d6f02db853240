import type { Answer } from "./history";
import type { Snapshot } from "./snapshot";

/** What the kit must be able to ask of a system under test. Another team writes this one adapter. */
export interface Desk {
  readonly claim: (who: string, post: string, wait: boolean) => Promise<Answer>;
  /** The same on somebody's behalf. */
  readonly assign: (who: string, post: string, wait: boolean) => Promise<Answer>;
  readonly leave: (who: string, post: string) => Promise<Answer>;
  readonly release: (who: string, post: string) => Promise<Answer>;
  readonly places: (post: string, places: number, release: readonly string[]) => Promise<Answer>;
  readonly cancel: (post: string) => Promise<Answer>;
  /** Both halves of everything, past every fault, once all has settled. */
  readonly snapshot: () => Promise<Snapshot>;
  /** What only some systems can do: whatever is absent is never asked for. */
  readonly more?: Partial<MoreOfADesk>;
}

export interface MoreOfADesk {
  readonly close: (post: string) => Promise<Answer>;
  readonly reopen: (post: string) => Promise<Answer>;
  /** Moves the session to a new start, in epoch minutes. */
  readonly move: (post: string, at: number) => Promise<Answer>;
  /** `from` asks, `who` says yes. */
  readonly standIn: (who: string, post: string, from: string) => Promise<Answer>;
  /** Lets the time of an offer pass and passes it on; `left` when it was still there. */
  readonly lapse: (who: string, post: string) => Promise<Answer>;
  /** Makes a post together with its holders. */
  readonly born: (post: string, facts: BornFacts) => Promise<Answer>;
  /** Who stands on a post at this moment, past every fault: so that the workload asks for what can happen. */
  readonly peek: (
    post: string,
  ) => Promise<{ readonly holders: readonly string[]; readonly offered: readonly string[] }>;
}

export interface BornFacts {
  readonly places: number;
  readonly holders: readonly string[];
  /** Start in hours after the run's beginning. */
  readonly at: number;
}
