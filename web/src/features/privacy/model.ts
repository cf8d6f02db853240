import type { ErasurePreview, ErasureView, Notice, PrivacyRequest } from "@rengang/core/privacy/schema";
import { api, json, type Submission } from "../../lib/api";
import { createRemote, type Key } from "../../lib/remote";

export type { ErasurePreview, ErasureView, Notice, PrivacyRequest };

export const STAFF_REQUESTS: Key = ["privacy", "requests", "staff"];

/** What an answer to a request makes stale. */
export const afterRequest: readonly Key[] = [
  STAFF_REQUESTS,
  ["privacy", "preview"],
  ["privacy", "erasure"],
  ["members"],
];

/** Members' requests of one's own part of the tree, open or closed. */
export const createRequests = (open: () => "yes" | "no") =>
  createRemote<PrivacyRequest[]>(() => ({
    key: [...STAFF_REQUESTS, open()],
    load: async () => (await json(api.privacy.requests.$get({ query: { open: open() } }))).requests,
  }));

type Of = Pick<PrivacyRequest, "personId" | "id">;
const param = ({ personId, id }: Of) => ({ personId, requestId: id });
const one = api.privacy.requests[":personId"][":requestId"];

/** What an erasure would do now. */
export const createPreview = (of: () => Of) =>
  createRemote<ErasurePreview>(() => ({
    key: ["privacy", "preview", of().id],
    load: () => json(one.preview.$get({ param: param(of()) })),
  }));

/** How things stand with erasing one person. */
export const createErasure = (personId: () => PrivacyRequest["personId"]) =>
  createRemote<ErasureView>(() => ({
    key: ["privacy", "erasure", personId()],
    load: () => json(api.privacy.people[":personId"].erasure.$get({ param: { personId: personId() } })),
  }));

/** The district's part of the notice. */
export const createNotice = () =>
  createRemote<Notice>(() => ({ key: ["privacy", "notice"], load: () => json(api.privacy.notice.$get()) }));

/** What staff do with requests. */
export const requestActs = {
  answer: (of: Of, accepted: boolean, note: string, { options }: Submission) =>
    json(one.answer.$post({ param: param(of), json: { accepted, note } }, options)),
  examine: (of: Of, note: string, { options }: Submission) =>
    json(one.examine.$post({ param: param(of), json: { note } }, options)),
  decide: (of: Of, accepted: boolean, note: string, { options }: Submission) =>
    json(one.decide.$post({ param: param(of), json: { accepted, note } }, options)),
  setNotice: (contact: string, addition: string, { options }: Submission) =>
    json(api.privacy.notice.$put({ json: { contact, addition } }, options)),
  openErasure: (personId: PrivacyRequest["personId"], text: string, { options }: Submission) =>
    json(api.privacy.people[":personId"].erasure.$post({ param: { personId }, json: { text } }, options)),
};
