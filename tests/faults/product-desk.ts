import {
  acceptStandIn,
  assignClaim,
  editPost,
  holdersOf,
  lapseOffer,
  makeClaim,
  movePost,
  proposeStandIn,
  publishFilled,
  releaseClaim,
  withdrawClaim,
} from "@rengang/core/claims";
import type { Claim } from "@rengang/core/claims/schema";
import { type Context, openContext, type Platform, systemContext } from "@rengang/core/context";
import { cancelPost, closePost, loadDetail, postItem, reopenPost } from "@rengang/core/posts";
import type { Actor } from "@rengang/kernel/actor";
import type { PostId } from "@rengang/kernel/ids";
import { Refusal, Stale } from "@rengang/kernel/refusal";
import { fromMinutes } from "@rengang/kernel/time";
import { inHours, type Neighbourhood } from "../support/people";
import { requestId } from "../support/world";
import type { Addresses } from "./addresses";
import type { Desk } from "./desk";
import type { Answer } from "./history";
import { personOf, productSnapshot } from "./product-snapshot";

/** A refusal is an answer; that the engine could not be reached says nothing about what happened. */
async function answered(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stale) return { no: "change.stale" };
    if (!(error instanceof Refusal)) throw error;
    return error.code === "service.busy" ? { unknown: error.code } : { no: error.code };
  }
}

function answerOf({ state, turn }: Claim): Answer {
  // Whoever has been offered a place and asks for it takes it: to be told of the offer again is no answer.
  if (state === "offered") throw new Error("asked for an offered place, answered with the offer");
  if (state === "waitlisted") return { yes: "waitlisted", turn: turn ?? 0 };
  return { yes: state === "claimed" ? "claimed" : "left" };
}

const HOURS = 120;
/** An offer of the run's district stands for five minutes. */
const OFFER_OVER = 6 * 60_000;

/** What a product desk stands on. */
export interface Ground {
  /** The platform whose calls pass the fault layer. */
  readonly platform: Platform;
  /** The same district on a platform without faults, for reading the end. */
  readonly place: Neighbourhood;
  readonly members: readonly Context[];
  /** Phones of the members, in the same order. */
  readonly phones: readonly string[];
  readonly addresses: Addresses;
  /** Lets time pass for the platform. */
  readonly pass: (ms: number) => void;
}

/** The product's verbs behind a platform of the kit's own, so that every call passes the fault layer. */
export function productDesk({ platform, place, members, phones, addresses, pass }: Ground): Desk {
  const people = new Map(members.map((m) => [(m.actor.personId as string).slice(4), m.actor]));
  const phoneOf = new Map([...people.keys()].map((who, n) => [who, phones[n] as string]));
  const open = (actor: Actor, key?: string) => openContext(platform, actor, requestId(), key);
  const member = (who: string) => open(people.get(who) as Actor);
  const staff = () => open(place.admin.actor);
  const claim = async (made: Promise<Claim>) => answerOf(await made);
  const at = (post: string) => addresses.now(post) as PostId;
  const done = (call: () => Promise<unknown>) => answered(async () => call().then(() => ({ yes: "done" }) as const));

  /** Follows a session to where it is, whatever was answered. */
  async function follow(post: string): Promise<void> {
    const detail = await loadDetail(place.admin, at(post));
    if (!detail?.movedTo) return;
    addresses.note(post, detail.movedTo);
    await follow(post);
  }

  /** A post that is born answers or not; either way it can be found by its title. */
  async function find(post: string): Promise<void> {
    const rows = await place.admin.table.queryAll(postItem, { pk: `POSTS#${place.community}`, begins: "P#" });
    const row = rows.find((r) => r.title === post && r.state !== "moved");
    if (row && !addresses.all().has(post)) addresses.note(post, row.id);
  }

  return {
    claim: (who, post, wait) => answered(() => claim(makeClaim(member(who), at(post), { wait }))),
    assign: (who, post, wait) =>
      answered(() => claim(assignClaim(staff(), at(post), { personId: personOf(who), wait }))),
    leave: (who, post) => answered(() => claim(withdrawClaim(member(who), at(post), { reason: "临时有事" }))),
    release: (who, post) =>
      answered(() => claim(releaseClaim(staff(), at(post), { personId: personOf(who), reason: "换人" }))),
    places: (post, places, release) =>
      done(() => editPost(staff(), at(post), { places, release: release.map(personOf), reason: "场地变化" })),
    cancel: (post) => done(() => cancelPost(staff(), at(post), { reason: "天气" })),
    snapshot: () => productSnapshot(place.admin, [...people.keys()], addresses),
    more: {
      close: (post) => done(() => closePost(staff(), at(post))),
      reopen: (post) => done(() => reopenPost(staff(), at(post))),
      move: async (post, start) => {
        const times = { startsAt: fromMinutes(start), endsAt: fromMinutes(start + HOURS) };
        const answer = await done(() => movePost(staff(), at(post), { ...times, reason: "改期" }));
        await follow(post);
        return answer;
      },
      standIn: (who, post, from) =>
        answered(async () => {
          await proposeStandIn(member(from), at(post), { phone: phoneOf.get(who) as string });
          return claim(acceptStandIn(member(who), at(post), { from: personOf(from) }));
        }),
      lapse: (who, post) =>
        answered(async () => {
          const strike = () =>
            lapseOffer(systemContext(platform, place.district, requestId()), at(post), personOf(who));
          if (await strike()) return { yes: "left" };
          pass(OFFER_OVER);
          return (await strike()) ? { yes: "left" } : { no: "claim.offer_stands" };
        }),
      born: async (post, { places, holders, at: hours }) => {
        const times = { startsAt: inHours(hours), endsAt: inHours(hours + 2) };
        const facts = { title: post, team: "environment" as const, unitId: place.community, place: "梧桐苑", places };
        const names = holders.map(personOf);
        const answer = await done(() =>
          publishFilled(open(place.admin.actor, post), { ...facts, ...times, holders: names }),
        );
        await find(post);
        return answer;
      },
      peek: async (post) => {
        const row = await place.admin.table.get(postItem, at(post), { strong: true });
        const holders = row ? await holdersOf(place.admin, row) : [];
        return { holders: holders.map((id) => id.slice(4)), offered: Object.keys(row?.offers ?? {}) };
      },
    },
  };
}
