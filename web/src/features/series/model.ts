import type { Series, SeriesDetail } from "@rengang/core/series/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Series, SeriesDetail };

/** The series of a unit, newest first. */
export function createSeriesList(unitId: () => string) {
  return createRemote<{ series: Series[] }>(() => ({
    key: ["series", "list", unitId()],
    load: async () =>
      (await json(api.units[":unitId"].series.$get({ param: { unitId: unitId() as never } }))) as { series: Series[] },
  }));
}

const WATCHING = 1500;

/** One series with its sessions; looked at again and again while a job is at work on it. */
export function createSeries(id: () => string) {
  return createRemote<SeriesDetail>(() => ({
    key: ["series", "one", id()],
    load: async () =>
      (await json(api.series[":seriesId"].$get({ param: { seriesId: id() as never } }))) as unknown as SeriesDetail,
    every: (series) => series?.job?.state === "running" && WATCHING,
  }));
}
