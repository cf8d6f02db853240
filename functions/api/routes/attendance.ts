import { attendanceList, checkIn, checkOut, enterPaper, sessionCode, tickAttendance } from "@rengang/core/attendance";
import {
  attendanceListSchema,
  attendanceResultsSchema,
  checkedInSchema,
  checkInSchema,
  paperSchema,
  sessionCodeSchema,
  sessionDaySchema,
  tickSchema,
} from "@rengang/core/attendance/schema";
import { postIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const postIds = ids(z.object({ postId: postIdSchema }));

export const attendance = new Hono<Env>()
  .get(
    "/posts/:postId/attendance/code",
    route({ summary: "The session's code and link", permission: "attendance.code", response: sessionCodeSchema }),
    postIds,
    query(sessionDaySchema),
    async (c) => c.json(await sessionCode(c.get("ctx"), c.req.valid("param").postId, c.req.valid("query"))),
  )
  .post(
    "/attendance/check-in",
    route({ summary: "Check in by a session's code", permission: "attendance.check_in", response: checkedInSchema }),
    body(checkInSchema),
    async (c) => c.json(await checkIn(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/attendance/check-out",
    route({ summary: "Check out by a session's code", permission: "attendance.check_in", response: checkedInSchema }),
    body(checkInSchema),
    async (c) => c.json(await checkOut(c.get("ctx"), c.req.valid("json"))),
  )
  .get(
    "/posts/:postId/attendance",
    route({ summary: "Who was there", permission: "attendance.tick", response: attendanceListSchema }),
    postIds,
    query(sessionDaySchema),
    async (c) => c.json(await attendanceList(c.get("ctx"), c.req.valid("param").postId, c.req.valid("query"))),
  )
  .put(
    "/posts/:postId/attendance",
    route({ summary: "Tick the roster", permission: "attendance.tick", response: attendanceResultsSchema }),
    postIds,
    body(tickSchema),
    async (c) => c.json(await tickAttendance(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .put(
    "/posts/:postId/attendance/paper",
    route({
      summary: "Enter a paper sheet afterwards",
      permission: "attendance.paper",
      response: attendanceResultsSchema,
    }),
    postIds,
    body(paperSchema),
    async (c) => c.json(await enterPaper(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  );
