import type { PostForMe } from "@rengang/core/matching/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";
import { type PostFilter, sifted } from "../posts/my-model";

export type { PostForMe };
export type Fit = PostForMe["fits"][number];

export interface PostsForMe {
  posts: PostForMe[];
  /** There are more ahead than were looked at. */
  more: boolean;
}

/** The posts ahead, those that suit the member first. */
export function createPostsForMe() {
  return createRemote<PostsForMe>(() => ({
    key: ["posts", "for-me"],
    load: async () => (await json(api.posts["for-me"].$get({ query: {} }))) as unknown as PostsForMe,
  }));
}

/** The posts that pass the filter, in the order in which they came. */
export function siftedInOrder(posts: readonly PostForMe[], filter: PostFilter, skills: readonly string[]): PostForMe[] {
  const { dated, standing } = sifted(posts, filter, skills);
  const kept = new Set([...dated, ...standing].map((post) => post.id));
  return posts.filter((post) => kept.has(post.id));
}
