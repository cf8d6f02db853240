import type { ServiceRow } from "./items";
import type { Summary } from "./schema";

/** Totals of the confirmed records among `rows`. Hours are halves, so sums are exact. */
export function totalsOf(rows: readonly ServiceRow[]): Summary {
  const summary: Summary = { times: 0, hours: 0, byTeam: {}, byMonth: {} };
  for (const { state, hours, team, on } of rows) {
    if (state !== "confirmed") continue;
    const parts = [summary, at(summary.byTeam, team), at(summary.byMonth, on.slice(0, 7))];
    for (const part of parts) {
      part.times += 1;
      part.hours += hours;
    }
  }
  return summary;
}

function at(parts: Summary["byTeam"], name: string): { times: number; hours: number } {
  parts[name] ??= { times: 0, hours: 0 };
  return parts[name];
}
