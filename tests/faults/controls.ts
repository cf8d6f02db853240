import type { Operations } from "@rengang/table/send";
import type { RunSettings, Sabotage } from "./run";
import {
  alone,
  guardFailed,
  kindOf,
  onParts,
  onPostsRead,
  onTransactions,
  unguarded,
  verbOf,
  withCondition,
} from "./spoil";

/** A seeded bug, and what brings it to light most surely. */
export interface Control {
  readonly name: string;
  readonly sabotage: Sabotage;
  readonly more?: Partial<RunSettings>;
  /** The least that the checker must say about it. */
  readonly says: RegExp;
}

const done = { $metadata: {} } as Operations["transact"][1];
const CLAIMS = { claim: 60, leave: 30, assign: 5, release: 5, places: 0, cancel: 0 };
const EDITS = { ...CLAIMS, places: 40 };
const CANCELS = { ...CLAIMS, cancel: 5 };
const SMALL = [{ places: 2, large: false, at: 0 }];
const LARGE = [{ places: 2, large: true, at: 0 }];
const PAIR = [
  { places: 3, large: false, at: 0 },
  { places: 3, large: false, at: 1 },
];

const guards: Control[] = [
  {
    name: "the post's condition is removed",
    sabotage: { send: onParts((parts) => parts.map((p) => (kindOf(p) === "POST" ? unguarded(p) : p))) },
    more: { posts: LARGE, mix: CLAIMS, actors: 6 },
    says: /over:|no order|calendars|wait/,
  },
  {
    name: "the calendar's version is not insisted on",
    sabotage: { send: onParts((parts) => parts.map((p) => (kindOf(p) === "CALENDAR" ? unguarded(p) : p))) },
    more: { posts: PAIR, people: 3, mix: CLAIMS, actors: 6 },
    says: /calendar|two places|waits/,
  },
  {
    name: "a failed condition is tried again without it",
    sabotage: {
      send: onTransactions(async (parts, send) => {
        try {
          return await send("transact", { TransactItems: parts });
        } catch (error) {
          if (!guardFailed(error)) throw error;
          return send("transact", { TransactItems: parts.map(unguarded) });
        }
      }),
    },
    more: { posts: LARGE, mix: CLAIMS, actors: 6 },
    says: /over:|no order|calendars|line/,
  },
  {
    name: "a place is taken although somebody waits",
    sabotage: {
      send: (send) =>
        onPostsRead((post, strong) => (strong ? post : { ...post, waiting: undefined }))(
          onParts((parts) => parts.map((p) => withCondition(p, (c) => c.replace("= :none", ">= :none"))))(send),
        ),
    },
    more: { posts: SMALL, mix: EDITS },
    says: /came before|no order/,
  },
  {
    name: "places fall below those taken",
    sabotage: {
      send: (send) => async (operation, input) => {
        const update = input as { ConditionExpression?: string; ExpressionAttributeValues?: Record<string, unknown> };
        if (operation !== "update" || update.ExpressionAttributeValues?.[":set_places"] === undefined)
          return send(operation, input);
        return send(operation, (unguarded({ Update: update } as never).Update ?? input) as never);
      },
    },
    more: { posts: SMALL, mix: { ...EDITS, places: 60 }, actors: 6 },
    says: /over:|no order/,
  },
];

