import type { Claimant } from "@rengang/core/claims/schema";
import type { Post, PostDetail } from "@rengang/core/posts/schema";
import { api, json, type Submission } from "../../lib/api";
import type { Key } from "../../lib/cache";
import { formatSpan, onClock, today } from "../../lib/format";
import { asProblem } from "../../lib/problem";
import { createPages, createRemote } from "../../lib/remote";
import type { MassResult } from "../../ui/mass-action";
import { t } from "./words";

export type { Claimant, Post, PostDetail };

type PostId = Post["id"];

/** What a change of a post or of its claims makes stale. */
export const touched: readonly Key[] = [["posts"], ["claims"]];

/** The own unit's posts: from today on, or back from yesterday. */
export function createPosts(when: () => "upcoming" | "past") {
  return createPages(() => ({
    key: ["posts", "staff", when()],
    load: async (cursor) => {
      const query = { when: when(), limit: "100", ...(cursor && { cursor }) };
      const page = await json(api.posts.$get({ query: query as never }));
      return page as { posts: Post[]; cursor?: string };
    },
    keep: true,
  }));
}

/** One post in full. */
export function createPost(id: () => string | undefined) {
  return createRemote<PostDetail>(() => ({
    key: ["posts", "detail", id()],
    enabled: id() !== undefined,
    load: async () =>
      (await json(api.posts[":postId"].$get({ param: { postId: id() as PostId } }))) as unknown as PostDetail,
  }));
}

/** Who holds a place and who waits, in turn. */
export function createClaimants(id: () => string) {
  return createRemote<Claimant[]>(() => ({
    key: ["claims", "of", id()],
    load: async () =>
      (await json(api.posts[":postId"].claims.$get({ param: { postId: id() as PostId } }))).claimants as Claimant[],
  }));
}

const param = (post: { id: PostId }) => ({ postId: post.id });

/** What staff do with a post. */
export const postActs = {
  approve: (post: Post, { options }: Submission) =>
    json(api.posts[":postId"].approve.$post({ param: param(post) }, options)),
  return: (post: Post, reason: string, { options }: Submission) =>
    json(api.posts[":postId"].return.$post({ param: param(post), json: { reason } }, options)),
  close: (post: Post, { options }: Submission) =>
    json(api.posts[":postId"].close.$post({ param: param(post) }, options)),
  cancel: (post: Post, reason: string, { options }: Submission) =>
    json(api.posts[":postId"].cancel.$post({ param: param(post), json: { reason } }, options)),
  release: (post: Post, personId: Claimant["personId"], reason: string, { options }: Submission) =>
    json(api.posts[":postId"].claims.release.$post({ param: param(post), json: { personId, reason } }, options)),
  /** One after the other, in the order in which they were chosen: places go to the first. */
  async assign(post: Post, personIds: readonly string[]): Promise<MassResult[]> {
    const results: MassResult[] = [];
    for (const personId of personIds as Claimant["personId"][]) {
      await json(api.posts[":postId"].claims.$post({ param: param(post), json: { personId, wait: true } }))
        .then(() => results.push({ id: personId, ok: true }))
        .catch((error) => {
          const { code, facts } = asProblem(error);
          results.push({ id: personId, ok: false, code, facts });
        });
    }
    return results;
  },
};

export type Stage = "proposed" | "open" | "full" | "running" | "over" | "closed" | "cancelled" | "returned";

/** Where a post stands now, for the one word beside it. */
export function stageOf(post: Post, now = Date.now()): Stage {
  if (post.state === "cancelled" || post.state === "proposed" || post.state === "returned") return post.state;
  if (post.endsAt && Date.parse(post.endsAt) <= now) return "over";
  if (post.startsAt && Date.parse(post.startsAt) <= now) return "running";
  if (post.state === "closed") return "closed";
  return post.taken >= post.places ? "full" : "open";
}

/** Whether who came is what matters now: the session is today, or over. */
export const isDue = (post: Post): boolean =>
  post.startsAt !== undefined && onClock(post.startsAt).day <= today() && post.state !== "cancelled";

/** When it takes place, in words. */
export const whenOf = (post: Pick<Post, "startsAt" | "endsAt">): string =>
  post.startsAt && post.endsAt ? formatSpan(post.startsAt, post.endsAt) : t("anyTime");

/** The address that members open to claim it. */
export const addressOf = (id: string): string => `${location.origin}/my/posts/${id}`;

type Shared = Pick<PostDetail, "title" | "place" | "places" | "startsAt" | "endsAt"> &
  Partial<Pick<PostDetail, "id" | "taken" | "bring" | "contactName" | "contactPhone">>;

/** The text for the WeChat group: short lines that survive every phone. */
export function groupText(post: Shared): string {
  const left = post.places - (post.taken ?? 0);
  const who = [post.contactName, post.contactPhone].filter(Boolean).join(" ");
  return [
    t("g_head", post.title),
    t("g_time", whenOf(post)),
    t("g_place", post.place),
    left > 0 ? t("g_places", post.places, left) : t("g_full", post.places),
    post.bring ? t("g_bring", post.bring) : "",
    who ? t("g_contact", who) : "",
    t("g_link", post.id ? addressOf(post.id) : "…"),
  ]
    .filter(Boolean)
    .join("\n");
}
