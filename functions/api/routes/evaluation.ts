import {
  answerObjection,
  closeYear,
  communityReport,
  districtReport,
  employerReport,
  employersReport,
  listObjections,
  listYears,
  memberReport,
  myReport,
  objectToReport,
  saveScheme,
  setExemptions,
  viewExemptions,
  viewScheme,
  viewYear,
} from "@rengang/core/evaluation";
import {
  answerObjectionSchema,
  closeYearSchema,
  communityReportSchema,
  districtReportSchema,
  employerReportSchema,
  employersReportSchema,
  exemptionsSchema,
  memberReportSchema,
  objectionListSchema,
  objectionSchema,
  objectSchema,
  schemeRulesSchema,
  schemeSchema,
  setExemptionsSchema,
  yearListSchema,
  yearSchema,
  yearStateSchema,
} from "@rengang/core/evaluation/schema";
import { employerIdSchema, personIdSchema, unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

const ofYear = ids(z.object({ year: yearSchema }));
const ofMember = ids(z.object({ year: yearSchema, personId: personIdSchema }));
const ofCommunity = ids(z.object({ year: yearSchema, unitId: unitIdSchema }));
const ofEmployer = ids(z.object({ year: yearSchema, employerId: employerIdSchema }));

const years = new Hono<Env>()
  .get(
    "/evaluation",
    route({ summary: "Years whose close has begun", permission: "evaluation.view", response: yearListSchema }),
    async (c) => c.json({ years: await listYears(c.get("ctx")) }),
  )
  .get(
    "/evaluation/:year",
    route({ summary: "Whether a year is frozen", permission: "evaluation.view", response: yearStateSchema }),
    ofYear,
    async (c) => c.json(await viewYear(c.get("ctx"), c.req.valid("param").year)),
  )
  .get(
    "/evaluation/:year/scheme",
    route({ summary: "What the year asks and how it counts", permission: "evaluation.view", response: schemeSchema }),
    ofYear,
    async (c) => c.json(await viewScheme(c.get("ctx"), c.req.valid("param").year)),
  )
  .put(
    "/evaluation/:year/scheme",
    route({ summary: "Save a further version", permission: "evaluation.scheme", response: schemeSchema }),
    ofYear,
    body(schemeRulesSchema),
    async (c) => c.json(await saveScheme(c.get("ctx"), c.req.valid("param").year, c.req.valid("json"))),
  )
  .post(
    "/evaluation/:year/close",
    route({ summary: "Close the year", permission: "evaluation.close", status: 202, response: yearStateSchema }),
    ofYear,
    body(closeYearSchema.omit({ year: true })),
    async (c) =>
      c.json(await closeYear(c.get("ctx"), { ...c.req.valid("json"), year: c.req.valid("param").year }), 202),
  )
  .get(
    "/evaluation/:year/exemptions/:personId",
    route({ summary: "A member's exemptions", permission: "evaluation.exempt", response: exemptionsSchema }),
    ofMember,
    async (c) => {
      const { personId, year } = c.req.valid("param");
      return c.json(await viewExemptions(c.get("ctx"), personId, year));
    },
  )
  .put(
    "/evaluation/:year/exemptions/:personId",
    route({ summary: "Say when nothing is asked", permission: "evaluation.exempt", response: exemptionsSchema }),
    ofMember,
    body(setExemptionsSchema.omit({ year: true })),
    async (c) => {
      const { personId, year } = c.req.valid("param");
      return c.json(await setExemptions(c.get("ctx"), personId, { ...c.req.valid("json"), year }));
    },
  );

const reports = new Hono<Env>()
  .get(
    "/evaluation/:year/reports/mine",
    route({ summary: "My year", permission: "evaluation.mine", response: memberReportSchema }),
    ofYear,
    async (c) => c.json(await myReport(c.get("ctx"), c.req.valid("param").year)),
  )
  .post(
    "/evaluation/:year/reports/mine/objection",
    route({
      summary: "Object to my report",
      permission: "evaluation.object",
      status: 201,
      response: objectionSchema,
    }),
    ofYear,
    body(objectSchema),
    async (c) => c.json(await objectToReport(c.get("ctx"), c.req.valid("param").year, c.req.valid("json")), 201),
  )
  .get(
    "/evaluation/:year/reports/members/:personId",
    route({ summary: "A member's year", permission: "evaluation.view", response: memberReportSchema }),
    ofMember,
    async (c) => {
      const { personId, year } = c.req.valid("param");
      return c.json(await memberReport(c.get("ctx"), personId, year));
    },
  )
  .get(
    "/evaluation/:year/objections",
    route({ summary: "Objections to reports", permission: "evaluation.answer", response: objectionListSchema }),
    ofYear,
    async (c) => c.json({ objections: await listObjections(c.get("ctx"), c.req.valid("param").year) }),
  )
  .put(
    "/evaluation/:year/objections/:personId/answer",
    route({ summary: "Answer an objection", permission: "evaluation.answer", response: objectionSchema }),
    ofMember,
    body(answerObjectionSchema),
    async (c) => {
      const { personId, year } = c.req.valid("param");
      return c.json(await answerObjection(c.get("ctx"), personId, year, c.req.valid("json")));
    },
  )
  .get(
    "/evaluation/:year/reports/communities/:unitId",
    route({ summary: "A community's year", permission: "evaluation.view", response: communityReportSchema }),
    ofCommunity,
    async (c) => {
      const { unitId, year } = c.req.valid("param");
      return c.json(await communityReport(c.get("ctx"), unitId, year));
    },
  )
  .get(
    "/evaluation/:year/reports/employers",
    route({ summary: "Every employer's sums", permission: "evaluation.view", response: employersReportSchema }),
    ofYear,
    async (c) => c.json(await employersReport(c.get("ctx"), c.req.valid("param").year)),
  )
  .get(
    "/evaluation/:year/reports/employers/:employerId",
    route({ summary: "An employer's year", permission: "evaluation.view", response: employerReportSchema }),
    ofEmployer,
    async (c) => {
      const { employerId, year } = c.req.valid("param");
      return c.json(await employerReport(c.get("ctx"), employerId, year));
    },
  )
  .get(
    "/evaluation/:year/reports/district",
    route({ summary: "The district's year", permission: "evaluation.view", response: districtReportSchema }),
    ofYear,
    async (c) => c.json(await districtReport(c.get("ctx"), c.req.valid("param").year)),
  );

export const evaluation = new Hono<Env>().route("/", years).route("/", reports);
