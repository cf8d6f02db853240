/** `day` without hyphens; `place` orders the rows of one day. */
export interface AuditId {
  readonly day: string;
  readonly place: string;
}

/** Where a row stands on the district's line, `20261128#0mwk…`; spots sort by time. */
export const spotOf = ({ day, place }: AuditId): string => `${day}#${place}`;
/** And back. */
export const placedAt = (spot: string): AuditId => ({ day: spot.slice(0, 8), place: spot.slice(9) });
