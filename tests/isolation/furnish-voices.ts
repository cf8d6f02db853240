import type { Neighbourhood } from "../support/people";
import type { Call } from "./furnish";

export interface Voices {
  readonly suggestions: string[];
  readonly requests: string[];
  /** Number and word of one that was sent without an account. */
  readonly followed: string;
}

/** What members and residents have to say: suggestions with and without an account, requests about their own data. */
export async function voices({ world, district }: Neighbourhood, mark: string, call: Call): Promise<Voices> {
  const own = await call("member", "POST /suggestions", { kind: "suggestion", text: `${mark}建议` });
  const answer = await world.request("/suggestions/open", {
    method: "POST",
    json: { district, kind: "complaint", text: `${mark}投诉`, contact: `${mark}微信` },
  });
  const open = (await answer.json()) as { suggestion: { id: string; number?: string }; word: string };
  const correction = { field: "branch", value: `${mark}二支部`, text: `${mark}更正` };
  const asked = await call("member", "POST /privacy/mine/corrections", correction);
  return {
    suggestions: [String(own.id), open.suggestion.id],
    requests: [String(asked.id)],
    followed: `${open.suggestion.number ?? open.suggestion.id.slice(4)} ${open.word}`,
  };
}
