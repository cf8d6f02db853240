import type { Context } from "@rengang/core/context";
import { opening } from "@rengang/core/people";
import type { HeldGrant } from "@rengang/core/people/schema";

/** Sessions of many people at once, as `cookieOf` makes one. */
export async function cookiesOf(people: readonly Context[]): Promise<string[]> {
  const cookies: string[] = [];
  for (let i = 0; i < people.length; i += 100) {
    const batch = people.slice(i, i + 100);
    const changes = batch.map((ctx) => {
      const { actor, district, now } = ctx;
      const row = {
        personId: actor.personId as never,
        name: actor.name,
        districtName: district,
        grants: [actor.grant as HeldGrant],
        acting: 0,
        endsAt: now + 86_400_000,
      };
      const { token, change } = opening(ctx, { sessions: [], version: 0 }, row, "");
      cookies.push(token);
      return change;
    });
    await batch[0]?.commit("test.sessions", changes);
  }
  return cookies;
}
