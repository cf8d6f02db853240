import type { Context } from "@rengang/core/context";
import { beginSession } from "@rengang/core/people";
import type { HeldGrant } from "@rengang/core/people/schema";

/** A session for a context that a test holds already: the cookie's value. `signIn` takes the whole way. */
export async function cookieOf(ctx: Context): Promise<string> {
  const { personId, name, grant } = ctx.actor;
  if (personId === "system") throw new Error("the system has no session");
  const row = {
    personId,
    name,
    districtName: ctx.district,
    grants: [grant as HeldGrant],
    acting: 0,
    endsAt: ctx.now + 86_400_000,
  };
  return beginSession(ctx, "test.session", row, "");
}
