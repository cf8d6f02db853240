import type { PersonId } from "@rengang/kernel/ids";
import { MINUTE } from "@rengang/kernel/time";
import { type CalendarRow, calendarItem } from "../claims/items";
import type { Context } from "../context";
import { headItem, type ObjectionRow, objectionItem } from "../evaluation/items";
import { type FormRow, formItem } from "../feedback/items";
import { type MemberRow, memberItem } from "../members";
import { grantItem } from "../people";
import { serviceItem } from "../services";
import type { ServiceRow } from "../services/items";
import type { Standing } from "./rules";

const KINDS = [grantItem, memberItem, calendarItem, serviceItem, formItem, objectionItem] as const;

/** Everything of one person that a rule of erasure looks at, by kind. */
async function collected(ctx: Context, personId: PersonId): Promise<Map<string, object[]>> {
  const found = new Map<string, object[]>();
  let cursor: string | undefined;
  do {
    const page = await ctx.table.queryKinds(KINDS, { pk: `PERSON#${personId}`, strong: true, cursor });
    for (const { kind, row } of page.rows) found.set(kind, [...(found.get(kind) ?? []), row]);
    cursor = page.cursor;
  } while (cursor);
  return found;
}

const delivered = ({ stage }: FormRow): number[] => ("delivery" in stage ? [stage.delivery.at] : []);
const isOpenService = ({ state, dispute }: ServiceRow): boolean =>
  state === "pending" || state === "checked_in" || (dispute !== undefined && dispute.answer === undefined);

/** How things stand with a person: one query over his or her collection, and the heads of the years served in. */
export async function standingOf(ctx: Context, personId: PersonId): Promise<Standing> {
  const found = await collected(ctx, personId);
  const of = <Row>(kind: string): Row[] => (found.get(kind) ?? []) as Row[];
  const services = of<ServiceRow>(serviceItem.kind);
  const served = [...new Set(services.filter((s) => s.confirmedAt !== undefined).map((s) => s.on.slice(0, 4)))];
  const heads = await ctx.table.getMany(headItem, served);
  const closed = new Map(heads.filter((h) => h.state === "frozen").map((h) => [h.year, h]));
  const held = of<CalendarRow>(calendarItem.kind).flatMap((c) => [...c.held, ...c.waiting]);
  const forms = of<FormRow>(formItem.kind);
  const [member] = of<MemberRow>(memberItem.kind);
  return {
    roles: of(grantItem.kind).length,
    registered: member?.registration.state === "accepted" || member?.registration.state === "applied",
    claims: held.filter((e) => e.t === undefined || e.t * MINUTE > ctx.now).length,
    services: services.filter(isOpenService).length,
    forms: forms.filter((f) => delivered(f).length === 0 && f.employerId !== undefined).length,
    objections: of<ObjectionRow>(objectionItem.kind).filter((o) => o.answer === undefined).length,
    openYears: served.filter((year) => !closed.has(year)).sort(),
    windowUntil: Math.max(0, ...[...closed.values()].map((h) => h.objectBefore ?? 0)) || undefined,
    deliveredAt: forms.flatMap(delivered),
    records: services.length,
  };
}
