import type { Context } from "@rengang/core/context";
import { addEmployer } from "@rengang/core/employers";
import { generateForms, openPeriod, showForms, viewForm } from "@rengang/core/feedback";
import type { PeriodId } from "@rengang/core/feedback/periods/schema";
import type { Form } from "@rengang/core/feedback/schema";
import type { Grant } from "@rengang/kernel/actor";
import { employerIdOf } from "@rengang/kernel/crypto";
import type { EmployerId, PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { later, serve } from "../support/service";
import type { World } from "../support/world";

export const EMPLOYER = "区税务局";
export const CONTACT = "19900000900";

export interface Season extends Neighbourhood {
  readonly period: PeriodId;
  readonly employer: EmployerId;
  /** In the order in which they were added; the first has served twice, 2 and 1.5 hours. */
  readonly members: readonly Context[];
  readonly ids: readonly PersonId[];
  readonly liaison: Context;
}

/** A community whose forms have been drawn up: members of one employer, whose contact has a mobile phone. */
export async function makeSeason(world: World, count = 2): Promise<Season> {
  const place = await makeNeighbourhood(world);
  await addEmployer(place.admin, { name: EMPLOYER, contactName: "陈联络", contactPhone: CONTACT });
  const members: Context[] = [];
  for (let n = 1; n <= count; n++) members.push(await addAcceptedMember(place, n, ["法律"]));
  const [first] = members;
  if (first) {
    await serve(place, first, { title: "楼道消防检查", content: "逐层检查消火栓", hours: 2, on: "2026-10-03" });
    await serve(place, first, { title: "周末清洁", hours: 1.5, on: "2026-10-10", quality: "认真" });
  }
  const period = await openPeriod(place.admin, {
    title: "2026年度",
    from: "2026-01-01",
    to: "2026-12-31",
    objectionDays: 5,
    requirement: { times: 2, hours: 8 },
  });
  await generateForms(place.worker, period.id, { unitId: place.community });
  await world.settle();
  const employer = employerIdOf(place.district, EMPLOYER);
  const grant = { role: "employer_liaison", employerId: employer } as Grant;
  return {
    ...place,
    period: period.id,
    employer,
    members,
    ids: members.map((m) => m.actor.personId as PersonId),
    liaison: world.as(place.district, place.admin.personOf(CONTACT), grant, "陈联络"),
  };
}

/** The same person now. */
export const now = later;

export const idOf = (season: Season, n: number) => ({
  periodId: season.period,
  personId: season.ids[n] as PersonId,
});
export const member = (season: Season, n: number): Context => later(season, season.members[n] as Context);
export const form = (season: Season, n: number): Promise<Form> => viewForm(season.worker, idOf(season, n));
export const chosen = (season: Season, ...ns: number[]) => ({
  periodId: season.period,
  personIds: (ns.length > 0 ? ns.map((n) => season.ids[n] as PersonId) : season.ids) as PersonId[],
});
export const showAll = (season: Season) => showForms(later(season, season.worker), chosen(season));
/** Beyond the objection window of five days. */
export const PAST_WINDOW = 6 * DAY;

/** The address and the code that were really sent to the employer's contact. */
export function sentAccess(world: World): { link: string; code: string } {
  const texts = world.messages.filter((m) => m.to === CONTACT).map((m) => m.text);
  const link = texts.findLast((t) => t.includes("/e/"))?.match(/\/e\/(\S+)/)?.[1] ?? "";
  const code = texts.findLast((t) => t.includes("访问码是"))?.match(/\d{6}/)?.[0] ?? "";
  return { link, code };
}
