import {
  answerObjection,
  confirmForm,
  deliverForms,
  dropPhrase,
  generateForms,
  listForms,
  listPeriods,
  listPhrases,
  myForms,
  objectToForm,
  openPeriod,
  savePhrase,
  showForms,
  signForms,
  viewForm,
  viewOverview,
  writeRemark,
} from "@rengang/core/feedback";
import {
  openPeriodSchema,
  periodIdSchema,
  periodListSchema,
  periodSchema,
} from "@rengang/core/feedback/periods/schema";
import {
  answerObjectionSchema,
  chosenFormsSchema,
  confirmFormSchema,
  formListSchema,
  formSchema,
  generateFormsSchema,
  listFormsSchema,
  myFormsSchema,
  objectToFormSchema,
  overviewQuerySchema,
  overviewSchema,
  phraseListSchema,
  phraseSchema,
  signFormsSchema,
  writeRemarkSchema,
} from "@rengang/core/feedback/schema";
import { jobSchema } from "@rengang/core/jobs/schema";
import { rowResultsSchema } from "@rengang/core/members/schema";
import { personIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const periodIds = ids(z.object({ periodId: periodIdSchema }));
const formIds = ids(z.object({ periodId: periodIdSchema, personId: personIdSchema }));

const periods = new Hono<Env>()
  .get(
    "/feedback/periods",
    route({ summary: "Periods of feedback", permission: "feedback.periods", response: periodListSchema }),
    async (c) => c.json({ periods: await listPeriods(c.get("ctx")) }),
  )
  .post(
    "/feedback/periods",
    route({ summary: "Open a period", permission: "feedback.open", status: 201, response: periodSchema }),
    body(openPeriodSchema),
    async (c) => c.json(await openPeriod(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/feedback/periods/:periodId/overview",
    route({ summary: "Forms by state and community", permission: "feedback.list", response: overviewSchema }),
    periodIds,
    query(overviewQuerySchema),
    async (c) => c.json(await viewOverview(c.get("ctx"), c.req.valid("param").periodId, c.req.valid("query"))),
  )
  .post(
    "/feedback/periods/:periodId/forms",
    route({
      summary: "Draw up a community's forms from facts",
      permission: "feedback.generate",
      status: 202,
      response: jobSchema,
    }),
    periodIds,
    body(generateFormsSchema),
    async (c) => c.json(await generateForms(c.get("ctx"), c.req.valid("param").periodId, c.req.valid("json")), 202),
  );

const mine = new Hono<Env>()
  .get(
    "/feedback/forms/mine",
    route({ summary: "My forms", permission: "feedback.mine", response: myFormsSchema }),
    async (c) => c.json({ forms: await myForms(c.get("ctx")) }),
  )
  .put(
    "/feedback/forms/mine/:periodId/confirmation",
    route({ summary: "Confirm my form", permission: "feedback.confirm", response: formSchema }),
    periodIds,
    body(confirmFormSchema),
    async (c) => c.json(await confirmForm(c.get("ctx"), c.req.valid("param").periodId, c.req.valid("json"))),
  )
  .put(
    "/feedback/forms/mine/:periodId/objection",
    route({ summary: "Object to my form", permission: "feedback.confirm", response: formSchema }),
    periodIds,
    body(objectToFormSchema),
    async (c) => c.json(await objectToForm(c.get("ctx"), c.req.valid("param").periodId, c.req.valid("json"))),
  );

const many = new Hono<Env>()
  .get(
    "/feedback/forms",
    route({ summary: "A community's forms", permission: "feedback.list", response: formListSchema }),
    query(listFormsSchema),
    async (c) => c.json({ forms: await listForms(c.get("ctx"), c.req.valid("query")) }),
  )
  .post(
    "/feedback/forms/show",
    route({ summary: "Show forms to their members", permission: "feedback.write", response: rowResultsSchema }),
    body(chosenFormsSchema),
    async (c) => c.json(await showForms(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/feedback/forms/sign",
    route({ summary: "Sign forms", permission: "feedback.sign", response: rowResultsSchema }),
    body(signFormsSchema),
    async (c) => c.json(await signForms(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/feedback/forms/deliver",
    route({ summary: "Deliver signed forms", permission: "feedback.deliver", response: rowResultsSchema }),
    body(chosenFormsSchema),
    async (c) => c.json(await deliverForms(c.get("ctx"), c.req.valid("json"))),
  );

const one = new Hono<Env>()
  .get(
    "/feedback/forms/:periodId/:personId",
    route({ summary: "One form", permission: "feedback.view", response: formSchema }),
    formIds,
    async (c) => c.json(await viewForm(c.get("ctx"), c.req.valid("param"))),
  )
  .patch(
    "/feedback/forms/:periodId/:personId",
    route({ summary: "Write the community's part", permission: "feedback.write", response: formSchema }),
    formIds,
    body(writeRemarkSchema),
    async (c) => c.json(await writeRemark(c.get("ctx"), c.req.valid("param"), c.req.valid("json"))),
  )
  .post(
    "/feedback/forms/:periodId/:personId/answer",
    route({ summary: "Answer an objection", permission: "feedback.write", response: formSchema }),
    formIds,
    body(answerObjectionSchema),
    async (c) => c.json(await answerObjection(c.get("ctx"), c.req.valid("param"), c.req.valid("json"))),
  );

const phrases = new Hono<Env>()
  .get(
    "/feedback/phrases",
    route({ summary: "My phrases", permission: "feedback.write", response: phraseListSchema }),
    async (c) => c.json({ phrases: await listPhrases(c.get("ctx")) }),
  )
  .post(
    "/feedback/phrases",
    route({ summary: "Keep a phrase", permission: "feedback.write", response: phraseListSchema }),
    body(phraseSchema),
    async (c) => c.json({ phrases: await savePhrase(c.get("ctx"), c.req.valid("json")) }),
  )
  .post(
    "/feedback/phrases/drop",
    route({ summary: "Let a phrase go", permission: "feedback.write", response: phraseListSchema }),
    body(phraseSchema),
    async (c) => c.json({ phrases: await dropPhrase(c.get("ctx"), c.req.valid("json")) }),
  );

export const feedback = new Hono<Env>()
  .route("/", periods)
  .route("/", mine)
  .route("/", many)
  .route("/", one)
  .route("/", phrases);
