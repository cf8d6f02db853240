import { createRoot } from "solid-js";
import { createStore, reconcile, type SetStoreFunction } from "solid-js/store";
import { asProblem, type Problem } from "./problem";

export type Key = readonly (string | number | boolean | null | undefined | object)[];

export interface ReadState<T = unknown> {
  status: "pending" | "ready" | "failed";
  data: T | undefined;
  problem: Problem | undefined;
  fetching: boolean;
}

/** One thing read from the API and everyone who looks at it. */
export interface Entry<T = unknown> {
  readonly key: Key;
  readonly state: ReadState<T>;
  load: (() => Promise<T>) | undefined;
  fresh: number;
  users: number;
  readAt: number;
  turn: number;
  forget: ReturnType<typeof setTimeout> | undefined;
  readonly set: SetStoreFunction<ReadState<T>>;
}

const KEPT = 300_000;
const entries = new Map<string, Entry>();

/** The entry for a key, made on first use. */
export function entryOf<T>(key: Key): Entry<T> {
  const name = JSON.stringify(key);
  const found = entries.get(name);
  if (found) return found as Entry<T>;
  const entry = createRoot(() => {
    const [state, set] = createStore<ReadState<T>>({
      status: "pending",
      data: undefined,
      problem: undefined,
      fetching: false,
    });
    const made: Entry<T> = {
      key,
      state,
      set,
      load: undefined,
      fresh: 0,
      users: 0,
      readAt: 0,
      turn: 0,
      forget: undefined,
    };
    return made;
  });
  entries.set(name, entry as Entry);
  return entry;
}

/** Someone looks at the entry; the returned function ends that, and an unseen entry is forgotten after a while. */
export function watch<T>(entry: Entry<T>): () => void {
  entry.users += 1;
  clearTimeout(entry.forget);
  return () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    entry.forget = setTimeout(() => entries.delete(JSON.stringify(entry.key)), KEPT);
  };
}

function settle<T>(entry: Entry<T>, data: T): void {
  entry.readAt = Date.now();
  // Things keep their identity by id, so that rows and focus stay where they are.
  entry.set("data", reconcile(data as T | undefined, { key: "id" }) as never);
  entry.set({ status: "ready", problem: undefined, fetching: false });
}

/** Reads the entry again. Only the newest of several answers counts. */
export async function read<T>(entry: Entry<T>): Promise<void> {
  if (!entry.load) return;
  entry.turn += 1;
  const turn = entry.turn;
  entry.set("fetching", true);
  try {
    const data = await entry.load();
    if (turn === entry.turn) settle(entry, data);
  } catch (error) {
    if (turn !== entry.turn) return;
    entry.readAt = Date.now();
    const status = entry.state.status === "ready" ? "ready" : "failed";
    entry.set({ status, problem: asProblem(error), fetching: false });
  }
}

/** Reads the entry unless its answer is fresh or already on its way. */
export function readIfStale<T>(entry: Entry<T>): void {
  if (entry.state.fetching) return;
  const fresh = entry.state.status === "ready" && Date.now() - entry.readAt < entry.fresh;
  if (!fresh) void read(entry);
}

const begins = (key: Key, start: Key) =>
  start.every((part, index) => JSON.stringify(part) === JSON.stringify(key[index]));

/** What has been read, by hand: for sessions and for the few acts that know the answer already. */
export const cache = {
  /** Reads again whatever begins with one of these keys and is on screen; the rest when it is next looked at. */
  async refresh(...keys: readonly Key[]): Promise<void> {
    const hit = [...entries.values()].filter((entry) => keys.some((key) => begins(entry.key, key)));
    for (const entry of hit) entry.readAt = 0;
    await Promise.all(hit.filter((entry) => entry.users > 0).map((entry) => read(entry)));
  },
  put<T>(key: Key, data: T): void {
    const entry = entryOf<T>(key);
    entry.turn += 1;
    settle(entry, data);
  },
  peek<T>(key: Key): T | undefined {
    return (entries.get(JSON.stringify(key)) as Entry<T> | undefined)?.state.data;
  },
  /** Forgets everything except what is on screen, which stays as it is until it is read again. */
  clear(): void {
    for (const [name, entry] of entries) {
      entry.readAt = 0;
      if (entry.users === 0) entries.delete(name);
    }
  },
};

function readSeen(): void {
  if (document.visibilityState === "hidden") return;
  for (const entry of entries.values()) if (entry.users > 0) readIfStale(entry);
}

/** Reads stale things again when the person comes back to the window or online; called once at the start. */
export function readOnReturn(): void {
  document.addEventListener("visibilitychange", readSeen);
  addEventListener("online", readSeen);
}
