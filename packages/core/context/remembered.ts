import type { DistrictId } from "@rengang/kernel/ids";
import type { Context, Platform } from "./index";

interface Kept<T> {
  /** What is asked for by several at once is read once. */
  readonly value: Promise<T>;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** What a process remembers of each district between two requests. */
export interface Remembered<T> {
  /** What is remembered, or else what `load` finds, which is remembered from then on. */
  readonly recall: (ctx: Context, load: () => Promise<T>) => Promise<T>;
  /** Whoever changes it reads it anew at once, in this process. */
  readonly forget: (ctx: Context) => void;
}

/**
 * Remembers something of each district, in this process alone. For what changes a few times a year and may be so old
 * without harm; never for what decides a right, a place or a single use.
 * @param lasts milliseconds for which it may be old
 */
export function remembered<T>(lasts: number): Remembered<T> {
  const installations = new WeakMap<Platform, Map<DistrictId, Kept<T>>>();
  const keptIn = (platform: Platform) => {
    const map = installations.get(platform) ?? new Map<DistrictId, Kept<T>>();
    installations.set(platform, map);
    return map;
  };
  return {
    recall: (ctx, load) => {
      const kept = keptIn(ctx.platform);
      const here = kept.get(ctx.district);
      if (here && ctx.now < here.until) return here.value;
      const value = load().catch((error: unknown) => {
        if (kept.get(ctx.district)?.value === value) kept.delete(ctx.district);
        throw error;
      });
      kept.set(ctx.district, { value, until: ctx.now + lasts });
      return value;
    },
    forget: (ctx) => void keptIn(ctx.platform).delete(ctx.district),
  };
}
