import type { Context } from "@rengang/core/context";
import { sessionItem } from "@rengang/core/people";
import type { HeldGrant } from "@rengang/core/people/schema";
import { secretToken, sha256 } from "@rengang/kernel/crypto";
import { put } from "@rengang/table/change";

/** Sessions of many people at once, as `cookieOf` makes one. */
export async function cookiesOf(people: readonly Context[]): Promise<string[]> {
  const cookies: string[] = [];
  for (let i = 0; i < people.length; i += 100) {
    const batch = people.slice(i, i + 100);
    const changes = batch.map(({ actor, district, now }) => {
      const token = secretToken();
      cookies.push(`${district}.${token}`);
      const row = {
        personId: actor.personId as never,
        name: actor.name,
        districtName: district,
        grants: [actor.grant as HeldGrant],
        acting: 0,
        endsAt: now + 86_400_000,
      };
      return put(sessionItem, sha256(token), row);
    });
    await batch[0]?.commit("test.sessions", changes);
  }
  return cookies;
}
