import type { Context } from "@rengang/core/context";
import { openContext } from "@rengang/core/context";
import { requestId } from "../support/world";

/** The security administrator of a district that a test holds by its first administrator. */
export function guardOf(admin: Context): Context {
  const grant = { role: "security_admin" as const, unitId: admin.actor.grant.unitId };
  const actor = { ...admin.actor, personId: admin.personOf("19900000192"), grant, name: "安全员" };
  return openContext(admin.platform, actor, requestId());
}
