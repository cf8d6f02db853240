import type { Member } from "@rengang/core/members/schema";
import { api, json, type Submission } from "../../lib/api";
import type { Key } from "../../lib/cache";
import { createRemote } from "../../lib/remote";
import type { MassResult } from "../../ui/mass-action";

type PersonId = Member["id"];

/** What a change of a registration makes stale. */
export const touched: readonly Key[] = [["members"], ["registrations"]];

/** Members who wait to be accepted, those who asked first on top. */
export function createApplications() {
  return createRemote(() => ({
    key: ["registrations", "applied"],
    load: async () => {
      const { members } = await json(api.members.$get({ query: { state: "applied" } }));
      return [...members].sort((a, b) =>
        (a.registration.appliedAt ?? "").localeCompare(b.registration.appliedAt ?? ""),
      );
    },
  }));
}

/** The community's acts on registrations. */
export const registrationActs = {
  async accept(ids: readonly string[]): Promise<MassResult[]> {
    const chosen = { personIds: ids as PersonId[] };
    const { results } = await json(api.registrations.accept.$post({ json: chosen }));
    return results.map((result) => ({ id: result.personId, ok: result.ok, code: result.code }));
  },
  return: (personId: PersonId, reason: string, { options }: Submission) =>
    json(api.registrations.return.$post({ json: { personId, reason } }, options)),
  end: (personId: PersonId, reason: string, { options }: Submission) =>
    json(api.registrations.end.$post({ json: { personId, reason } }, options)),
  move: (personId: PersonId, unitId: Member["unitId"], reason: string, { options }: Submission) =>
    json(api.registrations.move.$post({ json: { personId, unitId, reason } }, options)),
};
