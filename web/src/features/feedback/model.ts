import type { Package } from "@rengang/core/feedback/packages/schema";
import type { Period } from "@rengang/core/feedback/periods/schema";
import type { Form, FormSummary, Overview } from "@rengang/core/feedback/schema";
import type { Job } from "@rengang/core/jobs/schema";
import { api, json, type Submission } from "../../lib/api";
import type { Key } from "../../lib/cache";
import { createRemote } from "../../lib/remote";
import type { MassResult } from "../../ui/mass-action";

export type { Form, FormSummary, Job, Overview, Package, Period };

type PersonId = FormSummary["personId"];
export interface FormId {
  periodId: Period["id"];
  personId: PersonId;
}

/** What a step on forms makes stale. */
export const touched: readonly Key[] = [["feedback"]];

/** The periods that the district has opened, the newest first. */
export function createPeriods() {
  return createRemote<Period[]>(() => ({
    key: ["feedback", "periods"],
    load: async () => {
      const { periods } = await json(api.feedback.periods.$get());
      return [...(periods as Period[])].sort((a, b) => b.from.localeCompare(a.from));
    },
    fresh: 60_000,
  }));
}

/** A community's forms of a period, by name. */
export function createForms(periodId: () => Period["id"] | undefined, unitId: () => string | undefined) {
  return createRemote<FormSummary[]>(() => ({
    key: ["feedback", "forms", periodId(), unitId()],
    enabled: periodId() !== undefined && unitId() !== undefined,
    load: async () => {
      const query = { periodId: periodId() as Period["id"], unitId: unitId() as never };
      return (await json(api.feedback.forms.$get({ query }))).forms as FormSummary[];
    },
  }));
}

/** One form in full. */
export function createFeedbackForm(id: () => FormId) {
  return createRemote<Form>(() => ({
    key: ["feedback", "form", id().periodId, id().personId],
    load: async () =>
      (await json(api.feedback.forms[":periodId"][":personId"].$get({ param: id() }))) as unknown as Form,
  }));
}

/** How many forms stand where, community by community. */
export function createOverview(periodId: () => Period["id"] | undefined) {
  return createRemote<Overview>(() => ({
    key: ["feedback", "overview", periodId()],
    enabled: periodId() !== undefined,
    load: async () =>
      (await json(
        api.feedback.periods[":periodId"].overview.$get({ param: { periodId: periodId() as Period["id"] }, query: {} }),
      )) as unknown as Overview,
  }));
}

/** What has gone to which employer. */
export function createPackages(periodId: () => Period["id"] | undefined) {
  return createRemote<Package[]>(() => ({
    key: ["feedback", "packages", periodId()],
    enabled: periodId() !== undefined,
    load: async () =>
      (await json(api.packages.$get({ query: { periodId: periodId() as Period["id"] } }))).packages as Package[],
  }));
}

/** The worker's own phrases, the last used first. */
export function createPhrases() {
  return createRemote<string[]>(() => ({
    key: ["feedback", "phrases"],
    load: async () => (await json(api.feedback.phrases.$get())).phrases,
    fresh: 300_000,
  }));
}

const rows = (answer: {
  results: readonly { personId: string; ok: boolean; code?: string | undefined }[];
}): MassResult[] => answer.results.map(({ personId, ...rest }) => ({ id: personId, ...rest }));

const chosen = (periodId: Period["id"], ids: readonly string[]) => ({ periodId, personIds: ids as PersonId[] });

/** What the community does with forms. */
export const feedbackActs = {
  generate: (periodId: Period["id"], unitId: string, { options }: Submission) =>
    json(
      api.feedback.periods[":periodId"].forms.$post(
        { param: { periodId }, json: { unitId: unitId as never } },
        options,
      ),
    ) as Promise<Job>,
  write: (id: FormId, body: Record<string, unknown>, { options }: Submission) =>
    json(
      api.feedback.forms[":periodId"][":personId"].$patch({ param: id, json: body as never }, options),
    ) as unknown as Promise<Form>,
  answer: (id: FormId, body: Record<string, unknown>, { options }: Submission) =>
    json(
      api.feedback.forms[":periodId"][":personId"].answer.$post({ param: id, json: body as never }, options),
    ) as unknown as Promise<Form>,
  show: async (periodId: Period["id"], ids: readonly string[]) =>
    rows(await json(api.feedback.forms.show.$post({ json: chosen(periodId, ids) }))),
  sign: async (periodId: Period["id"], ids: readonly string[], by: { name: string; signedOn: string }) =>
    rows(
      await json(
        api.feedback.forms.sign.$post({
          json: { ...chosen(periodId, ids), ...(by.name && { name: by.name }), signedOn: by.signedOn },
        }),
      ),
    ),
  deliver: async (periodId: Period["id"], ids: readonly string[]) =>
    rows(await json(api.feedback.forms.deliver.$post({ json: chosen(periodId, ids) }))),
  resend: (pack: Package, { options }: Submission) =>
    json(
      api.packages[":periodId"][":employerId"].link.$post(
        { param: { periodId: pack.periodId, employerId: pack.employerId } },
        options,
      ),
    ),
};

/** Where the worker's next step lies, in the order of the work. */
export const STAGES = [
  "write",
  "show",
  "shown",
  "objected",
  "sign",
  "signed",
  "delivered",
  "receipted",
  "replied",
] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(form: FormSummary): Stage {
  if (form.state === "drafted") return form.remark ? "show" : "write";
  if (form.state === "objected") return "objected";
  if (form.state === "shown" || form.state === "confirmed" || form.state === "answered") {
    return form.signing.basis ? "sign" : "shown";
  }
  return form.state;
}

/** Whether what the community writes may still be changed here. */
export const isOpen = (form: FormSummary): boolean =>
  ["drafted", "shown", "confirmed", "answered"].includes(form.state);

export const fileOf = (id: FormId, kind: "pdf" | "docx"): string =>
  `/api/documents/feedback/${id.periodId}/forms/${id.personId}/${kind}`;
export const filesOf = (periodId: string, unitId: string, kind: "pdf" | "zip"): string =>
  `/api/documents/feedback/${periodId}/units/${unitId}/${kind}`;
export const coveringFile = (pack: Package): string =>
  `/api/documents/feedback/${pack.periodId}/packages/${pack.employerId}/covering/pdf`;
