import { addEmployer } from "@rengang/core/employers";
import { giveGrant } from "@rengang/core/people";
import { addUnit } from "@rengang/core/units";
import { employerIdOf } from "@rengang/kernel/crypto";
import type { DistrictId, PersonId, UnitId } from "@rengang/kernel/ids";
import type { Send } from "@rengang/table/send";
import { addAcceptedMembers, makeNeighbourhood, type Neighbourhood, phoneOf } from "../../support/people";
import { makeWorld, type World } from "../../support/world";
import { Books, type Units } from "./books";
import { SESSION_READS } from "./least";

export interface Resident {
  readonly phone: string;
  readonly personId: PersonId;
}
/** A community with its members, and who works for it. */
export interface Community {
  readonly id: UnitId;
  readonly worker: string;
  readonly secretary: string;
  readonly members: readonly Resident[];
}
export interface Town {
  readonly world: World;
  readonly books: Books;
  readonly district: DistrictId;
  readonly admin: string;
  readonly communities: readonly Community[];
  /** The cookie of whoever signed in last with a phone. */
  readonly cookies: Map<string, string>;
  /** Rows of the trail that are sealed. */
  sealed: number;
}

const EMPLOYER = "区税务局";
const EACH = 100;

async function staff(
  { admin }: Neighbourhood,
  unitId: UnitId,
  n: number,
): Promise<{ worker: string; secretary: string }> {
  const worker = `1990003${String(n).padStart(4, "0")}`;
  const secretary = `1990004${String(n).padStart(4, "0")}`;
  await giveGrant(admin, { name: "周慧", phone: worker, role: "community_worker", unitId });
  await giveGrant(admin, { name: "周敏", phone: secretary, role: "community_secretary", unitId });
  return { worker, secretary };
}

/**
 * One district, a hundred members a community, whose books begin now.
 * @param between product and books: what makes a call costlier on purpose, so that the books can be seen to tell
 */
export async function makeTown(members: number, between: (send: Send) => Send = (send) => send): Promise<Town> {
  const books = new Books();
  const world = await makeWorld((send) => between(books.wrap(send)));
  const place = await makeNeighbourhood(world);
  await addEmployer(place.admin, { name: EMPLOYER, contactName: "李联络", contactPhone: "19900000900" });
  const communities: Community[] = [];
  for (let n = 0; n * EACH < members; n++) {
    const { id } =
      n === 0 ? { id: place.community } : await addUnit(place.admin, { parentId: place.street, name: `第${n}社区` });
    const count = Math.min(EACH, members - n * EACH);
    const people = await addAcceptedMembers({ ...place, community: id }, count, 1000 + n * EACH);
    const residents = people.map(({ actor }, k) => ({
      phone: phoneOf(1000 + n * EACH + k),
      personId: actor.personId as PersonId,
    }));
    communities.push({ id, members: residents, ...(await staff(place, id, n)) });
  }
  await world.settle();
  return { world, books, district: place.district, admin: "19900000100", communities, cookies: new Map(), sealed: 0 };
}

export const employerOf = (town: Town) => employerIdOf(town.district, EMPLOYER);

/** Whoever works for the district calls from its office, everybody else from home. */
const addressOf = ({ communities }: Town, phone: string): string =>
  communities.some(({ members }) => members.some((member) => member.phone === phone))
    ? `2001:db8:0:${phone.slice(-4)}::1`
    : "203.0.113.1";

/** One call of the year, entered under its name. @throws Error where it is refused, unless that is what was expected */
export async function call(
  town: Town,
  least: readonly [name: string, Units],
  by: string,
  request: string,
  json?: unknown,
  expected?: number,
): Promise<Record<string, unknown>> {
  const [method = "", path = ""] = request.split(" ");
  const [name, { reads, writes }] = least;
  const cookie = town.cookies.get(by);
  const answer = await town.books.call(name, { reads: reads + (cookie ? SESSION_READS : 0), writes }, () =>
    town.world.request(path, {
      method,
      address: addressOf(town, by),
      ...(cookie && { cookie }),
      ...(json !== undefined && { json }),
    }),
  );
  const text = await answer.text();
  if (expected === undefined ? !answer.ok : answer.status !== expected) {
    throw new Error(`${name}: ${request} answered ${answer.status} ${text}`);
  }
  const set = /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  if (set) town.cookies.set(by, set);
  return text.startsWith("{") ? JSON.parse(text) : {};
}

/** What follows from all that was done since the last time. */
export const follow = (town: Town): Promise<void> => town.books.following(() => town.world.settle());
