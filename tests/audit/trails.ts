import { forgetReasons, sealAudit, setRetention, verifyAudit } from "@rengang/core/audit";
import type { auditRangeSchema } from "@rengang/core/audit/schema";
import { type Context, openContext, systemContext } from "@rengang/core/context";
import { editMember, unmaskPhone } from "@rengang/core/members";
import { retireTrails } from "@rengang/functions/jobs/retention";
import type { PersonId } from "@rengang/kernel/ids";
import { addDays, DAY, DEFAULT_ZONE, dayOf, HOUR, MINUTE } from "@rengang/kernel/time";
import type * as z from "zod";
import { addPerson, auditorOf, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { requestId, type World } from "../support/world";
import { type Bench, benchOf, removalOf } from "./bench";

type Days = z.input<typeof auditRangeSchema>;

/** A district whose trail is sealed, laid out to be falsified, and the days that its auditor has checked. */
export interface Trail {
  readonly place: Neighbourhood;
  readonly days: readonly Days[];
  readonly bench: Bench;
}

/** Whether the auditor's check finds anything wrong. */
export async function alarmed({ place, days }: Trail): Promise<boolean> {
  for (const range of days) if ((await verifyAudit(auditorOf(place), range)).problems.length > 0) return true;
  return false;
}

const FROM = { address: "203.0.113.7", device: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0" };

/** The same person at this moment, from an address. */
const now = ({ platform, actor }: Context): Context => openContext(platform, actor, requestId(), undefined, FROM);
const system = ({ world, district }: Neighbourhood): Context => systemContext(world.platform, district, requestId());
const today = (world: World): string => dayOf(world.platform.clock(), DEFAULT_ZONE);

/** Seals everything that is closed. */
async function sealAll(place: Neighbourhood): Promise<void> {
  while ((await sealAudit(system(place))) > 0);
}

/** Lets days pass in which nothing happens, and seals them. */
export async function passDays(place: Neighbourhood, count: number): Promise<void> {
  await place.world.settle();
  await sealAll(place);
  place.world.pass(count * DAY);
  await sealAll(place);
}

/** Removes what is older than the district keeps. */
export async function retire(world: World): Promise<void> {
  await retireTrails(world.platform);
  await world.settle();
}

/** Some hours in which members are added and edited and numbers are read for reasons, one of which is erased; sealed as they close. */
async function busyHours(place: Neighbourhood, hours: number): Promise<void> {
  for (let hour = 1; hour <= hours; hour++) {
    const admin = now(place.admin);
    const { actor } = await addPerson({ ...place, admin }, hour);
    const id = actor.personId as PersonId;
    await editMember(now(place.worker), id, { branch: `第${hour}支部` });
    await unmaskPhone(now(place.admin), id, { why: "contact", note: `第${hour}次通知` });
    await place.world.settle();
    place.world.pass(HOUR);
    await sealAll(place);
    if (hour === 2) await forgetReasons(system(place), id);
  }
  place.world.pass(20 * MINUTE);
  await sealAll(place);
}

/** A trail of so many hours, from its first day on. */
export async function youngTrail(world: World, hours: number): Promise<Trail> {
  const place = await makeNeighbourhood(world);
  const from = today(world);
  await world.settle();
  await busyHours(place, hours);
  return { place, days: [{ from, to: today(world) }], bench: await benchOf(world, place.district) };
}

/** A trail of seven months that keeps six, from which the oldest part has been removed twice; its last hours are busy. */
export async function oldTrail(world: World): Promise<Trail> {
  const place = await makeNeighbourhood(world);
  await setRetention(now(place.admin), { months: 6 });
  await passDays(place, 20);
  await addPerson({ ...place, admin: now(place.admin) }, 20);
  await passDays(place, 175);
  await retire(world);
  const older = await removalOf(world, place.district);
  await passDays(place, 20);
  await retire(world);
  // Back to before the first removal: everything that still stands lies within.
  const from = addDays(today(world), -25);
  await busyHours(place, 3);
  const bench = await benchOf(world, place.district, older);
  return { place, days: [{ from, to: today(world) }], bench };
}
