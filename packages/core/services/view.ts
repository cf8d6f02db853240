import { fromMinutes, toIso } from "@rengang/kernel/time";
import type { DisputeRow, ServiceRow } from "./items";
import { marksOf } from "./rules";
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
  const { version: _, startedAt, endedAt, inAt, outAt, recordedBy: __, confirmedBy: ___, briefs: ____, ...facts } = row;
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

/** The records of a year, each with what a reader should look at. */
export function markedViews(rows: readonly ServiceRow[], dailyHoursMax: number): Service[] {
  return rows.map((row) => {
    const marks = marksOf(row, rows, dailyHoursMax);
    return marks.length > 0 ? { ...serviceView(row), marks } : serviceView(row);
  });
}
