import type { Operations } from "@rengang/table/send";
import { CLAIMS, type Control, OFFERS, SMALL } from "./control";
import type { Desk, MoreOfADesk } from "./desk";
import { actionOf } from "./keys";
import { kindOf, onItems, onParts, onPuts, type Part, unguarded, verbOf } from "./spoil";

/** A control of what a desk says and does rather than of what it writes. */
const onDesk = (change: (desk: Desk, more: MoreOfADesk) => Partial<MoreOfADesk>) => (desk: Desk) => ({
  ...desk,
  more: { ...desk.more, ...change(desk, desk.more as MoreOfADesk) },
});

const without = (verb: string, position: number) =>
  onParts((parts) => (verbOf(parts) === verb ? parts.filter((_, n) => n !== position) : parts));

/** Everyone named in an offer that a part writes. */
const offersIn = (part: Part) =>
  (actionOf(part).ExpressionAttributeValues as Record<string, unknown> | undefined)?.[":set_offers"] as
    | Record<string, number>
    | undefined;

const offers: Control[] = [
  {
    name: "an offer is given to two people",
    sabotage: {
      send: onParts((parts) => {
        for (const part of parts) {
          const values = actionOf(part).ExpressionAttributeValues as Record<string, unknown> | undefined;
          const [next] = (values?.[":set_waiting"] ?? []) as string[];
          const given = offersIn(part);
          if (given && next) Object.assign(given, { [next]: Object.values(given)[0] });
        }
        return parts;
      }),
    },
    more: OFFERS,
    says: /offered to .* who holds no place/,
  },
  {
    name: "an offer is taken without the versions of what was read",
    sabotage: {
      send: onParts((parts) => (verbOf(parts) === "claims.accept" ? parts.map(unguarded) : parts)),
      desk: onDesk((desk, more) => ({
        // Whoever says yes says no at the same time: one of the two comes first.
        lapse: async (who, post) => (await Promise.all([more.lapse(who, post), desk.claim(who, post, false)]))[0],
      })),
    },
    more: { ...OFFERS, mix: { ...OFFERS.mix, lapse: 30, accept: 30 }, actors: 6 },
    says: /calendar|no order|offered to/,
  },
  {
    name: "an offer lapses although it was taken",
    sabotage: {
      desk: onDesk((desk, more) => ({
        peek: async (post) => {
          const { holders } = await more.peek(post);
          return { holders, offered: holders };
        },
        lapse: async (who, post) => {
          const answer = await desk.release(who, post);
          return "no" in answer ? answer : { yes: "left" };
        },
      })),
    },
    more: { ...OFFERS, mix: { ...CLAIMS, lapse: 20 } },
    says: /no order/,
  },
  {
    name: "an offer whose time is over is not passed on",
    sabotage: { desk: onDesk(() => ({ lapse: async () => ({ no: "claim.offer_stands" }) })) },
    more: OFFERS,
    says: /outlives its time/,
  },
];

const standIns: Control[] = [
  {
    name: "a stand-in leaves the place in the calendar of the one who asked",
    sabotage: { send: without("claims.stand_in", 1) },
    more: { posts: SMALL, mix: { ...CLAIMS, stand_in: 30 } },
    says: /calendars say|in calendars/,
  },
  {
    name: "a stand-in does not get the place into the calendar",
    sabotage: { send: without("claims.stand_in", 2) },
    more: { posts: SMALL, mix: { ...CLAIMS, stand_in: 30 } },
    says: /calendars say|in calendars/,
  },
];

const MOVES = { ...CLAIMS, move: 6 };
const moves: Control[] = [
  {
    name: "a move does not bring the place to the new time",
    sabotage: {
      send: onPuts((item, verb) =>
        verb === "claims.move" ? { ...item, held: (item.held as { m?: 1 }[]).filter((e) => e.m !== 1) } : item,
      ),
    },
    more: { posts: SMALL, mix: MOVES },
    says: /calendars say|in calendars/,
  },
  {
    name: "the record of a move's job is lost",
    sabotage: { lose: ({ kind }) => kind === "JOB" },
    more: { posts: SMALL, mix: MOVES },
    says: /still on their way/,
  },
  {
    name: "a move forgets those who wait",
    sabotage: {
      send: onPuts((item, verb) =>
        verb === "posts.move" && item.item === "POST" ? { ...item, waiting: undefined } : item,
      ),
    },
    more: { posts: SMALL, mix: MOVES },
    says: /where no post is|no order/,
  },
];

