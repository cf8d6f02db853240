import type { PersonId } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "../members";
import { type CalendarRow, calendarItem, type StandInRow, standInItem } from "./items";
import { EMPTY_CALENDAR } from "./rules";

/** What a member's own pages are made of. */
export interface OwnRows {
  readonly member: Loaded<MemberRow>;
  readonly calendar: Loaded<CalendarRow>;
  /** What others ask of the member, answered or not. */
  readonly asked: readonly Loaded<StandInRow>[];
}

/**
 * A member's row, calendar and what others ask, which lie side by side: one query, 0.5 read units for 4 KB. To look at; what
 * decides by it has its guards.
 * @param strong with what was done a moment ago, for twice the units
 * @throws Refusal `thing.missing` where data were erased
 */
export async function loadOwnRows(ctx: Context, personId: PersonId, strong = false): Promise<OwnRows> {
  const kinds = [memberItem, calendarItem, standInItem];
  // A few dozen short rows at most: one page.
  const { rows } = await ctx.table.queryKinds(kinds, { pk: `PERSON#${personId}`, begins: "MEMBER", strong });
  const ofKind = <Row>(kind: string) => rows.filter((r) => r.kind === kind).map((r) => r.row as Loaded<Row>);
  const [member] = ofKind<MemberRow>(memberItem.kind);
  if (!member || member.erasedAt !== undefined) throw refuseCommon("thing.missing");
  const [calendar = EMPTY_CALENDAR] = ofKind<CalendarRow>(calendarItem.kind);
  return { member, calendar, asked: ofKind<StandInRow>(standInItem.kind) };
}
