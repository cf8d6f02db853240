import type { CalendarRow } from "@rengang/core/claims/items";
import { postItem } from "@rengang/core/posts";
import type { StreamChange } from "@rengang/table/record";
import { concerned, type History } from "./history";
import { faultsOfStep, type PostVersion } from "./versions";

interface Step {
  readonly before: PostVersion | undefined;
  readonly now: PostVersion;
  readonly verb: string;
}

function versionOf(change: StreamChange, image: Record<string, unknown> | undefined): PostVersion | undefined {
  if (!image || !postItem.read) return undefined;
  const row = postItem.read({ ...image }, change.key);
  const holders = row.taken === undefined ? [...(row.holders ?? [])] : undefined;
  return {
    post: row.id,
    places: row.places,
    taken: row.taken ?? holders?.length ?? 0,
    holders,
    offered: Object.keys(row.offers ?? {}),
    waiting: row.waiting ?? [],
  };
}

type Standings = Map<string, "held" | "waiting">;
const standings = (row: CalendarRow | undefined): Standings =>
  new Map([
    ...(row?.waiting ?? []).map((e) => [e.p as string, "waiting"] as const),
    ...(row?.held ?? []).map((e) => [e.p as string, "held"] as const),
  ]);

/** Every version of posts and calendars as the stream told them, each record once and in its order. */
export class Changes {
  readonly #steps: Step[] = [];
  /** How often a person's standing at an address changed: as many events belong in its history. */
  readonly ofClaims = new Map<string, number>();

  note(change: StreamChange): void {
    if (change.kind === "CALENDAR") this.#noteCalendar(change);
    if (change.kind !== "POST") return;
    const now = versionOf(change, change.after);
    if (now) this.#steps.push({ before: versionOf(change, change.before), now, verb: change.stamp.verb });
  }

  #noteCalendar({ key, before, after, stamp }: StreamChange): void {
    const who = key.pk.slice("PERSON#per_".length);
    const row = after as CalendarRow | undefined;
    const [old, now] = [standings(before as CalendarRow | undefined), standings(row)];
    const count = (address: string) =>
      this.ofClaims.set(`${who} ${address}`, (this.ofClaims.get(`${who} ${address}`) ?? 0) + 1);
    for (const address of new Set([...old.keys(), ...now.keys()])) {
      if (old.get(address) !== now.get(address)) count(address);
    }
    const said = row?.note;
    if (stamp.verb === "claims.accept" && said?.how === "accepted" && old.get(said.p) === "held") count(said.p);
  }

  /** What no version and no step may be. */
  faults(history: History, nameOf: (address: string) => string): string[] {
    const rivals = new Set(history.operations.flatMap((o) => concerned(o.ask)));
    return this.#steps.flatMap(({ before, now, verb }) =>
      faultsOfStep(before, { ...now, post: nameOf(now.post) }, (who) => rivals.has(who), verb),
    );
  }
}
