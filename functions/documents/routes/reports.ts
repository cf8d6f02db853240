import type { Context as CoreContext } from "@rengang/core/context";
import { loadDistrict } from "@rengang/core/districts";
import { communityReport, districtReport, employerReport, memberReport, myReport } from "@rengang/core/evaluation";
import { yearSchema } from "@rengang/core/evaluation/schema";
import type { AnnualReportData } from "@rengang/documents/forms/annual-report";
import { annualReport } from "@rengang/documents/forms/annual-report-paper";
import { annualReportSheets } from "@rengang/documents/forms/sheets";
import { renderPaperPdf } from "@rengang/documents/pdf/paper";
import { writeWorkbook } from "@rengang/documents/spreadsheet/write";
import type { Permission } from "@rengang/kernel/permission";
import { employerIdSchema, personIdSchema, unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { ids, route } from "../../api/http/route";
import type { Env } from "../../api/http/types";
import { fileAnswer, MEDIA } from "../files";
import {
  communityReportData,
  districtReportData,
  employerReportData,
  type Issue,
  memberReportData,
} from "../report-data";

type Kind = "pdf" | "xlsx";

async function issueOf(ctx: CoreContext): Promise<Issue> {
  return { districtName: (await loadDistrict(ctx)).name, now: ctx.now };
}

async function workbook(data: AnnualReportData): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writeWorkbook(annualReportSheets(data))) parts.push(part);
  return Buffer.concat(parts);
}

/** `2026年度考评报告（梧桐社区）.pdf`. */
async function answerReport(data: AnnualReportData, kind: Kind): Promise<Response> {
  const bytes = kind === "pdf" ? renderPaperPdf(annualReport(data)) : await workbook(data);
  return fileAnswer(bytes, kind, `${data.period.slice(0, 4)}年度考评报告（${data.subject}）`);
}

/** The same report as PDF and as Excel, below one path. */
function downloads<S extends z.ZodType>(
  path: string,
  summary: string,
  permission: Permission,
  schema: S,
  load: (ctx: CoreContext, param: z.output<S>) => Promise<AnnualReportData>,
) {
  const file = (kind: Kind) =>
    new Hono<Env>().get(`${path}/${kind}`, route({ summary, permission, media: MEDIA[kind] }), ids(schema), async (c) =>
      answerReport(await load(c.get("ctx"), c.req.valid("param") as z.output<S>), kind),
    );
  return new Hono<Env>().route("/", file("pdf")).route("/", file("xlsx"));
}

const BASE = "/documents/reports/:year";

/** Annual reports to keep and to print; the same figures and the same permissions as on the screen. */
export const reports = new Hono<Env>()
  .route(
    "/",
    downloads(
      `${BASE}/mine`,
      "My year as a file",
      "evaluation.mine",
      z.object({ year: yearSchema }),
      async (ctx, { year }) => memberReportData(await myReport(ctx, year), await issueOf(ctx)),
    ),
  )
  .route(
    "/",
    downloads(
      `${BASE}/members/:personId`,
      "A member's year as a file",
      "evaluation.view",
      z.object({ year: yearSchema, personId: personIdSchema }),
      async (ctx, { year, personId }) => memberReportData(await memberReport(ctx, personId, year), await issueOf(ctx)),
    ),
  )
  .route(
    "/",
    downloads(
      `${BASE}/communities/:unitId`,
      "A community's year as a file",
      "evaluation.view",
      z.object({ year: yearSchema, unitId: unitIdSchema }),
      async (ctx, { year, unitId }) =>
        communityReportData(await communityReport(ctx, unitId, year), await issueOf(ctx)),
    ),
  )
  .route(
    "/",
    downloads(
      `${BASE}/employers/:employerId`,
      "An employer's year as a file",
      "evaluation.view",
      z.object({ year: yearSchema, employerId: employerIdSchema }),
      async (ctx, { year, employerId }) =>
        employerReportData(await employerReport(ctx, employerId, year), await issueOf(ctx)),
    ),
  )
  .route(
    "/",
    downloads(
      `${BASE}/district`,
      "The district's year as a file",
      "evaluation.view",
      z.object({ year: yearSchema }),
      async (ctx, { year }) => districtReportData(await districtReport(ctx, year), await issueOf(ctx)),
    ),
  );
