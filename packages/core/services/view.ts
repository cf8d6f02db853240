import { fromMinutes, toIso } from "@rengang/kernel/time";
import type { DisputeRow, ServiceRow } from "./items";
import { overlap } from "./rules";
import type { Service } from "./schema";

const minutes = (at: number | undefined) => (at === undefined ? undefined : fromMinutes(at));
const instant = (at: number | undefined) => (at === undefined ? undefined : toIso(at));

const disputeView = ({ at, answeredAt, ...words }: DisputeRow): Service["dispute"] => ({
  ...words,
  at: toIso(at),
  answeredAt: instant(answeredAt),
});

/** A record as the member and the staff read it. */
export function serviceView(row: ServiceRow & { version?: number }): Service {
  const { version: _, startedAt, endedAt, inAt, outAt, recordedBy: __, confirmedBy: ___, ...facts } = row;
  const { correction, dispute } = row;
  return {
    ...facts,
    startsAt: minutes(startedAt),
    endsAt: minutes(endedAt),
    checkedInAt: minutes(inAt),
    checkedOutAt: minutes(outAt),
    walkIn: row.walkIn ?? false,
    confirmedAt: instant(row.confirmedAt),
    correction: correction && {
      at: toIso(correction.at),
      byName: correction.byName,
      reason: correction.reason,
      hoursBefore: correction.hoursBefore,
    },
    dispute: dispute && disputeView(dispute),
  };
}

/**
 * The records of a year with what a reader should look at. Two confirmations by two organisers in the same second can
 * pass both checks; the mark shows it to everyone who reads the ledger.
 */
export function markedViews(rows: readonly ServiceRow[], dailyHoursMax: number): Service[] {
  const counted = rows.filter((r) => r.state === "confirmed");
  return rows.map((row) => {
    if (row.state !== "confirmed") return serviceView(row);
    const sameDay = counted.filter((o) => o.on === row.on);
    const marks: NonNullable<Service["marks"]> = [];
    if (counted.some((o) => o.id !== row.id && overlap(o, row))) marks.push("overlap");
    if (sameDay.reduce((sum, o) => sum + o.hours, 0) > dailyHoursMax) marks.push("daily_limit");
    return marks.length > 0 ? { ...serviceView(row), marks } : serviceView(row);
  });
}
