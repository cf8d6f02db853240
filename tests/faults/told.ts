import type { Snapshot, ToldEvent } from "./snapshot";

type Standing = "out" | "held" | "offered" | "waiting" | "carried";

const IN: readonly Standing[] = ["held", "offered", "waiting", "carried"];
const COMES = new Set(["claimed", "assigned", "moved_up", "stood_in", "drawn"]);
const GOES = new Set(["withdrawn", "withdrawn_late", "released", "replaced", "lapsed", "clash", "cancelled"]);

/** Where somebody stands after an event; undefined where it cannot follow. */
function next(standing: Standing, event: string): Standing | undefined {
  const outside = standing === "out" || standing === "waiting" || standing === "carried";
  if (COMES.has(event)) return outside ? "held" : undefined;
  if (event === "offered") return outside ? "offered" : undefined;
  if (event === "accepted") return standing === "offered" || standing === "carried" ? "held" : undefined;
  if (event === "waited") return standing === "out" ? "waiting" : undefined;
  if (event === "moved") return standing === "out" ? "carried" : "out";
  if (event === "left_line" || event === "passed_over")
    return standing === "waiting" || standing === "carried" ? "out" : undefined;
  return GOES.has(event) && IN.includes(standing) ? "out" : undefined;
}

function faultsOfStory(about: string, events: readonly string[], ends: "held" | "waiting" | "out"): string[] {
  let standing: Standing = "out";
  for (const event of events) {
    const after = next(standing, event);
    if (!after) return [`the history of ${about} tells "${event}" of one who is ${standing}: ${events}`];
    standing = after;
  }
  const fits =
    standing === "carried"
      ? ends !== "out"
      : ends === "held"
        ? ["held", "offered"].includes(standing)
        : standing === ends;
  return fits ? [] : [`the history of ${about} ends as ${standing}, the calendar says ${ends}: ${events}`];
}

function byAddress(told: readonly ToldEvent[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { post, event } of told) found.set(post, [...(found.get(post) ?? []), event]);
  return found;
}

/**
 * Every claim's history tells what happened, each step once, and ends where the claim stands.
 * @param changes how often each standing changed as the stream told it, by person and address
 */
export function faultsOfHistories(snapshot: Snapshot, changes: ReadonlyMap<string, number> | undefined): string[] {
  const faults: string[] = [];
  const names = new Map([...(snapshot.addresses ?? [])].map(([name, known]) => [known.at(-1), name]));
  for (const [who, { told, held, waiting }] of snapshot.calendars) {
    if (!told) continue;
    const stories = byAddress(told);
    const stands = (address: string) => {
      const name = names.get(address) ?? address;
      if (held.some((e) => e.post === name)) return "held";
      return waiting.includes(name) ? "waiting" : "out";
    };
    for (const [address, events] of stories) {
      faults.push(...faultsOfStory(`${who} at ${address}`, events, stands(address)));
    }
    for (const [key, count] of changes ?? []) {
      const [person, address = ""] = key.split(" ");
      const events = stories.get(address) ?? [];
      if (person === who && events.length !== count)
        faults.push(`the history of ${who} at ${address} tells ${events.length} steps of ${count}: ${events}`);
    }
  }
  return faults;
}
