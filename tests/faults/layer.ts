import { randomUUID } from "node:crypto";
import { setImmediate, setTimeout } from "node:timers/promises";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Operation, Operations, Send } from "@rengang/table/send";
import { conflict, isSentAgain, throttled, timeout } from "./errors";
import { InFlight } from "./in-flight";
import { isWrite, partitionsOf, writtenKeys } from "./keys";
import { Past } from "./past";
import type { Random } from "./random";
import { readWithFaults } from "./reads";

/** How often each fault strikes, from 0 to 1 of the calls that it can strike. */
export interface Faults {
  readonly throttle: number;
  readonly conflict: number;
  readonly timeoutBefore: number;
  /** The write has happened and the caller hears nothing. */
  readonly timeoutAfter: number;
  readonly staleRead: number;
  /** Strongly consistent reads are served stale too: no engine does this, a negative control. */
  readonly staleStrong: number;
  readonly unprocessed: number;
  readonly split: number;
  readonly latency: number;
  /** Bound of one delay in milliseconds; 0 only lets others go first. */
  readonly latencyMost: number;
}

export const CALM: Faults = {
  throttle: 0,
  conflict: 0,
  timeoutBefore: 0,
  timeoutAfter: 0,
  staleRead: 0,
  staleStrong: 0,
  unprocessed: 0,
  split: 0,
  latency: 0,
  latencyMost: 0,
};

export interface Layer {
  readonly send: Send;
  readonly units: { reads: number; writes: number };
  /** How often each fault struck. */
  readonly struck: Record<string, number>;
  /** Calls that named a key of another district. */
  readonly leaks: string[];
}

export interface LayerSettings {
  readonly send: Send;
  readonly district: string;
  readonly random: Random;
  readonly faults: Faults;
}

const TRIES = 3;

/** What every part of the layer shares. */
export interface Inside extends LayerSettings {
  readonly past: Past;
  readonly strike: (fault: keyof Faults) => boolean;
}

/**
 * Stands between an application and its engine and behaves as the service does on a bad day: throttles, conflicts of
 * transactions (of keys in flight, and by chance), answers lost before and after the write, stale reads, batches that
 * come back in part, pages cut short, delays. Repeats by itself what the SDK repeats: a transaction under the same
 * token, a single write plainly. Counts units and notes every key that is not the district's.
 */
export function faultLayer(settings: LayerSettings): Layer {
  const { random, faults, district } = settings;
  const layer = { units: { reads: 0, writes: 0 }, struck: {} as Record<string, number>, leaks: [] as string[] };
  const flight = new InFlight();
  const note = (fault: string) => {
    layer.struck[fault] = (layer.struck[fault] ?? 0) + 1;
    return true;
  };
  const strike = (fault: keyof Faults) => random.chance(faults[fault]) && note(fault);
  const metered: Send = async (operation, input) => {
    const output = await settings.send(operation, input);
    const consumed = (output as { ConsumedCapacity?: object | object[] }).ConsumedCapacity ?? [];
    for (const part of [consumed].flat() as { CapacityUnits?: number }[]) {
      layer.units[isWrite(operation) ? "writes" : "reads"] += part.CapacityUnits ?? 0;
    }
    return output;
  };
  const inside: Inside = { ...settings, send: metered, past: new Past(), strike };
  const wait = async () => {
    if (!strike("latency")) return;
    if (faults.latencyMost === 0) for (let n = random.between(1, 5); n > 0; n--) await setImmediate();
    else await setTimeout(random.next() * faults.latencyMost);
  };
  const write: Send = async (operation, input) => {
    const keys = writtenKeys(operation, input);
    const parts = operation === "transact" ? keys.length : 0;
    const leave = flight.enter(keys, parts > 0);
    if (!leave && note("conflictInFlight")) throw conflict(parts);
    try {
      await wait();
      if (strike("throttle")) throw throttled(parts);
      if (strike("conflict")) throw conflict(parts);
      if (strike("timeoutBefore")) throw timeout();
      const output = await metered(operation, input);
      if (strike("timeoutAfter")) throw timeout();
      return output;
    } finally {
      leave?.();
    }
  };
  const read: Send = async (operation, input) => {
    await wait();
    if (strike("throttle")) throw throttled(0);
    if (strike("timeoutBefore")) throw timeout();
    return readWithFaults(inside, operation, input);
  };
  const send: Send = async (operation, input) => {
    guardDistrict(district, layer.leaks, operation, input);
    const once = isWrite(operation) ? write : read;
    const sent = operation === "transact" ? { ClientRequestToken: randomUUID(), ...input } : input;
    return asTheSdkRepeats(() => once(operation, sent), isWrite(operation));
  };
  return { ...layer, send };
}

/** Three tries as the SDK makes them; a call that stays unanswered surfaces as the product's own transport tells it. */
async function asTheSdkRepeats<T>(once: () => Promise<T>, writes: boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (isSentAgain(error) && attempt < TRIES) continue;
      const unanswered = (error as Error).name === "TimeoutError" || (!writes && isSentAgain(error));
      throw unanswered ? refuseCommon("service.busy") : error;
    }
  }
}

function guardDistrict(district: string, leaks: string[], operation: Operation, input: Operations[Operation][0]): void {
  for (const pk of partitionsOf(operation, input)) {
    if (pk.startsWith(`D#${district}#`)) continue;
    leaks.push(`${operation} ${pk}`);
    throw new Error(`a key of another district: ${operation} ${pk}`);
  }
}
