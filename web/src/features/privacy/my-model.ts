import type { HeldView } from "@rengang/core/privacy/held/schema";
import type { MyNotice, PrivacyRequest } from "@rengang/core/privacy/schema";
import { api, json, type Submission } from "../../lib/api";
import { joined, saveJson } from "../../lib/download";
import { createRemote, type Key } from "../../lib/remote";

export type { HeldView, MyNotice, PrivacyRequest };

export const NOTICE: Key = ["privacy", "notice", "mine"];
export const REQUESTS: Key = ["privacy", "requests", "mine"];

/** The notice with my answer. */
export const createMyNotice = () =>
  createRemote<MyNotice>(() => ({ key: NOTICE, load: () => json(api.privacy.notice.mine.$get()), fresh: 300_000 }));

/** Everything held about me. */
export const createHeld = () =>
  createRemote<HeldView>(() => ({ key: ["privacy", "held"], load: () => json(api.privacy.mine.$get()) }));

/** The same as data, handed to the browser's downloads as one file. */
export async function takeAlong(): Promise<void> {
  const load = (cursor?: string) => json(api.privacy.mine.export.$get({ query: cursor ? { cursor } : {} }));
  saveJson("个人信息副本.json", await joined(load));
}

/** What I have asked for. */
export const createMyRequests = () =>
  createRemote<PrivacyRequest[]>(() => ({
    key: REQUESTS,
    load: async () => (await json(api.privacy.mine.requests.$get())).requests,
  }));

export type Ask =
  | { kind: "correction"; field: PrivacyRequest["field"] & string; value: string; text: string }
  | { kind: "objection"; purpose: PrivacyRequest["purpose"] & string; text: string }
  | { kind: "erasure"; text: string };

/** The member's own acts. */
export const privacyActs = {
  answer: (version: number, agreed: "candidates"[], { options }: Submission): Promise<MyNotice> =>
    json(api.privacy.notice.mine.$put({ json: { version, agreed } }, options)),
  ask({ kind, ...asked }: Ask, { options }: Submission): Promise<PrivacyRequest> {
    const { mine } = api.privacy;
    if (kind === "correction") return json(mine.corrections.$post({ json: asked as never }, options));
    if (kind === "objection") return json(mine.objections.$post({ json: asked as never }, options));
    return json(mine.erasure.$post({ json: asked as never }, options));
  },
  withdraw: (requestId: string): Promise<PrivacyRequest> =>
    json(api.privacy.mine.requests[":requestId"].withdraw.$post({ param: { requestId } })),
};
