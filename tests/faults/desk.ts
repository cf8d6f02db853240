import type { Answer, Snapshot } from "./history";

/** What the kit must be able to ask of a system under test. Another team writes this one adapter. */
export interface Desk {
  readonly claim: (who: string, post: string, wait: boolean) => Promise<Answer>;
  /** The same on somebody's behalf. */
  readonly assign: (who: string, post: string, wait: boolean) => Promise<Answer>;
  readonly leave: (who: string, post: string) => Promise<Answer>;
  readonly release: (who: string, post: string) => Promise<Answer>;
  readonly places: (post: string, places: number) => Promise<Answer>;
  readonly cancel: (post: string) => Promise<Answer>;
  /** Both halves of everything, past every fault, once all has settled. */
  readonly snapshot: () => Promise<Snapshot>;
}
