/** What somebody asked for. An organiser's assignment is a `claim`, a release a `leave`. */
export type Ask =
  | { readonly do: "claim"; readonly who: string; readonly wait: boolean }
  | { readonly do: "leave"; readonly who: string }
  | { readonly do: "places"; readonly places: number }
  | { readonly do: "cancel" };

export type Answer =
  | { readonly yes: "claimed" | "left" | "done" }
  | { readonly yes: "waitlisted"; readonly turn: number }
  /** Refused, for a reason in the product's words. */
  | { readonly no: string }
  /** Nobody knows whether it happened. */
  | { readonly unknown: string };

export interface Operation {
  readonly id: number;
  readonly post: string;
  readonly ask: Ask;
  /** Moments of the history's own clock. */
  readonly asked: number;
  answered: number;
  answer: Answer;
}

/** Writes down who asked what when, and when which answer came. */
export class History {
  readonly operations: Operation[] = [];
  /** Errors that are neither answers nor refusals. */
  readonly crashes: string[] = [];
  #moment = 0;

  async record(post: string, ask: Ask, call: () => Promise<Answer>): Promise<Answer> {
    const operation: Operation = {
      id: this.operations.length,
      post,
      ask,
      asked: this.#moment++,
      answered: Number.POSITIVE_INFINITY,
      answer: { unknown: "unanswered" },
    };
    this.operations.push(operation);
    try {
      operation.answer = await call();
    } catch (error) {
      this.crashes.push(`#${operation.id} ${JSON.stringify(ask)}: ${String(error)}`);
      operation.answer = { unknown: String(error) };
    }
    operation.answered = this.#moment++;
    return operation.answer;
  }

  of(post: string): Operation[] {
    return this.operations.filter((o) => o.post === post);
  }
}

/** One line an operation, for whoever reads a failure. */
export function printed(operations: readonly Operation[]): string {
  return operations
    .map(({ id, post, ask, asked, answered, answer }) => {
      const span = `${asked}–${Number.isFinite(answered) ? answered : "…"}`.padEnd(11);
      return `#${id} ${span} ${post} ${JSON.stringify(ask)} → ${JSON.stringify(answer)}`;
    })
    .join("\n");
}

/** A post as it stands once everything has settled. */
export interface PostState {
  readonly id: string;
  readonly places: number;
  readonly waitMax: number;
  readonly open: boolean;
  readonly cancelled: boolean;
  /** Names, where the post keeps them; otherwise only their number. */
  readonly holders?: readonly string[] | undefined;
  readonly taken: number;
  readonly waiting: readonly string[];
  /** Who holds a place according to rows outside the post, where there are any. */
  readonly roster?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface CalendarState {
  readonly held: readonly { readonly post: string; readonly from?: number; readonly to?: number }[];
  readonly waiting: readonly string[];
}

/** Both halves of everything, read strongly at the end. */
export interface Snapshot {
  readonly posts: readonly PostState[];
  readonly calendars: ReadonlyMap<string, CalendarState>;
}

export const share = (
  a: { from?: number | undefined; to?: number | undefined },
  b: { from?: number | undefined; to?: number | undefined },
): boolean =>
  a.from !== undefined &&
  a.to !== undefined &&
  b.from !== undefined &&
  b.to !== undefined &&
  a.from < b.to &&
  b.from < a.to;
