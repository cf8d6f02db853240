import { meOf } from "@rengang/core/people";
import { chooseMembershipSchema, membershipListSchema, meSchema } from "@rengang/core/people/schema";
import { parse } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { Hono } from "hono";
import { keepSession } from "../http/authenticate";
import { changePlaces, membershipIn, membershipsAside } from "../http/memberships";
import { body, route } from "../http/route";
import type { Env } from "../http/types";

/** Acting for two districts: what else this browser is signed in to, and changing over. */
export const memberships = new Hono<Env>()
  .get(
    "/sessions/memberships",
    route({ summary: "My sessions in other districts", permission: "session", response: membershipListSchema }),
    async (c) => {
      const { now } = c.get("ctx");
      const aside = await membershipsAside(c);
      return c.json({ memberships: aside.map(({ session }) => meOf(session.actor.district, session.row, now)) });
    },
  )
  .put(
    "/sessions/current/membership",
    route({ summary: "Act in another district", permission: "session", response: meSchema }),
    body(chooseMembershipSchema),
    async (c) => {
      const { district } = parse(chooseMembershipSchema, c.req.valid("json"));
      const found = await membershipIn(c, district);
      if (!found) throw refuseCommon("thing.missing");
      changePlaces(c, found.cookie);
      keepSession(c, found.cookie, found.session.row.endsAt);
      return c.json(meOf(district, found.session.row, c.get("ctx").now));
    },
  );
