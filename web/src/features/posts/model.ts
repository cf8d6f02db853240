import type { ChangePreview, Claimant, Leaver, previewChangeSchema } from "@rengang/core/claims/schema";
import type { Post, PostDetail } from "@rengang/core/posts/schema";
import type * as z from "zod";
import { api, json, type Submission } from "../../lib/api";
import type { Key } from "../../lib/cache";
import { clockNow } from "../../lib/clock";
import { formatInstant, formatSpan, onClock, today } from "../../lib/format";
import { asProblem } from "../../lib/problem";
import { createPages, createRemote } from "../../lib/remote";
import type { MassResult } from "../../ui/mass-action";
import { seasonOver, timetableWords } from "./timetable";
import { t } from "./words";

export type { ChangePreview, Claimant, Leaver, Post, PostDetail };
export type Change = z.input<typeof previewChangeSchema>;

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

const FOLLOWED: readonly (Post["state"] | undefined)[] = ["moving", "drawing"];

/** One post in full; while it is moved or drawn it is read again until that is done. */
export function createPost(id: () => string | undefined) {
  return createRemote<PostDetail>(() => ({
    key: ["posts", "detail", id()],
    enabled: id() !== undefined,
    load: async () =>
      (await json(api.posts[":postId"].$get({ param: { postId: id() as PostId } }))) as unknown as PostDetail,
    every: (post) => (FOLLOWED.includes(post?.state) ? 1_500 : false),
  }));
}

// Rows keep their identity by `id`: a button in a row never acts on the row that took its place.
type Row<T> = T & { id: string };
export interface Roster {
  claimants: Row<Claimant>[];
  left: Row<Leaver>[];
}

/** Who holds a place, who waits in turn, and who left. */
export function createClaimants(id: () => string) {
  return createRemote<Roster>(() => ({
    key: ["claims", "of", id()],
    load: async () => {
      const found = await json(api.posts[":postId"].claims.$get({ param: { postId: id() as PostId } }));
      const rows = <T extends { personId: string }>(all: T[]) => all.map((one) => ({ ...one, id: one.personId }));
      return { claimants: rows(found.claimants as Claimant[]), left: rows(found.left as Leaver[]) };
    },
  }));
}

/** What would follow from a change, person by person; read anew for each change that is thought of. */
export function createPreview(id: () => PostId, change: () => Change | undefined) {
  return createRemote<ChangePreview>(() => ({
    key: ["preview", id(), change()],
    enabled: change() !== undefined,
    keep: true,
    fresh: 0,
    load: async () =>
      (await json(
        api.posts[":postId"].preview.$post({ param: { postId: id() }, json: change() as Change }),
      )) as unknown as ChangePreview,
  }));
}

const param = (post: { id: PostId }) => ({ postId: post.id });

/** What staff do with a post. */
export const postActs = {
  approve: (post: Post, { options }: Submission) =>
    json(api.posts[":postId"].approve.$post({ param: param(post) }, options)),
  return: (post: Post, reason: string, { options }: Submission) =>
    json(api.posts[":postId"].return.$post({ param: param(post), json: { reason } }, options)),
  publish: (post: Post, { options }: Submission) =>
    json(api.posts[":postId"].publish.$post({ param: param(post) }, options)),
  reopen: (post: Post, { options }: Submission) =>
    json(api.posts[":postId"].reopen.$post({ param: param(post) }, options)),
  move: async (post: Post, times: { startsAt: string; endsAt: string; reason: string }, { options }: Submission) =>
    (await json(
      api.posts[":postId"].move.$post({ param: param(post), json: times }, options),
    )) as unknown as PostDetail,
  /** Fewer places than are taken: only together with who gives one back, and why. */
  setPlaces: (post: Post, to: { places: number; release: string[]; reason?: string }, { options }: Submission) =>
    json(api.posts[":postId"].$patch({ param: param(post), json: to as never }, options)),
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

const FIXED = ["draft", "proposed", "returned", "cancelled", "moved"] as const;
const UNDER_WAY = ["moving", "drawing", "gathering"] as const;
export type Stage =
  | (typeof FIXED)[number]
  | (typeof UNDER_WAY)[number]
  | "open"
  | "full"
  | "running"
  | "over"
  | "closed";

/** Where a post stands now, for the one word beside it. */
export function stageOf(post: Post, now = clockNow()): Stage {
  const fixed = FIXED.find((state) => state === post.state);
  if (fixed) return fixed;
  if (post.endsAt ? Date.parse(post.endsAt) <= now : seasonOver(post)) return "over";
  const underWay = UNDER_WAY.find((state) => state === post.state);
  if (underWay) return underWay;
  if (post.startsAt && Date.parse(post.startsAt) <= now) return "running";
  if (post.state === "closed") return "closed";
  return post.taken >= post.places ? "full" : "open";
}

/** Whether members see it and have to wait until claims open. */
export const opensLater = (post: Post, now = clockNow()): boolean =>
  post.openAt !== undefined && Date.parse(post.openAt) > now;

/** Whether who came is what matters now: the session is today, or over. */
export const isDue = (post: Post): boolean =>
  post.startsAt !== undefined &&
  onClock(post.startsAt).day <= today() &&
  !["cancelled", "moved", "draft"].includes(post.state);

/** When it takes place, in words. */
export function whenOf(post: Pick<Post, "startsAt" | "endsAt" | "timetable">): string {
  if (post.startsAt && post.endsAt) return formatSpan(post.startsAt, post.endsAt);
  return post.timetable ? timetableWords(post.timetable) : t("anyTime");
}

/** Where the series of a session is looked after: a post keeps the series' own name, its unit is the post's. */
export const seriesAddress = ({ series, unitId }: Pick<Post, "series" | "unitId">): string | undefined =>
  series && `/series/ser_${unitId.slice(4)}.${series}`;

/** The address that members open to claim it. */
export const addressOf = (id: string): string => `${location.origin}/my/posts/${id}`;

type Shared = Pick<PostDetail, "title" | "place" | "places" | "startsAt" | "endsAt" | "timetable"> &
  Partial<Pick<PostDetail, "id" | "openAt" | "drawAt" | "state" | "taken" | "bring" | "contactName" | "contactPhone">>;

/** The text for the WeChat group: short lines that survive every phone. */
export function groupText(post: Shared): string {
  const left = post.places - (post.taken ?? 0);
  const who = [post.contactName, post.contactPhone].filter(Boolean).join(" ");
  return [
    t("g_head", post.title),
    t("g_time", whenOf(post)),
    t("g_place", post.place),
    post.openAt && Date.parse(post.openAt) > clockNow() ? t("g_opens", formatInstant(post.openAt)) : "",
    post.state === "gathering" && post.drawAt ? t("g_draw", formatInstant(post.drawAt)) : "",
    left > 0 ? t("g_places", post.places, left) : t("g_full", post.places),
    post.bring ? t("g_bring", post.bring) : "",
    who ? t("g_contact", who) : "",
    t("g_link", post.id ? addressOf(post.id) : "…"),
  ]
    .filter(Boolean)
    .join("\n");
}
