import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@rengang/kernel/actor";
import { personIdOf, sortableIdOf } from "@rengang/kernel/crypto";
import type { FieldKeys } from "@rengang/kernel/field-cipher";
import type { DistrictId, PersonId } from "@rengang/kernel/ids";
import { Refusal, Stale } from "@rengang/kernel/refusal";
import type { Change } from "@rengang/table/change";
import { DistrictTable } from "@rengang/table/district-table";
import type { SendFor } from "@rengang/table/per-district";
import type { Files } from "./files";
import type { Messenger } from "./messenger";
import type { Providers } from "./providers";
import { packWhere } from "./where";

/** What every entry point (API, reactions, jobs, tests) gives the core once. */
export interface Platform {
  /** The engine under the credentials of one district. */
  readonly sendFor: SendFor;
  readonly tableName: string;
  /** Epoch milliseconds; the only clock. */
  readonly clock: () => number;
  /** Keys of the installation; each use derives its own purpose. */
  readonly secrets: { readonly identity: string; readonly signing: string; readonly fields: FieldKeys };
  readonly files: Files;
  readonly messenger: Messenger;
  readonly providers: Providers;
  /** True on the one-machine runtime, where messages land on a page instead of going out. */
  readonly outbox?: boolean;
  /** Where people reach the console, `https://…`, without a trailing slash. */
  readonly origin: string;
}

export interface From {
  readonly address?: string | undefined;
  readonly device?: string | undefined;
}

export interface Context {
  readonly actor: Actor;
  readonly district: DistrictId;
  /** Epoch milliseconds, the same throughout one request. */
  readonly now: number;
  readonly table: DistrictTable;
  readonly platform: Platform;
  readonly requestId: string;
  /** One conditional write or one transaction; carries who, which verb, which request and when. */
  readonly commit: (verb: string, changes: readonly Change[]) => Promise<void>;
  /** A sortable id; the same call repeated with the same idempotency key makes the same id. */
  readonly freshId: (prefix: string) => string;
  /** Whether the caller named the call, so that a repetition can be known. */
  readonly named: boolean;
  /** Where the request comes from, as the gateway tells it, and what the browser says it is. */
  readonly from?: From | undefined;
  /** The person behind a phone number, in this district. */
  readonly personOf: (phone: string) => PersonId;
}

/** The table as one district sees it. Called where a district has been established, never from a verb. */
export function tableOf(platform: Platform, district: DistrictId): DistrictTable {
  const { tableName, secrets, clock } = platform;
  // What is known of a district's key is kept with the installation, not with a handle that one request makes.
  const fields = { keys: secrets.fields, keeper: platform.sendFor };
  const settings = { tableName, cursorKey: secrets.signing, clock, fields };
  return new DistrictTable(platform.sendFor(district), district, settings);
}

/** Binds an actor to its district. `idempotencyKey` comes from the request header of the same name. */
export function openContext(
  platform: Platform,
  actor: Actor,
  requestId: string,
  idempotencyKey?: string,
  from?: From,
): Context {
  const now = platform.clock();
  const table = tableOf(platform, actor.district);
  const where = from && packWhere(platform.secrets.signing, from);
  let made = 0;
  let commits = 0;
  return {
    actor,
    district: actor.district,
    now,
    table,
    platform,
    requestId,
    from,
    commit: (verb, changes) => {
      commits += 1;
      const request = commits === 1 ? requestId : `${requestId}~${commits}`;
      return table.commit({ verb, by: actor.personId, request, at: now, where }, changes);
    },
    freshId: (prefix) => {
      made += 1;
      if (idempotencyKey === undefined) return sortableIdOf(prefix, now);
      // The time part must not move between two tries of one call, so it is left out.
      return sortableIdOf(prefix, 0, `${actor.district}:${actor.personId}:${idempotencyKey}:${made}`);
    },
    named: idempotencyKey !== undefined,
    personOf: (phone) => personIdOf(platform.secrets.identity, actor.district, phone),
  };
}

/**
 * A context for reactions and jobs of one district.
 * @param from for what somebody does who has not signed in yet
 */
export function systemContext(platform: Platform, district: DistrictId, requestId: string, from?: From): Context {
  const actor = { district, personId: "system" as const, name: "system", grant: { role: "system" as const } };
  return openContext(platform, actor, requestId, undefined, from);
}

const ROUNDS = 12;
const EAGER = 3;

/**
 * Runs load, decide and commit again when the load was overtaken; after three rounds with a pause that grows, so that
 * a crowd at one post spreads out. The last `Stale` surfaces as a conflict.
 */
export async function settle<T>(attempt: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Stale) || round === ROUNDS) throw error;
      if (round >= EAGER) await pause(Math.random() * 8 * 2 ** (round - EAGER));
    }
  }
}

/**
 * As `settle`, for what may be decided by cheap reads, because the guards of its commit tell whether they were true. A
 * refusal has no guard: what a cheap round would refuse is decided again on strong reads.
 * @param attempt reads strongly where it is told to
 */
export function settleCheaply<T>(attempt: (strong: boolean) => Promise<T>): Promise<T> {
  let round = 0;
  return settle(async () => {
    const strong = round++ > 0;
    try {
      return await attempt(strong);
    } catch (error) {
      throw error instanceof Refusal && !strong ? new Stale() : error;
    }
  });
}
