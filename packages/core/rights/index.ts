import { EVERYBODY, ROLES } from "@rengang/kernel/actor";
import { permissions, permit } from "@rengang/kernel/permission";
import type { Steps } from "@rengang/kernel/step";
import type { Context } from "../context";
import { FORM_STATES } from "../feedback/schema";
import { FORM_STEPS } from "../feedback/steps";
import { REGISTRATION_STATES } from "../members/schema";
import { POST_STATES } from "../posts/schema";
import { POST_STEPS } from "../posts/steps";
import { REGISTRATION_STEPS } from "../registrations/steps";
import { SERVICE_STATES } from "../services/schema";
import { SERVICE_STEPS } from "../services/steps";
import type { Rights } from "./schema";

type Thing = Rights["things"][number];

function thingOf(thing: Thing["thing"], states: readonly string[], steps: Steps<string>): Thing {
  const rows = Object.entries(steps).map(([verb, { permission, from, again }]) => ({
    verb,
    roles: [...permissions[permission]],
    from: [...from],
    again: [...again],
  }));
  return { thing, states: [...states], steps: rows };
}

/** Everything that stands in the table: the same rows that the service asks before each verb. */
export function theRights(): Rights {
  return {
    roles: [...EVERYBODY],
    rights: [
      { permission: "public", roles: [...EVERYBODY] },
      { permission: "session", roles: [...ROLES] },
      ...Object.entries(permissions).map(([permission, roles]) => ({ permission, roles: [...roles] })),
    ],
    things: [
      thingOf("posts", POST_STATES, POST_STEPS),
      thingOf("registrations", REGISTRATION_STATES, REGISTRATION_STEPS),
      thingOf("services", SERVICE_STATES, SERVICE_STEPS),
      thingOf("feedback", FORM_STATES, FORM_STEPS),
    ],
  };
}

/** Which role may do what, and in which state. No read of the table: the code itself is asked. */
export async function viewRights(ctx: Context): Promise<Rights> {
  permit(ctx.actor, "rights.view");
  return theRights();
}
