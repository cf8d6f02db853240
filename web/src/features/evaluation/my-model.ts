import type { MemberReport } from "@rengang/core/evaluation/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type Report = MemberReport;

/** The member's own year: a preview until it is closed, then what was frozen. */
export function createMyReport(year: () => string) {
  return createRemote<Report>(() => ({
    key: ["evaluation", "mine", year()],
    load: async () =>
      (await json(api.evaluation[":year"].reports.mine.$get({ param: { year: year() } }))) as unknown as Report,
  }));
}
