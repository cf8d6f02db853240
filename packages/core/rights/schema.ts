import { EVERYBODY } from "@rengang/kernel/actor";
import * as z from "zod";

const who = z.enum(EVERYBODY);

export const rightsSchema = z.object({
  roles: z.array(who),
  /** `public` needs no account, `session` any; the rest as the service asks for them, capability by capability. */
  rights: z.array(z.object({ permission: z.string(), roles: z.array(who) })),
  /** Things that have states, and in which of them each verb runs. */
  things: z.array(
    z.object({
      thing: z.enum(["posts", "registrations", "services", "feedback"]),
      states: z.array(z.string()),
      steps: z.array(
        z.object({
          verb: z.string(),
          roles: z.array(who),
          from: z.array(z.string()),
          again: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type Rights = z.output<typeof rightsSchema>;
