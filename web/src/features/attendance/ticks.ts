import { createSignal } from "solid-js";
import { loadDraft, saveDraft } from "../../lib/draft";
import { asProblem, Problem } from "../../lib/problem";

/** What the organiser says of one person. */
export interface Tick {
  mark: "present" | "absent" | "excused";
  hours?: number | undefined;
}

export interface TickRow {
  personId: string;
  present: boolean;
  excused: boolean;
  hours?: number | undefined;
}

export interface TickResult {
  personId: string;
  ok: boolean;
  code?: string | undefined;
  facts?: Record<string, unknown> | undefined;
}

export interface TickOptions {
  /** The name under which unsent ticks are kept on this device. */
  draft: string;
  send: (rows: TickRow[]) => Promise<readonly TickResult[]>;
  /** Called after ticks were accepted. */
  sent?: () => unknown;
  /** Milliseconds to wait for further ticks before sending. */
  pause?: number;
  /** Milliseconds between tries without a network. */
  again?: number;
}

type Ticks = Record<string, Tick>;

const rowOf = ([personId, tick]: [string, Tick]): TickRow => ({
  personId,
  present: tick.mark === "present",
  excused: tick.mark === "excused",
  ...(tick.mark === "present" && tick.hours !== undefined && { hours: tick.hours }),
});

/**
 * Ticks that are kept on the device first and sent when there is a way: nothing is lost without a network, on reload
 * or when the session ends meanwhile. The list that was sent may be sent again without harm.
 */
export function createTicks(options: TickOptions) {
  const [ticks, setTicks] = createSignal<Ticks>((loadDraft<Ticks>(options.draft)?.values as Ticks | undefined) ?? {});
  const [problems, setProblems] = createSignal<Record<string, Problem>>({});
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(next: Ticks): void {
    setTicks(next);
    saveDraft<Ticks>(options.draft, Object.keys(next).length > 0 ? { values: next } : undefined);
  }

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  /** Takes what was answered out of the queue, unless it has been ticked differently meanwhile. */
  function settle(asked: Ticks, results: readonly TickResult[]): void {
    const left = { ...ticks() };
    const refused = { ...problems() };
    for (const { personId, ok, code, facts } of results) {
      if (left[personId] === asked[personId]) delete left[personId];
      if (ok) delete refused[personId];
      else refused[personId] = new Problem(code ?? "fault", 409, facts as Problem["facts"]);
    }
    setProblems(refused);
    keep(left);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const asked = ticks();
    const rows = Object.entries(asked).map(rowOf);
    if (rows.length === 0 || sending()) return;
    setSending(true);
    try {
      settle(asked, await options.send(rows));
      setProblem();
      await options.sent?.();
    } catch (error) {
      const seen = asProblem(error);
      // Without a way to the server the ticks simply wait; a refusal of the whole list is said, and they stay.
      setProblem(() => (seen.undecided ? undefined : seen));
      if (seen.undecided) later(options.again ?? 15_000);
    } finally {
      setSending(false);
    }
    if (!problem() && Object.keys(ticks()).length > 0) later(options.again ?? 15_000);
  }

  return {
    /** What is ticked and not yet on the server. */
    of: (personId: string): Tick | undefined => ticks()[personId],
    count: (): number => Object.keys(ticks()).length,
    /** Why one row was refused. */
    problemOf: (personId: string): Problem | undefined => problems()[personId],
    /** Why the whole list was refused. */
    problem,
    sending,
    tick(personId: string, tick: Tick): void {
      setProblems(({ [personId]: _, ...rest }) => rest);
      keep({ ...ticks(), [personId]: tick });
      later(options.pause ?? 800);
    },
    flush,
    /** Gives up what the server would not take. */
    discard(): void {
      setProblems({});
      setProblem();
      keep({});
    },
    stop: () => clearTimeout(timer),
  };
}
