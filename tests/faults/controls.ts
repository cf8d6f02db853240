import { CLAIMS, type Control, done, EDITS, LARGE, PAIR, SMALL } from "./control";
import { answers, turns } from "./controls-of-answers";
import { additions } from "./controls-of-offers";
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

/** Every way of being wrong that the checker is known to find. */
export const controls: readonly Control[] = [...guards, ...halves, ...answers, ...turns, ...additions];
