import type { Context as CoreContext } from "@rengang/core/context";
import { loadDistrict } from "@rengang/core/districts";
import { formsOfCommunity, publishedOf, requirePeriod, viewForm, viewPackage } from "@rengang/core/feedback";
import { type PeriodId, periodIdSchema } from "@rengang/core/feedback/periods/schema";
import { FORM_STATES, type Form } from "@rengang/core/feedback/schema";
import type { FeedbackFormData } from "@rengang/documents/forms/feedback";
import { basisSheet, coveringList, noticeList, type PackageData } from "@rengang/documents/forms/package";
import { coveringSheets } from "@rengang/documents/forms/sheets";
import { renderFeedbackPdf } from "@rengang/documents/pdf/feedback";
import { renderPaperPdf } from "@rengang/documents/pdf/paper";
import { writeWorkbook } from "@rengang/documents/spreadsheet/write";
import { employerIdSchema, personIdSchema, unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { ids, query, route } from "../../api/http/route";
import type { Env } from "../../api/http/types";
import { feedbackData } from "../feedback-data";
import { pdfAnswer } from "../feedback-pdf";
import { fileAnswer, MEDIA, some } from "../files";
import { packageData } from "../package-data";

const BASE = "/documents/feedback/:periodId";
/** Most forms are asked for as PDF, which needs no template engine. */
const word = () => import("@rengang/documents/word/feedback");
const formIds = ids(z.object({ periodId: periodIdSchema, personId: personIdSchema }));
const unitIds = ids(z.object({ periodId: periodIdSchema, unitId: unitIdSchema }));
const packageIds = ids(z.object({ periodId: periodIdSchema, employerId: employerIdSchema }));
const whichForms = query(z.object({ state: z.enum(FORM_STATES).optional() }));

async function asData(ctx: CoreContext, periodId: PeriodId, forms: readonly Form[]): Promise<FeedbackFormData[]> {
  const [period, { zone }] = await Promise.all([requirePeriod(ctx, periodId), loadDistrict(ctx)]);
  return some(forms).map((form) => feedbackData(form, { ...period, zone }));
}

async function oneForm(ctx: CoreContext, id: Parameters<typeof viewForm>[1]) {
  const form = await viewForm(ctx, id);
  const [data] = await asData(ctx, id.periodId, [form]);
  return { data: data as FeedbackFormData, name: `${form.periodTitle}反馈表-${form.name}` };
}

const single = new Hono<Env>()
  .get(
    `${BASE}/forms/:personId/pdf`,
    route({ summary: "One form as PDF", permission: "feedback.view", media: MEDIA.pdf }),
    formIds,
    async (c) => {
      const { data, name } = await oneForm(c.get("ctx"), c.req.valid("param"));
      return fileAnswer(renderFeedbackPdf([data]), "pdf", name);
    },
  )
  .get(
    `${BASE}/forms/:personId/docx`,
    route({ summary: "One form as Word", permission: "feedback.view", media: MEDIA.docx }),
    formIds,
    async (c) => {
      const { data, name } = await oneForm(c.get("ctx"), c.req.valid("param"));
      return fileAnswer(await (await word()).renderFeedbackWord(data), "docx", name);
    },
  );

async function communityForms(ctx: CoreContext, asked: Parameters<typeof formsOfCommunity>[1]) {
  const forms = await formsOfCommunity(ctx, asked);
  const data = await asData(ctx, asked.periodId as PeriodId, forms);
  return { data, name: `${forms[0]?.periodTitle}反馈表-${forms[0]?.unitName}` };
}

const community = new Hono<Env>()
  .get(
    `${BASE}/units/:unitId/pdf`,
    route({ summary: "A community's forms as one PDF", permission: "feedback.list", media: MEDIA.pdf }),
    unitIds,
    whichForms,
    async (c) => {
      const asked = { ...c.req.valid("param"), ...c.req.valid("query") };
      const { data, name } = await communityForms(c.get("ctx"), asked);
      return pdfAnswer(data, name);
    },
  )
  .get(
    `${BASE}/units/:unitId/zip`,
    route({ summary: "A community's forms as Word files", permission: "feedback.list", media: MEDIA.zip }),
    unitIds,
    whichForms,
    async (c) => {
      const asked = { ...c.req.valid("param"), ...c.req.valid("query") };
      const { data, name } = await communityForms(c.get("ctx"), asked);
      return fileAnswer(await (await word()).renderFeedbackWordZip(data), "zip", name);
    },
  );

async function packageFile(ctx: CoreContext, id: Parameters<typeof viewPackage>[1]) {
  const [pack, district] = await Promise.all([viewPackage(ctx, id), loadDistrict(ctx)]);
  const named = (what: string) => `${pack.periodTitle}${what}-${pack.employerName}`;
  return { pack, data: packageData(pack, district), named };
}

async function workbook(data: PackageData): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writeWorkbook(coveringSheets(data))) parts.push(part);
  return Buffer.concat(parts);
}