const halves: Control[] = [
  {
    name: "the calendar's half of a transaction is lost",
    sabotage: {
      send: onParts((parts) => (parts.length === 2 && kindOf(parts[0] as never) ? parts.slice(0, 1) : parts)),
    },
    says: /calendars say|in calendars|not in the calendar/,
  },
  {
    name: "the post's half of a transaction is lost",
    sabotage: { send: onParts((parts) => (kindOf(parts[0] as never) === "POST" ? parts.slice(1) : parts)) },
    says: /calendars say|in calendars|no order/,
  },
  {
    name: "a transaction is applied part by part",
    sabotage: {
      send: onTransactions(async (parts, send) => {
        for (const part of parts) await alone(part, send);
        return done;
      }),
    },
    more: { posts: PAIR, people: 4, mix: CLAIMS, actors: 6 },
    says: /calendar|no order|two places|Conditional/,
  },
  {
    name: "a withdrawal forgets the member's calendar",
    sabotage: {
      send: onParts((parts) => (verbOf(parts) === "claims.withdraw" ? [parts[0] as never, ...parts.slice(2)] : parts)),
    },
    says: /calendar/,
  },
  {
    name: "a promotion forgets the calendar of the promoted",
    sabotage: { send: onParts((parts) => parts.slice(0, 2)) },
    more: { posts: SMALL, mix: CLAIMS },
    says: /calendar/,
  },
];

const answers: Control[] = [
  {
    name: "a lost answer leads to a second application",
    sabotage: {
      send: (send, random) =>
        onTransactions(async (parts) => {
          const output = await send("transact", { TransactItems: parts });
          if (random.chance(0.3)) await send("transact", { TransactItems: parts.map(unguarded) });
          return output;
        })(send),
    },
    more: { posts: LARGE, mix: CLAIMS },
    says: /on the post|twice in the line|no order|over:/,
  },
  {
    name: "a failed condition is answered as success",
    sabotage: {
      send: onTransactions((parts, send) =>
        send("transact", { TransactItems: parts }).catch((error) => {
          if (guardFailed(error)) return done;
          throw error;
        }),
      ),
    },
    more: { posts: SMALL, mix: CLAIMS, actors: 6 },
    says: /no order/,
  },
  {
    name: "a write is acknowledged and never made",
    sabotage: {
      send: (send, random) =>
        onTransactions((parts) =>
          random.chance(0.05) ? Promise.resolve(done) : send("transact", { TransactItems: parts }),
        )(send),
    },
    says: /no order/,
  },
  {
    name: "old reads are taken for strong ones",
    sabotage: {},
    more: { posts: SMALL, mix: { ...CLAIMS, leave: 60 }, faults: { staleStrong: 0.5, staleRead: 0.5 } as never },
    says: /no order/,
  },
];

const turns: Control[] = [
  {
    name: "the second in line is moved up before the first",
    sabotage: {
      send: onPostsRead((post, strong) => {
        const [first, second, ...rest] = (post.waiting ?? []) as string[];
        return strong && second ? { ...post, waiting: [second, first, ...rest] } : post;
      }),
    },
    more: { posts: [{ places: 1, large: false, at: 0 }], mix: CLAIMS },
    says: /came before|reordered|no order/,
  },
  {
    name: "the record of a post that was called off is lost",
    sabotage: { lose: ({ kind, after }) => kind === "POST" && after?.state === "cancelled" },
    more: { mix: CANCELS },
    says: /called off, and still/,
  },
  {
    name: "records of posts are lost, so nobody moves up",
    sabotage: { lose: ({ kind }) => kind === "POST" },
    more: { posts: SMALL, mix: EDITS, turns: 4, actors: 5 },
    says: /beside a free place/,
  },
  {
    name: "records of calendars are lost, so rosters fall behind",
    sabotage: { lose: ({ kind }, random) => kind === "CALENDAR" && random.chance(0.3) },
    more: { posts: LARGE, mix: CLAIMS },
    says: /roster says/,
  },
  {
    name: "a key of another district is used",
    sabotage: {
      send: (send) => async (operation, input) => {
        if (operation !== "get") return send(operation, input);
        const { Key, ...rest } = input as Operations["get"][0];
        return send("get", {
          ...rest,
          Key: { ...Key, pk: String(Key?.pk).replace(/^D#[^#]+#/, "D#next-door#") },
        }) as never;
      },
    },
    says: /another district/,
  },
];

/** Every way of being wrong that the checker is known to find. */
export const controls: readonly Control[] = [...guards, ...halves, ...answers, ...turns];
