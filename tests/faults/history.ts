/** What somebody asked for. An organiser's assignment is a `claim`, a release and a declined offer a `leave`. */
export type Ask =
  | { readonly do: "claim"; readonly who: string; readonly wait: boolean }
  | { readonly do: "leave"; readonly who: string }
  /** The time of an offer is over: it passes on. */
  | { readonly do: "lapse"; readonly who: string }
  /** `who` takes over the place that `from` holds and has asked for. */
  | { readonly do: "stand_in"; readonly who: string; readonly from: string }
  /** Other places; with `release` those named give theirs back in the same step. */
  | { readonly do: "places"; readonly places: number; readonly release: readonly string[] }
  /** Another time: `at` is the new start in epoch minutes. */
  | { readonly do: "move"; readonly at: number }
  /** The post is made together with those who hold it. */
  | { readonly do: "born"; readonly places: number; readonly holders: readonly string[] }
  | { readonly do: "close" }
  | { readonly do: "reopen" }
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
  /** The post's name, which stays the same when the session moves to another address. */
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

/** Everyone whose standing an operation may change. */
export function concerned(ask: Ask): readonly string[] {
  if (ask.do === "stand_in") return [ask.who, ask.from];
  if (ask.do === "born") return ask.holders;
  if (ask.do === "places") return ask.release;
  return "who" in ask ? [ask.who] : [];
}
