import { lookReasonSchema } from "@rengang/core/looks/schema";
import { addMember, editMember, editSelf, listMembers, unmaskPhone, viewMember, viewSelf } from "@rengang/core/members";
import {
  addMemberSchema,
  editMemberSchema,
  fullPhoneSchema,
  listMembersSchema,
  memberPageSchema,
  memberSchema,
  selfEditSchema,
} from "@rengang/core/members/schema";
import { personIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

export const members = new Hono<Env>()
  .get(
    "/members",
    route({ summary: "The roster", permission: "members.list", response: memberPageSchema }),
    query(listMembersSchema),
    async (c) => c.json(await listMembers(c.get("ctx"), c.req.valid("query"))),
  )
  .post(
    "/members",
    route({ summary: "Add a member by hand", permission: "members.add", status: 201, response: memberSchema }),
    body(addMemberSchema),
    async (c) => c.json(await addMember(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/members/me",
    route({ summary: "What is held about me", permission: "members.self", response: memberSchema }),
    async (c) => c.json(await viewSelf(c.get("ctx"))),
  )
  .patch(
    "/members/me",
    route({ summary: "My skills, free times and wishes", permission: "members.self", response: memberSchema }),
    body(selfEditSchema),
    async (c) => c.json(await editSelf(c.get("ctx"), c.req.valid("json"))),
  )
  .get(
    "/members/:personId",
    route({ summary: "One member", permission: "members.view", response: memberSchema }),
    ids(z.object({ personId: personIdSchema })),
    async (c) => c.json(await viewMember(c.get("ctx"), c.req.valid("param").personId)),
  )
  .post(
    "/members/:personId/phone",
    route({
      summary: "A member's full number, for a reason",
      permission: "members.unmask",
      response: fullPhoneSchema,
      refusals: [429],
    }),
    ids(z.object({ personId: personIdSchema })),
    body(lookReasonSchema),
    async (c) => c.json(await unmaskPhone(c.get("ctx"), c.req.valid("param").personId, c.req.valid("json"))),
  )
  .patch(
    "/members/:personId",
    route({ summary: "Correct the roster's facts", permission: "members.edit", response: memberSchema }),
    ids(z.object({ personId: personIdSchema })),
    body(editMemberSchema),
    async (c) => c.json(await editMember(c.get("ctx"), c.req.valid("param").personId, c.req.valid("json"))),
  );
