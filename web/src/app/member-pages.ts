import type { Component } from "solid-js";
import { page } from "./page";

/** Addresses of the member's own pages; `/check-in/:code` stands with the plain ones, because it is opened from outside. */
export const memberPages: readonly { path: string; component: Component }[] = [
  { path: "/my", component: page(() => import("../features/members/pages/my-home"), "MyHomePage") },
  { path: "/my/posts", component: page(() => import("../features/posts/pages/my-posts"), "MyPostsPage") },
  { path: "/my/posts/:postId", component: page(() => import("../features/posts/pages/my-post"), "MyPostPage") },
  { path: "/my/claims", component: page(() => import("../features/claims/pages/my-claims"), "MyClaimsPage") },
  { path: "/my/notices", component: page(() => import("../features/notifications/pages/my-notices"), "MyNoticesPage") },
];
