import type { Operations } from "@rengang/table/send";
import { CANCELS, CLAIMS, type Control, done, EDITS, LARGE, SMALL } from "./control";
import { guardFailed, onPostsRead, onTransactions, unguarded } from "./spoil";

/** Bugs in what is answered. */
export const answers: Control[] = [
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

/** Bugs in turns, in the stream and in districts. */
export const turns: Control[] = [
  {
    name: "the second in line is moved up before the first",
    sabotage: {
      send: onPostsRead((post, strong) => {
        const [first, second, ...rest] = (post.waiting ?? []) as string[];
        return strong && second ? { ...post, waiting: [second, first, ...rest] } : post;
      }),
    },
    more: { posts: [{ places: 1, large: false, at: 48 }], mix: CLAIMS },
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
