import { keyedHash, oneTimeCode, secretToken, sha256 } from "@rengang/kernel/crypto";
import { base32, type DistrictId } from "@rengang/kernel/ids";
import { phoneSchema } from "@rengang/kernel/schema";
import { DAY, MINUTE } from "@rengang/kernel/time";
import type { Employer } from "../../employers/schema";
import type { Access, PackageRow } from "./items";

/** A link lives ninety days, allows five wrong codes in a row, and may be sent anew after a minute. */
export const LINK_LIFE = 90 * DAY;
export const LINK_TRIES = 5;
export const LINK_PAUSE = MINUTE;
/** Whoever opens a package stays for a day; the link and the code let in again. */
export const VISIT_LIFE = DAY;
/** An address is not handed out again for its last week. */
const LAST_WEEK = 7 * DAY;

/** The token of a link, 160 bits, made of the key and a nonce: sender and keeper derive it, no table holds it. */
export const linkToken = (key: string, nonce: string): string =>
  base32(keyedHash(key, "package-link", nonce).subarray(0, 20));
/** The six digits that go out beside it. */
export const linkCode = (key: string, nonce: string): string => oneTimeCode(key, `package:${nonce}`);
/** The address that the contact opens. Opening it shows a page that asks for the code, and uses nothing up. */
export const linkAddress = (origin: string, district: DistrictId, token: string): string =>
  `${origin}/e/${district}.${token}`;

/** A new link for the employer's contact, or undefined where there is no mobile number to send it to. */
export function freshAccess(key: string, employer: Employer, now: number): Access | undefined {
  const to = phoneSchema.safeParse(employer.contactPhone ?? "");
  if (!to.success) return undefined;
  const nonce = secretToken();
  return {
    nonce,
    hash: sha256(linkToken(key, nonce)),
    to: to.data,
    contactName: employer.contactName ?? employer.name,
    sentAt: now,
    endsAt: now + LINK_LIFE,
  };
}

/**
 * The link after a further delivery. A living one stays; its message goes out again once the contact has been there
 * or a day has passed, so that thirty communities in one afternoon are one message.
 */
export function accessAfter(pack: PackageRow | undefined, fresh: Access | undefined, now: number): Access | undefined {
  const old = pack?.access;
  if (!old || !fresh || old.to !== fresh.to || old.endsAt < now + LAST_WEEK) return fresh;
  const quiet = now < old.sentAt + DAY && (pack.openedAt ?? 0) < old.sentAt;
  return quiet ? old : { ...old, sentAt: now };
}
