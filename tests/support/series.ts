import { type Context, openContext } from "@rengang/core/context";
import { planSeries, viewSeries } from "@rengang/core/series";
import type { planSeriesSchema, SeriesId, Session } from "@rengang/core/series/schema";
import type { PersonId } from "@rengang/kernel/ids";
import type * as z from "zod";
import { makeNeighbourhood, type Neighbourhood } from "./people";
import { requestId, type World } from "./world";

type Input = z.input<typeof planSeriesSchema>;

/** Saturdays from the fixed start to the end of the year: seven sessions. */
export const asked = (
  place: Neighbourhood,
  plan: Partial<Input["plan"]> = {},
  facts: Partial<Input["facts"]> = {},
): Input => ({
  unitId: place.community,
  facts: { title: "周六清洁", team: "environment", place: "北门", places: 2, ...facts },
  plan: {
    recurrence: { every: "week", days: [6] },
    from: "2026-11-12",
    until: "2026-12-31",
    startsAt: "08:30",
    endsAt: "10:30",
    ...plan,
  },
});

/** The worker in a request of its own. */
export const fresh = ({ world, district, worker }: Neighbourhood): Context =>
  world.as(district, worker.actor.personId as PersonId, worker.actor.grant, "周慧");

/** The hand that takes the steps of jobs. */
export const systemOf = ({ world, district }: Neighbourhood): Context =>
  openContext(world.platform, { district, personId: "system", name: "system", grant: { role: "system" } }, requestId());

/** A planned series whose sessions are published. */
export async function published(
  world: World,
  facts: Partial<Input["facts"]> = {},
): Promise<{ place: Neighbourhood; id: SeriesId; posts: Session[] }> {
  const place = await makeNeighbourhood(world);
  const { id } = await planSeries(place.worker, asked(place, {}, facts));
  await world.settle();
  return { place, id, posts: (await viewSeries(place.worker, id)).posts };
}
