import type { Context } from "@rengang/core/context";
import { addEmployer } from "@rengang/core/employers";
import { deliverForms, signForms, writeRemark } from "@rengang/core/feedback";
import { FORMS_PER_PDF } from "@rengang/documents/pdf/feedback";
import { makeDocuments } from "@rengang/functions/documents/app";
import { pdfAnswer } from "@rengang/functions/documents/feedback-pdf";
import type { Grant } from "@rengang/kernel/actor";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { form as filled } from "../documents/people";
import { canReadPdf, pdfPages, pdfText, wordText } from "../documents/reading";
import { chosen, form, idOf, makeSeason, member, now, PAST_WINDOW, type Season, showAll } from "../feedback/support";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
let season: Season;
beforeAll(async () => {
  world = await makeWorld();
  season = await makeSeason(world, 2);
  const { version } = await form(season, 0);
  await writeRemark(season.worker, idOf(season, 0), { version, remark: "主动热心，群众认可", grade: "较好" });
  await showAll(season);
  world.pass(PAST_WINDOW);
  await signForms(now(season, season.secretary), chosen(season));
  await deliverForms(now(season, season.worker), chosen(season));
});
afterAll(() => world.close());

async function get(path: string, who?: Context): Promise<Response> {
  const cookie = who && `rengang=${await cookieOf(now(season, who))}`;
  const app = makeDocuments(world.platform);
  return app.request(`/api/documents/feedback/${season.period}${path}`, { headers: { ...(cookie && { cookie }) } });
}

const nameOf = (answer: Response) =>
  decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "");
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

const FACTS = [
  "党员1",
  "区税务局",
  "楼道消防检查",
  "周末清洁",
  "逐层检查消火栓",
  "主动热心",
  "周慧",
  "2026-",
  "未提出异议",
];

describe("the form as a file", () => {
  test("Word and PDF contain the facts, the remark, the signature and the silence", async () => {
    const path = `/forms/${idOf(season, 0).personId}`;
    const [pdf, word] = await Promise.all([get(`${path}/pdf`, season.worker), get(`${path}/docx`, season.worker)]);
    expect([nameOf(pdf), nameOf(word)]).toEqual(["2026年度反馈表-党员1.pdf", "2026年度反馈表-党员1.docx"]);
    const bytes = await bytesOf(pdf);
    const texts = [wordText(await bytesOf(word)), ...(canReadPdf ? [pdfText(bytes)] : [])];
    for (const text of texts) {
      for (const fact of FACTS) expect(text).toContain(fact);
      expect(text).toContain("2次，3.5小时");
      expect(text).not.toContain("19910000001");
    }
  });

  test("a member reads the own form and no other; the liaison reads those delivered", async () => {
    const [own, other] = [0, 1].map((n) => `/forms/${idOf(season, n).personId}/pdf`) as [string, string];
    expect((await get(own, member(season, 0))).status).toBe(200);
    expect((await get(other, member(season, 0))).status).toBe(404);
    expect((await get(other, season.liaison)).status).toBe(200);
  });

  test("all forms of a community are one PDF or one zip, a form each", async () => {
    const path = `/units/${season.community}`;
    const pdf = await get(`${path}/pdf`, season.worker);
    expect(nameOf(pdf)).toBe("2026年度反馈表-梧桐社区.pdf");
    expect(pdfPages(await bytesOf(pdf))).toBe(2);
    const zip = unzipSync(await bytesOf(await get(`${path}/zip`, season.worker)));
    expect(Object.keys(zip).map((name) => name.split("-")[1])).toEqual(["党员1", "党员2"]);
  });
});

test("more forms than fit into memory at once are a zip of PDFs in order, under a name that every computer takes", async () => {
  const list = Array.from({ length: FORMS_PER_PDF + 1 }, (_, n) => filled(n, 1));
  const answer = await pdfAnswer(list, "2026/上半年");
  expect(answer.headers.get("content-type")).toBe("application/zip");
  expect(nameOf(answer)).toBe("2026上半年.zip");
  const files = unzipSync(await bytesOf(answer));
  expect(Object.keys(files)).toEqual(["2026上半年-1.pdf", "2026上半年-2.pdf"]);
  expect(Object.values(files).map(pdfPages)).toEqual([FORMS_PER_PDF, 1]);
});

describe("the employer's package as files", () => {
  const path = () => `/packages/${season.employer}`;

  test.runIf(canReadPdf)(
    "covering list, notice list and basis sheet say what they may, and the notice no more than that",
    async () => {
      const texts: Record<string, string> = {};
      for (const which of ["covering", "notice", "basis", "forms"]) {
        const answer = await get(`${path()}/${which}/pdf`, season.liaison);
        expect(answer.headers.get("content-type")).toBe("application/pdf");
        texts[which] = pdfText(await bytesOf(answer));
      }
      expect(texts.covering).toContain("公示期内未提");
      expect(texts.covering).toContain("较好");
      expect(texts.notice).toContain("党员1");
      expect(texts.notice).not.toContain("较好");
      expect(texts.basis).toContain("□优秀");
      expect(texts.forms).toContain("楼道消防检查");
    },
  );

  test("the covering list is an Excel file too, and the forms a zip of Word files", async () => {
    const answer = await get(`${path()}/covering/xlsx`, season.liaison);
    expect(nameOf(answer)).toBe("2026年度反馈表移交清单-区税务局.xlsx");
    const parts = Object.values(unzipSync(await bytesOf(answer))).map((p) => strFromU8(p));
    expect(parts.join("")).toContain("党员2");
    const zip = unzipSync(await bytesOf(await get(`${path()}/forms/zip`, season.liaison)));
    expect(Object.keys(zip)).toHaveLength(2);
  });
});

const FILES = [
  "/forms/PERSON/pdf",
  "/forms/PERSON/docx",
  "/units/UNIT/pdf",
  "/units/UNIT/zip",
  "/packages/EMPLOYER/forms/pdf",
  "/packages/EMPLOYER/forms/zip",
  "/packages/EMPLOYER/covering/pdf",
  "/packages/EMPLOYER/covering/xlsx",
  "/packages/EMPLOYER/notice/pdf",
  "/packages/EMPLOYER/basis/pdf",
];

describe("files open to nobody else", () => {
  const real = (file: string) =>
    file
      .replace("PERSON", idOf(season, 0).personId)
      .replace("UNIT", season.community)
      .replace("EMPLOYER", season.employer);

  test.each(FILES)("%s asks who is there, and is missing to another district", async (file) => {
    expect((await get(real(file))).status).toBe(401);
    const there = await makeSeason(world, 0);
    expect((await get(real(file), there.admin)).status).toBe(404);
  });

  test.each(FILES)("%s is closed to another employer and to another community", async (file) => {
    const { id } = await addEmployer(season.admin, { name: `单位${FILES.indexOf(file)}` });
    const liaison = { role: "employer_liaison", employerId: id } as Grant;
    const neighbour = { role: "community_worker", unitId: season.elsewhere } as Grant;
    for (const grant of [liaison, neighbour]) {
      const stranger = world.as(season.district, season.admin.personOf("19900000911"), grant);
      const { status } = await get(real(file), stranger);
      expect([403, 404]).toContain(status);
    }
  });

  test("a community with no form makes no paper, and a state that does not exist is a field that is wrong", async () => {
    expect((await get(`/units/${season.elsewhere}/pdf`, season.admin)).status).toBe(404);
    const wrong = await get(`/units/${season.community}/pdf?state=lost`, season.worker);
    expect(wrong.status).toBe(422);
  });
});
