import { levelOf, type UnitId } from "@rengang/kernel/ids";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { refusePerson } from "./refusals";

/** A code lives five minutes, allows five tries, and may be asked for again after one minute. */
export const CODE_LIFE = 5 * MINUTE;
export const CODE_TRIES = 5;
export const CODE_PAUSE = MINUTE;
/** A session ends fourteen days after sign-in. */
export const SESSION_LIFE = 14 * DAY;

/** "199 **** 1234": enough to recognise one's own number, not enough to call it. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

const LEVEL_OF_ROLE = { district_admin: "district", street_admin: "street", community_worker: "community" } as const;

/** A staff role is held at its own level of the tree. @throws Refusal `grant.wrong_level` */
export function checkGrantLevel(role: string, unit: UnitId | undefined): void {
  const wanted = LEVEL_OF_ROLE[role as keyof typeof LEVEL_OF_ROLE];
  if (wanted && (unit === undefined || levelOf(unit) !== wanted))
    throw refusePerson("grant.wrong_level", { role, wanted });
}
