import type { Desk } from "./desk";
import type { Answer } from "./history";
import type { CalendarState, PostState } from "./snapshot";

/** How to reach the API: a path, a method, whose session, a body. */
export type Call = (path: string, how: { method?: string; cookie: string; json?: unknown }) => Promise<Response>;

type Claim = { state: string; turn?: number; code?: string };
const WORDS: Record<string, Answer> = {
  claimed: { yes: "claimed" },
  withdrawn: { yes: "left" },
  released: { yes: "left" },
};

/** 2xx is an answer, 4xx a refusal in the API's words; a 5xx says nothing about what happened. */
async function answered(asked: Promise<Response>): Promise<Answer> {
  const answer = await asked;
  if (answer.status >= 500) return { unknown: String(answer.status) };
  const { state, turn, code } = (await answer.json()) as Claim;
  if (!answer.ok) return { no: String(code) };
  return state === "waitlisted" ? { yes: "waitlisted", turn: turn ?? 0 } : (WORDS[state] ?? { yes: "done" });
}

/** A desk over nothing but an HTTP API. @param people cookies by the person's id */
export function httpDesk(
  call: Call,
  staff: string,
  people: ReadonlyMap<string, string>,
  posts: readonly string[],
): Desk {
  const as = (who: string) => people.get(who) as string;
  const ask = (path: string, cookie: string, json: unknown, method = "POST") =>
    answered(call(path, { method, cookie, json }));
  const read = async <T>(path: string, cookie: string) => (await (await call(path, { cookie })).json()) as T;
  const minutes = (at?: string) => (at === undefined ? undefined : Date.parse(at) / 60_000);

  async function postState(id: string): Promise<PostState> {
    const post = await read<Record<string, string & number>>(`/posts/${id}`, staff);
    const { claimants } = await read<{ claimants: { personId: string; state: string }[] }>(
      `/posts/${id}/claims`,
      staff,
    );
    const who = (...states: string[]) => claimants.filter((c) => states.includes(c.state)).map((c) => c.personId);
    const { places = 0, taken = 0, waitingMax: waitMax = 0, state, startsAt, endsAt } = post;
    const named = { holders: who("claimed", "offered"), offered: who("offered"), waiting: who("waitlisted") };
    return {
      id,
      places,
      taken,
      waitMax,
      state: state as never,
      ...named,
      from: minutes(startsAt),
      to: minutes(endsAt),
    };
  }
  async function calendarState(who: string): Promise<CalendarState> {
    type Mine = { state: string; post: { id: string; startsAt?: string; endsAt?: string } };
    const { claims } = await read<{ claims: Mine[] }>("/claims/mine", as(who));
    const entry = ({ post }: Mine) => ({ post: post.id, from: minutes(post.startsAt), to: minutes(post.endsAt) });
    const waits = claims.filter((c) => c.state === "waitlisted");
    return { held: claims.filter((c) => !waits.includes(c)).map(entry), waiting: waits.map((c) => c.post.id) };
  }

  return {
    claim: (who, post, wait) => ask(`/posts/${post}/claims/mine`, as(who), { wait }, "PUT"),
    assign: (who, post, wait) => ask(`/posts/${post}/claims`, staff, { personId: who, wait }),
    leave: (who, post) => ask(`/posts/${post}/claims/mine/withdraw`, as(who), {}),
    release: (who, post) => ask(`/posts/${post}/claims/release`, staff, { personId: who, reason: "换人" }),
    places: (post, places, release) => ask(`/posts/${post}`, staff, { places, release, reason: "场地" }, "PATCH"),
    cancel: (post) => ask(`/posts/${post}/cancel`, staff, { reason: "天气" }),
    snapshot: async () => ({
      posts: await Promise.all(posts.map(postState)),
      calendars: new Map(
        await Promise.all([...people.keys()].map(async (who) => [who, await calendarState(who)] as const)),
      ),
    }),
  };
}
