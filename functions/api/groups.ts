import type { Hono } from "hono";
import type { ExtractSchema } from "hono/types";
import type { Env } from "./http/types";

// biome-ignore lint/suspicious/noExplicitAny: any routes; which ones is told by each group's own type
type Routes = Hono<Env, any, "/">;

interface Group {
  /** The first words of its addresses, each of which has the group read when it is first asked for. */
  readonly words: readonly string[];
  readonly load: () => Promise<Routes>;
}

/**
 * Every group of routes, in the order in which they are tried. A start reads none of them: what stands under a word of an
 * address, with the rules and shapes behind it, is read by the first call to that word. Tests hold each line against the
 * addresses of its routes, so that a group that is missing here, or under one word too few, is found.
 */
export const groups = [
  { words: ["sessions", "districts", "health"], load: async () => (await import("./routes/sessions")).sessions },
  { words: ["sessions"], load: async () => (await import("./routes/memberships")).memberships },
  { words: ["factors", "people", "sessions"], load: async () => (await import("./routes/factors")).factors },
  { words: ["factors", "sessions"], load: async () => (await import("./routes/passkeys")).passkeys },
  {
    words: ["district", "districts", "grants", "people", "platform"],
    load: async () => (await import("./routes/districts")).districts,
  },
  { words: ["units"], load: async () => (await import("./routes/units")).units },
  { words: ["employers"], load: async () => (await import("./routes/employers")).employers },
  { words: ["members"], load: async () => (await import("./routes/members")).members },
  { words: ["registrations"], load: async () => (await import("./routes/registrations")).registrations },
  { words: ["posts"], load: async () => (await import("./routes/matching")).matching },
  { words: ["posts"], load: async () => (await import("./routes/posts")).posts },
  { words: ["claims", "posts"], load: async () => (await import("./routes/claims")).claims },
  { words: ["series", "units"], load: async () => (await import("./routes/series")).series },
  { words: ["templates", "units"], load: async () => (await import("./routes/templates")).templates },
  { words: ["calendar", "feeds", "posts"], load: async () => (await import("./routes/calendars")).calendars },
  { words: ["posts"], load: async () => (await import("./routes/draws")).draws },
  { words: ["members", "services", "units"], load: async () => (await import("./routes/services")).services },
  { words: ["attendance", "posts"], load: async () => (await import("./routes/attendance")).attendance },
  { words: ["jobs", "notifications"], load: async () => (await import("./routes/notifications")).notifications },
  { words: ["suggestions"], load: async () => (await import("./routes/suggestions")).suggestions },
  { words: ["deliveries", "senders"], load: async () => (await import("./routes/senders")).senders },
  { words: ["provider", "sessions"], load: async () => (await import("./routes/providers")).providers },
  { words: ["imports"], load: async () => (await import("./routes/imports")).imports },
  { words: ["evaluation"], load: async () => (await import("./routes/evaluation")).evaluation },
  { words: ["feedback"], load: async () => (await import("./routes/feedback")).feedback },
  { words: ["packages"], load: async () => (await import("./routes/packages")).packages },
  { words: ["privacy"], load: async () => (await import("./routes/privacy")).privacy },
  { words: ["audit"], load: async () => (await import("./routes/audit")).audit },
  { words: ["keys"], load: async () => (await import("./routes/keys")).keys },
  { words: ["rights"], load: async () => (await import("./routes/rights")).rights },
] as const satisfies readonly Group[];

/** Paths, inputs and answers of all of them, for the console's client. */
export type GroupSchema = ExtractSchema<Awaited<ReturnType<(typeof groups)[number]["load"]>>>;

/** Adds groups to an app, in their order. */
export async function mount(app: Hono<Env>, chosen: readonly Group[]): Promise<Hono<Env>> {
  for (const routes of await Promise.all(chosen.map((group) => group.load()))) app.route("/", routes);
  return app;
}

const under = new Map<string, Group[]>();
for (const group of groups) {
  for (const word of group.words) under.set(word, [...(under.get(word) ?? []), group]);
}

/** The groups with addresses under a word; none for a word that nothing begins with. */
export const groupsUnder = (word: string): readonly Group[] | undefined => under.get(word);

/**
 * Has the groups under these words read, for a start that waits for something anyway. Nobody waits for this: a call that
 * comes earlier, or for what could not be read, reads them itself.
 */
export function readAhead(words: readonly string[]): void {
  for (const group of words.flatMap((word) => groupsUnder(word) ?? [])) group.load().catch(() => undefined);
}
