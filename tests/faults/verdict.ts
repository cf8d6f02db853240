import { faultsOfGaps, faultsOfHalves, holdersIn, same } from "./halves";
import { concerned, type History, type Operation } from "./history";
import { linearizable } from "./linearizable";
import type { Model, Rules } from "./model";
import { type Gaps, type PostState, type Snapshot, share } from "./snapshot";
import { faultsOfHistories } from "./told";

export { faultsOfHalves } from "./halves";

export interface Question {
  readonly history: History;
  readonly snapshot: Snapshot;
  /** How each post begins. */
  readonly start: (post: string) => Model;
  /** Reads were never stale, so every refusal must have been true. */
  readonly fresh: boolean;
  readonly gaps?: Gaps | undefined;
  /** Whether claims are limited by month, so that any place may stand against any other. */
  readonly limited?: boolean | undefined;
  /** How often each claim changed, by person and address, where somebody counted. */
  readonly changes?: ReadonlyMap<string, number> | undefined;
}

export interface Judgement {
  readonly faults: string[];
  /** Posts whose search was given up. */
  readonly undecided: number;
}

/** Sessions so near that one may stand against the other: by time, by the way between them, or as one stretch. */
const NEAR = 240;

/** Who may have lost a turn to another place: whoever asked for one and was not plainly refused. */
export function passedOverOn(post: string, { snapshot, history, limited }: Question): (who: string) => boolean {
  const moved = new Set(history.operations.filter((o) => o.ask.do === "move").map((o) => o.post));
  const own = snapshot.posts.find((p) => p.id === post);
  const anywhere = limited || own === undefined || moved.has(post);
  const rival = (p: PostState) => p.id !== post && (anywhere || moved.has(p.id) || share(p, own as PostState, NEAR));
  const rivals = new Set(snapshot.posts.filter(rival).map((p) => p.id));
  const busy = new Set(
    history.operations
      .filter((o) => rivals.has(o.post) && TAKES.has(o.ask.do) && !("no" in o.answer))
      .flatMap((o) => concerned(o.ask)),
  );
  return (who) => busy.has(who);
}
const TAKES: ReadonlySet<string> = new Set(["claim", "stand_in", "born"]);

/** Whether one of the same people had something else under way on the post meanwhile: then "full" is a matter of the instant. */
const alone = (operation: Operation, all: readonly Operation[]): boolean => {
  const mine = concerned(operation.ask);
  return !all.some((o) => {
    const together = o !== operation && o.asked < operation.answered && operation.asked < o.answered;
    return together && concerned(o.ask).some((who) => mine.includes(who));
  });
};

function endsAs(post: PostState | undefined, snapshot: Snapshot): (m: Model) => boolean {
  if (!post) return (m) => !m.exists;
  const cancelled = post.state === "cancelled";
  const names = post.holders ?? (cancelled ? undefined : holdersIn(snapshot, post.id));
  return (m) =>
    m.exists &&
    !m.moving &&
    m.places === post.places &&
    m.state === post.state &&
    (m.at === 0 || m.at === post.from) &&
    m.waiting.join() === post.waiting.join() &&
    m.holders.length === post.taken &&
    (cancelled || post.offered === undefined || same(m.offered, post.offered)) &&
    (names === undefined || same(m.holders, names));
}

/** These are decided on strong reads in any case. */
const ALWAYS_FRESH: ReadonlySet<string> = new Set(["leave", "places", "stand_in", "close", "reopen", "cancel", "move"]);

/** All that is wrong with a run: in the halves, in the calendars and their histories, and in the order of the answers post by post. */
export function judge(question: Question): Judgement {
  const { history, snapshot, start, fresh, gaps, changes } = question;
  const faults = [...history.crashes, ...faultsOfHalves(snapshot), ...faultsOfHistories(snapshot, changes)];
  if (gaps) faults.push(...faultsOfGaps(snapshot, gaps));
  let undecided = 0;
  for (const name of new Set([...snapshot.posts.map((p) => p.id), ...history.operations.map((o) => o.post)])) {
    const operations = history.of(name);
    const rules: Rules = {
      mayBePassedOver: passedOverOn(name, question),
      refusalsAreFresh: (o) => ALWAYS_FRESH.has(o.ask.do) || (fresh && alone(o, operations)),
    };
    const post = snapshot.posts.find((p) => p.id === name);
    const verdict = linearizable(operations, start(name), endsAs(post, snapshot), rules);
    if (verdict === "impossible") faults.push(`${name}: no order of the operations explains the answers`);
    if (verdict === "undecided") undecided += 1;
  }
  return { faults, undecided };
}
