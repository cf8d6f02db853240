import { createEffect, createMemo, createSignal, mergeProps, onCleanup, untrack } from "solid-js";
import { newSubmission, type Submission } from "./api";
import { cache, type Entry, entryOf, type Key, read, readIfStale, watch } from "./cache";
import { asProblem, type Problem } from "./problem";

export { cache, type Key } from "./cache";

export interface RemoteOptions<T> {
  /** Names what is read; begins with the capability: `["posts", filter]`. */
  key: Key;
  load: () => Promise<T>;
  enabled?: boolean;
  /** Keep showing the last answer while the next one (another filter, another page) is on its way. */
  keep?: boolean;
  /** Ask again every so many milliseconds, while it says so: for long work. */
  every?: (data: T | undefined) => number | false;
  /** Milliseconds for which an answer is taken as fresh; 15 s when nothing is said. */
  fresh?: number;
}

/** Something read from the API: what `<Remote of={…}>` shows. */
export interface RemoteRead<T> {
  readonly data: T | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: Problem | undefined;
  readonly isFetching: boolean;
  refetch(): Promise<void>;
}

/** Reads from the API and keeps what was read. Signals read inside `options` are followed. */
export function createRemote<T>(options: () => RemoteOptions<T>): RemoteRead<T> {
  const wanted = createMemo(options);
  const name = createMemo(() => JSON.stringify(wanted().key));
  const entry = createMemo<Entry<T>>(() => {
    name();
    return untrack(() => entryOf<T>(wanted().key));
  });
  const [before, setBefore] = createSignal<T>();
  createEffect(() => {
    const now = entry();
    onCleanup(watch(now));
  });
  createEffect(() => {
    const { load, enabled = true, fresh = 15_000 } = wanted();
    const now = entry();
    now.load = load;
    now.fresh = fresh;
    if (enabled) untrack(() => readIfStale(now));
  });
  createEffect(() => {
    const data = entry().state.data;
    if (wanted().keep && data !== undefined) setBefore(() => data);
  });
  createEffect(() => {
    const { every, enabled = true } = wanted();
    const pause = enabled && !entry().state.fetching && (every?.(entry().state.data) ?? false);
    if (!pause) return;
    const timer = setTimeout(() => void read(entry()), pause);
    onCleanup(() => clearTimeout(timer));
  });
  const shown = () =>
    entry().state.data ?? (wanted().keep && entry().state.status === "pending" ? before() : undefined);
  return {
    get data() {
      return shown();
    },
    get isPending() {
      return entry().state.status === "pending" && shown() === undefined;
    },
    get isError() {
      return entry().state.status === "failed";
    },
    get error() {
      return entry().state.problem;
    },
    get isFetching() {
      return entry().state.fetching;
    },
    refetch: () => read(entry()),
  };
}

/** What a list read page by page holds so far. */
export interface Pages<P> {
  pages: P[];
}

export interface PagesRead<P> extends RemoteRead<Pages<P>> {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<void>;
}

/** A list read page by page: `load(cursor)` gives one page with the next `cursor`. */
export function createPages<P extends { cursor?: string | null | undefined }>(
  options: () => { key: Key; load: (cursor: string | undefined) => Promise<P>; enabled?: boolean; keep?: boolean },
): PagesRead<P> {
  const next = (pages: readonly P[]): string | undefined => pages[pages.length - 1]?.cursor ?? undefined;
  const remote = createRemote<Pages<P>>(() => {
    const { key, load, ...rest } = options();
    const loadAll = async () => {
      const count = untrack(() => cache.peek<Pages<P>>(key)?.pages.length ?? 1);
      const pages = [await load(undefined)];
      while (pages.length < count && next(pages)) pages.push(await load(next(pages)));
      return { pages };
    };
    return { ...rest, key, load: loadAll };
  });
  const [busy, setBusy] = createSignal(false);
  return mergeProps(remote, {
    get hasNextPage(): boolean {
      return next(remote.data?.pages ?? []) !== undefined;
    },
    get isFetchingNextPage(): boolean {
      return busy();
    },
    async fetchNextPage(): Promise<void> {
      const { key, load } = untrack(options);
      const pages = untrack(() => remote.data?.pages ?? []);
      const cursor = next(pages);
      if (!cursor || busy()) return;
      setBusy(true);
      try {
        const page = await load(cursor);
        cache.put(key, { pages: [...pages, page] });
      } finally {
        setBusy(false);
      }
    },
  });
}

export interface ActionOptions<I, O> {
  run: (input: I, submission: Submission) => Promise<O>;
  /** Keys (or their beginnings) of what must be read again afterwards. */
  refresh?: readonly Key[];
  done?: (result: O, input: I) => void;
  failed?: (problem: Problem, input: I) => void;
}

export interface Action<I, O> {
  run(input: I): Promise<void>;
  readonly busy: boolean;
  /** What is being acted on, to mark the one row that is busy. */
  readonly input: I | undefined;
  readonly problem: Problem | undefined;
  readonly result: O | undefined;
}

/**
 * One act on the server behind a button. A second press while it runs does nothing; a repeat after a lost answer
 * carries the same identity, so it has one effect.
 */
export function createAction<I = void, O = unknown>(options: ActionOptions<I, O>): Action<I, O> {
  const [running, setRunning] = createSignal<{ input: I }>();
  const [problem, setProblem] = createSignal<Problem>();
  const [result, setResult] = createSignal<O>();
  const undecided = new Map<string, Submission>();

  async function act(input: I): Promise<void> {
    const name = JSON.stringify(input) ?? "";
    const submission = undecided.get(name) ?? newSubmission();
    undecided.set(name, submission);
    try {
      const answer = await options.run(input, submission);
      undecided.delete(name);
      setResult(() => answer);
      options.done?.(answer, input);
    } catch (error) {
      const seen = asProblem(error);
      if (!seen.undecided) undecided.delete(name);
      setProblem(() => seen);
      options.failed?.(seen, input);
    }
    if (options.refresh) await cache.refresh(...options.refresh);
  }

  return {
    async run(input: I): Promise<void> {
      if (untrack(running)) return;
      setRunning(() => ({ input }));
      setProblem();
      await act(input).finally(() => setRunning());
    },
    get busy(): boolean {
      return running() !== undefined;
    },
    get input(): I | undefined {
      return running()?.input;
    },
    get problem(): Problem | undefined {
      return problem();
    },
    get result(): O | undefined {
      return result();
    },
  };
}