const PAPERS = {
  covering: { paper: coveringList, title: "反馈表移交清单", summary: "A package's covering list" },
  notice: { paper: noticeList, title: "公示名单", summary: "A package's list for public notice" },
  basis: { paper: basisSheet, title: "民主评议依据表", summary: "A package's basis for the democratic review" },
} as const;

/** A public notice names nobody whose objection to it was accepted; the other papers are the employer's own. */
async function paperData(ctx: CoreContext, which: keyof typeof PAPERS, id: Parameters<typeof viewPackage>[1]) {
  const { pack, data, named } = await packageFile(ctx, id);
  if (which !== "notice") return { data, named };
  const covering = await publishedOf(ctx, pack.covering);
  return { data: packageData({ ...pack, covering }, await loadDistrict(ctx)), named };
}

function paperRoute(which: keyof typeof PAPERS) {
  const { paper, title, summary } = PAPERS[which];
  return new Hono<Env>().get(
    `${BASE}/packages/:employerId/${which}/pdf`,
    route({ summary, permission: "feedback.package", media: MEDIA.pdf }),
    packageIds,
    async (c) => {
      const { data, named } = await paperData(c.get("ctx"), which, c.req.valid("param"));
      return fileAnswer(renderPaperPdf(paper(data)), "pdf", named(title));
    },
  );
}

const packages = new Hono<Env>()
  .get(
    `${BASE}/packages/:employerId/forms/pdf`,
    route({ summary: "A package's forms as one PDF", permission: "feedback.package", media: MEDIA.pdf }),
    packageIds,
    async (c) => {
      const { pack, named } = await packageFile(c.get("ctx"), c.req.valid("param"));
      const data = await asData(c.get("ctx"), pack.periodId, pack.forms);
      return pdfAnswer(data, named("反馈表"));
    },
  )
  .get(
    `${BASE}/packages/:employerId/forms/zip`,
    route({ summary: "A package's forms as Word files", permission: "feedback.package", media: MEDIA.zip }),
    packageIds,
    async (c) => {
      const { pack, named } = await packageFile(c.get("ctx"), c.req.valid("param"));
      const data = await asData(c.get("ctx"), pack.periodId, pack.forms);
      return fileAnswer(await (await word()).renderFeedbackWordZip(data), "zip", named("反馈表"));
    },
  )
  .get(
    `${BASE}/packages/:employerId/covering/xlsx`,
    route({ summary: "A package's covering list as Excel", permission: "feedback.package", media: MEDIA.xlsx }),
    packageIds,
    async (c) => {
      const { data, named } = await packageFile(c.get("ctx"), c.req.valid("param"));
      return fileAnswer(await workbook(data), "xlsx", named("反馈表移交清单"));
    },
  )
  .route("/", paperRoute("covering"))
  .route("/", paperRoute("notice"))
  .route("/", paperRoute("basis"));

/** Feedback forms and employers' packages to keep and to print; the same permissions as on the screen. */
export const feedback = new Hono<Env>().route("/", single).route("/", community).route("/", packages);
