import { t } from "./role-words";
import type { Grant } from "./session";

/** Where a role is held. */
export const placeName = (grant: Grant): string => grant.unitName ?? grant.employerName ?? grant.postTitle ?? "";

/** The role and its place in words: `社区党组织 · 梧桐社区`. */
export function grantName(grant: Grant): string {
  const place = placeName(grant);
  return place ? `${t(grant.role)} · ${place}` : t(grant.role);
}