const edits: Control[] = [
  {
    name: "fewer places free the post, not the calendar of the one released",
    sabotage: {
      send: onParts((parts) =>
        verbOf(parts) === "posts.edit" ? parts.filter((p) => kindOf(p) !== "CALENDAR") : parts,
      ),
    },
    more: { posts: [{ places: 3, large: false, at: 48 }], mix: { ...CLAIMS, shrink: 25 } },
    says: /calendars say|in calendars/,
  },
  {
    name: "a post that grows beyond its names loses a holder",
    sabotage: {
      send: onParts((parts) => {
        const grown = actionOf(parts[0] as Part).ExpressionAttributeValues as Record<string, number> | undefined;
        const roster = parts.findIndex((p) => String((actionOf(p).Item as { item?: string })?.item) === "ROSTER");
        if (verbOf(parts) !== "posts.edit" || roster < 0 || !grown?.[":set_taken"]) return parts;
        grown[":set_taken"] -= 1;
        return parts.filter((_, n) => n !== roster);
      }),
    },
    more: { posts: SMALL, mix: { ...CLAIMS, grow: 6 } },
    says: /in calendars|roster says/,
  },
  {
    name: "a post is born without the calendar of its holder",
    sabotage: { send: onParts((parts) => (verbOf(parts) === "posts.publish_filled" ? parts.slice(0, 2) : parts)) },
    more: { posts: SMALL, mix: { ...CLAIMS, born: 20 } },
    says: /in calendars|calendars say/,
  },
  {
    name: "what is counted by month is not taken back",
    sabotage: {
      send: onPuts((item, verb) => {
        const tally = (item.tally ?? {}) as Record<string, number>;
        return verb === "claims.withdraw" ? { ...item, tally: { ...tally, "2611": (tally["2611"] ?? 0) + 1 } } : item;
      }),
    },
    more: { posts: SMALL, mix: CLAIMS },
    says: /the tally of/,
  },
];

const histories: Control[] = [
  {
    name: "a step of the history is written again under another key",
    sabotage: {
      send: (send, random) => async (operation, input) => {
        const output = await send(operation, input);
        const { Item, ...rest } = input as Operations["put"][0];
        if (operation !== "put" || Item?.item !== "CLAIM_EVENT" || !random.chance(0.2)) return output;
        await send("put", { ...rest, Item: { ...Item, sk: `${String(Item.sk)}~again` } });
        return output;
      },
    },
    more: { posts: SMALL, mix: CLAIMS },
    says: /the history of/,
  },
  {
    name: "a step of the history is not written",
    sabotage: {
      send: (send, random) => async (operation, input) => {
        const lost = operation === "put" && (input as Operations["put"][0]).Item?.item === "CLAIM_EVENT";
        return lost && random.chance(0.1) ? ({ $metadata: {} } as never) : send(operation, input);
      },
    },
    more: { posts: SMALL, mix: CLAIMS },
    says: /the history of/,
  },
  {
    name: "the way between two places is forgotten",
    sabotage: {
      send: onItems((item) =>
        item.item === "DISTRICT" ? { ...item, settings: { ...(item.settings as object), travelMinutes: 0 } } : item,
      ),
    },
    more: {
      posts: [
        { places: 3, large: false, at: 48 },
        { places: 3, large: false, at: 50.25, away: true },
      ],
      district: { travelMinutes: 45 },
      mix: CLAIMS,
    },
    says: /no time for the way/,
  },
];

/** Bugs in what was added to plain claims. */
export const additions: readonly Control[] = [...offers, ...standIns, ...moves, ...edits, ...histories];
