import type { OwnSuggestion, Suggestion } from "@rengang/core/suggestions/schema";
import { api, json, type Submission } from "../../lib/api";
import { today } from "../../lib/format";
import { createPages, createRemote } from "../../lib/remote";

export type { OwnSuggestion, Suggestion };
export type Kind = Suggestion["kind"];
export type AuthorAct = OwnSuggestion["may"][number];
export type Step = Suggestion["steps"][number];
export const KINDS: readonly Kind[] = ["suggestion", "complaint", "help"];
export const tones = {
  received: "brand",
  taken: "info",
  answered: "ok",
  reopened: "brand",
  closed: "plain",
  withdrawn: "plain",
} as const;

/** Whether the day by which an answer was due has gone by without one. */
export const isOverdue = ({ state, dueOn }: Pick<Suggestion, "state" | "dueOn">): boolean =>
  ["received", "taken", "reopened"].includes(state) && dueOn < today();

/** What the person has sent. */
export function createMine() {
  return createRemote<OwnSuggestion[]>(() => ({
    key: ["suggestions", "mine"],
    load: async () => (await json(api.suggestions.mine.$get())).suggestions as unknown as OwnSuggestion[],
  }));
}

/** What waits at the person's desk, or is done. */
export function createDesk(filter: () => { show: "open" | "done"; kind?: Kind | undefined }) {
  return createPages<{ suggestions: Suggestion[]; cursor?: string }>(() => ({
    key: ["suggestions", "desk", filter()],
    load: async (cursor) => {
      const { show, kind } = filter();
      const query = { show, ...(kind && { kind }), ...(cursor && { cursor }) };
      return (await json(api.suggestions.$get({ query }))) as unknown as { suggestions: Suggestion[]; cursor?: string };
    },
    keep: true,
  }));
}

/** One of them. */
export function createOne(suggestionId: () => string) {
  return createRemote<Suggestion>(() => ({
    key: ["suggestions", "one", suggestionId()],
    load: async () =>
      (await json(
        api.suggestions[":suggestionId"].$get({ param: { suggestionId: suggestionId() } }),
      )) as unknown as Suggestion,
  }));
}

const one = (suggestionId: string) => ({ param: { suggestionId } });

/** What those who answer can do. */
export const deskActs = {
  take: (id: string, { options }: Submission) => json(api.suggestions[":suggestionId"].take.$post(one(id), options)),
  answer: (id: string, answer: string, { options }: Submission) =>
    json(api.suggestions[":suggestionId"].answer.$post({ ...one(id), json: { answer } }, options)),
  handOver: (id: string, unitId: string, reason: string, { options }: Submission) =>
    json(
      api.suggestions[":suggestionId"]["hand-over"].$post(
        { ...one(id), json: { unitId: unitId as never, reason } },
        options,
      ),
    ),
};

/** What an author can do, signed in. */
export const actOnMine = async (id: string, act: AuthorAct, reason?: string): Promise<OwnSuggestion> =>
  (await json(
    api.suggestions[":suggestionId"].mine.$post({ ...one(id), json: { act, ...(reason && { reason }) } }),
  )) as unknown as OwnSuggestion;
