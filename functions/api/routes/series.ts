import {
  cancelSeries,
  changeSeries,
  extendSeries,
  listSeries,
  planSeries,
  previewSeries,
  previewSeriesChange,
  resumeSeries,
  viewSeries,
} from "@rengang/core/series";
import {
  cancelSeriesSchema,
  changeSeriesSchema,
  extendSeriesSchema,
  planSeriesSchema,
  previewSeriesChangeSchema,
  previewSeriesSchema,
  seriesDaysSchema,
  seriesDetailSchema,
  seriesEffectSchema,
  seriesIdSchema,
  seriesListSchema,
  seriesSchema,
} from "@rengang/core/series/schema";
import { unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

const seriesIds = ids(z.object({ seriesId: seriesIdSchema }));
const unitIds = ids(z.object({ unitId: unitIdSchema }));

export const series = new Hono<Env>()
  .post(
    "/series/preview",
    route({ summary: "The sessions that a plan would make", permission: "series.plan", response: seriesDaysSchema }),
    body(previewSeriesSchema),
    async (c) => c.json(await previewSeries(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/series",
    route({ summary: "Plan a series", permission: "series.plan", status: 201, response: seriesSchema }),
    body(planSeriesSchema),
    async (c) => c.json(await planSeries(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/units/:unitId/series",
    route({ summary: "A unit's series", permission: "series.list", response: seriesListSchema }),
    unitIds,
    async (c) => c.json(await listSeries(c.get("ctx"), c.req.valid("param").unitId)),
  )
  .get(
    "/series/:seriesId",
    route({ summary: "A series with its sessions", permission: "series.list", response: seriesDetailSchema }),
    seriesIds,
    async (c) => c.json(await viewSeries(c.get("ctx"), c.req.valid("param").seriesId)),
  )
  .post(
    "/series/:seriesId/preview",
    route({
      summary: "Whom a change from a day on would concern",
      permission: "series.plan",
      response: seriesEffectSchema,
    }),
    seriesIds,
    body(previewSeriesChangeSchema),
    async (c) => c.json(await previewSeriesChange(c.get("ctx"), c.req.valid("param").seriesId, c.req.valid("json"))),
  )
  .post(
    "/series/:seriesId/change",
    route({
      summary: "Change the sessions from a day on",
      permission: "series.plan",
      status: 202,
      response: seriesSchema,
    }),
    seriesIds,
    body(changeSeriesSchema),
    async (c) => c.json(await changeSeries(c.get("ctx"), c.req.valid("param").seriesId, c.req.valid("json")), 202),
  )
  .post(
    "/series/:seriesId/cancel",
    route({
      summary: "Call the sessions from a day on off",
      permission: "series.plan",
      status: 202,
      response: seriesSchema,
    }),
    seriesIds,
    body(cancelSeriesSchema),
    async (c) => c.json(await cancelSeries(c.get("ctx"), c.req.valid("param").seriesId, c.req.valid("json")), 202),
  )
  .post(
    "/series/:seriesId/extend",
    route({
      summary: "More sessions by the same plan",
      permission: "series.plan",
      status: 202,
      response: seriesSchema,
    }),
    seriesIds,
    body(extendSeriesSchema),
    async (c) => c.json(await extendSeries(c.get("ctx"), c.req.valid("param").seriesId, c.req.valid("json")), 202),
  )
  .post(
    "/series/:seriesId/resume",
    route({
      summary: "Go on with a job that was given up",
      permission: "series.plan",
      status: 202,
      response: seriesSchema,
    }),
    seriesIds,
    async (c) => c.json(await resumeSeries(c.get("ctx"), c.req.valid("param").seriesId), 202),
  );
