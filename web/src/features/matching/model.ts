import type { Candidate } from "@rengang/core/matching/schema";
import { api, json } from "../../lib/api";
import { createPages } from "../../lib/remote";

export type { Candidate };

interface CandidatePage {
  candidates: Candidate[];
  cursor?: string;
}

/** Members whom a post would suit, by name; of those who fit what was typed. */
export function createCandidates(postId: () => string, search: () => string) {
  return createPages<CandidatePage>(() => ({
    key: ["claims", "candidates", postId(), search()],
    keep: true,
    load: async (cursor) => {
      const query = { ...(search() && { search: search() }), ...(cursor && { cursor }) };
      const param = { postId: postId() as never };
      return (await json(api.posts[":postId"].candidates.$get({ param, query }))) as unknown as CandidatePage;
    },
  }));
}
