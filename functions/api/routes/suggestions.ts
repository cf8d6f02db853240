import {
  actOnFollowed,
  actOnOwn,
  answerSuggestion,
  followSuggestion,
  handOverSuggestion,
  listSuggestions,
  mySuggestions,
  sendOpenly,
  sendSuggestion,
  takeSuggestion,
  viewSuggestion,
} from "@rengang/core/suggestions";
import {
  answerSuggestionSchema,
  authorActSchema,
  followedActSchema,
  followSuggestionSchema,
  handOverSchema,
  listSuggestionsSchema,
  openSuggestionSchema,
  ownSuggestionListSchema,
  ownSuggestionSchema,
  sendSuggestionSchema,
  sentOpenlySchema,
  suggestionIdSchema,
  suggestionPageSchema,
  suggestionSchema,
} from "@rengang/core/suggestions/schema";
import { Hono } from "hono";
import * as z from "zod";
import { addressOf } from "../http/address";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const one = z.object({ suggestionId: suggestionIdSchema });

export const suggestions = new Hono<Env>()
  .post(
    "/suggestions/open",
    route({
      summary: "A suggestion or complaint without an account",
      permission: "public",
      status: 201,
      response: sentOpenlySchema,
      refusals: [429],
    }),
    body(openSuggestionSchema),
    async (c) =>
      c.json(await sendOpenly(c.get("platform"), c.get("requestId"), c.req.valid("json"), addressOf(c)), 201),
  )
  .post(
    "/suggestions/followed",
    route({
      summary: "Look at one by its number and word",
      permission: "public",
      response: ownSuggestionSchema,
      refusals: [429],
    }),
    body(followSuggestionSchema),
    async (c) =>
      c.json(await followSuggestion(c.get("platform"), c.get("requestId"), c.req.valid("json"), addressOf(c))),
  )
  .post(
    "/suggestions/followed/act",
    route({
      summary: "Withdraw, question or settle one by its number and word",
      permission: "public",
      response: ownSuggestionSchema,
      refusals: [429],
    }),
    body(followedActSchema),
    async (c) => c.json(await actOnFollowed(c.get("platform"), c.get("requestId"), c.req.valid("json"), addressOf(c))),
  )
  .post(
    "/suggestions",
    route({
      summary: "Send a suggestion or complaint",
      permission: "suggestions.send",
      status: 201,
      response: ownSuggestionSchema,
      refusals: [429],
    }),
    body(sendSuggestionSchema),
    async (c) => c.json(await sendSuggestion(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/suggestions/mine",
    route({ summary: "Those that I have sent", permission: "suggestions.send", response: ownSuggestionListSchema }),
    async (c) => c.json(await mySuggestions(c.get("ctx"))),
  )
  .get(
    "/suggestions",
    route({
      summary: "Those that wait at a desk, or are done",
      permission: "suggestions.answer",
      response: suggestionPageSchema,
    }),
    query(listSuggestionsSchema),
    async (c) => c.json(await listSuggestions(c.get("ctx"), c.req.valid("query"))),
  )
  .get(
    "/suggestions/:suggestionId",
    route({ summary: "One of them", permission: "suggestions.answer", response: suggestionSchema }),
    ids(one),
    async (c) => c.json(await viewSuggestion(c.get("ctx"), c.req.valid("param").suggestionId)),
  )
  .post(
    "/suggestions/:suggestionId/mine",
    route({
      summary: "Withdraw, question or settle my own",
      permission: "suggestions.send",
      response: ownSuggestionSchema,
    }),
    ids(one),
    body(authorActSchema),
    async (c) => c.json(await actOnOwn(c.get("ctx"), c.req.valid("param").suggestionId, c.req.valid("json"))),
  )
  .post(
    "/suggestions/:suggestionId/take",
    route({ summary: "Take one up, by name", permission: "suggestions.answer", response: suggestionSchema }),
    ids(one),
    async (c) => c.json(await takeSuggestion(c.get("ctx"), c.req.valid("param").suggestionId)),
  )
  .post(
    "/suggestions/:suggestionId/answer",
    route({ summary: "Answer one", permission: "suggestions.answer", response: suggestionSchema }),
    ids(one),
    body(answerSuggestionSchema),
    async (c) => c.json(await answerSuggestion(c.get("ctx"), c.req.valid("param").suggestionId, c.req.valid("json"))),
  )
  .post(
    "/suggestions/:suggestionId/hand-over",
    route({ summary: "Hand one over to another desk", permission: "suggestions.answer", response: suggestionSchema }),
    ids(one),
    body(handOverSchema),
    async (c) => c.json(await handOverSuggestion(c.get("ctx"), c.req.valid("param").suggestionId, c.req.valid("json"))),
  );
