import type { Package, PackageDetail } from "@rengang/core/feedback/packages/schema";
import type { Period } from "@rengang/core/feedback/periods/schema";
import type { Form } from "@rengang/core/feedback/schema";
import { useMe } from "../../app/session";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";
import type { MassResult } from "../../ui/mass-action";

export type { Form, Package, PackageDetail, Period };
export type CoveringRow = PackageDetail["covering"][number];

/** The employer's packages of every period, the newest first. */
export function createPackages() {
  return createRemote<Package[]>(() => ({
    key: ["packages"],
    load: async () => (await json(api.packages.$get({ query: {} }))).packages as Package[],
  }));
}

/** One period's package of the employer that the liaison stands for. */
export function createPackage(periodId: () => string) {
  const me = useMe();
  const employerId = () => me().acting.employerId ?? "";
  return createRemote<PackageDetail>(() => ({
    key: ["packages", periodId(), employerId()],
    load: () =>
      json(
        api.packages[":periodId"][":employerId"].$get({ param: { periodId: periodId(), employerId: employerId() } }),
      ) as unknown as Promise<PackageDetail>,
  }));
}

/** Every period of the district, the latest first. */
export function createPeriods() {
  return createRemote<Period[]>(() => ({
    key: ["feedback", "periods"],
    load: async () => (await json(api.feedback.periods.$get())).periods as Period[],
    fresh: 60_000,
  }));
}

/** Where a package's files are fetched. */
export const packageFiles = (pack: Package) => `/api/documents/feedback/${pack.periodId}/packages/${pack.employerId}`;

export const toReceipt = (forms: readonly Form[]): Form[] => forms.filter((form) => form.state === "delivered");
export const toReply = (forms: readonly Form[]): Form[] => forms.filter((form) => form.state === "receipted");

/** What the API says of each person, as reports of mass actions read it. */
export const resultsOf = (
  results: readonly { personId: string; ok: boolean; code?: string | undefined }[],
): MassResult[] => results.map(({ personId, ok, code }) => ({ id: personId, ok, code }));

const AT_ONCE = 100;

/** So many at a time: a large employer has several hundred forms, and each call reports row by row. */
export async function inParts<R>(ids: readonly string[], run: (part: string[]) => Promise<R[]>): Promise<R[]> {
  const all: R[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) all.push(...(await run(ids.slice(at, at + AT_ONCE))));
  return all;
}
