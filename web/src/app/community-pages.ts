import type { Component } from "solid-js";
import { page } from "./page";

/** The pages of those who do a community's work; all under the console's shell. */
export const communityPages: readonly { path: string; component: Component }[] = [
  { path: "/today", component: page(() => import("../features/today/pages/today"), "TodayPage") },
  {
    path: "/registrations",
    component: page(() => import("../features/registrations/pages/registrations"), "RegistrationsPage"),
  },
  { path: "/members", component: page(() => import("../features/members/pages/members"), "MembersPage") },
  { path: "/members/:id", component: page(() => import("../features/members/pages/member"), "MemberPage") },
  { path: "/posts", component: page(() => import("../features/posts/pages/posts"), "PostsPage") },
  { path: "/posts/publish", component: page(() => import("../features/posts/pages/publish"), "PublishPage") },
  { path: "/posts/new", component: page(() => import("../features/posts/pages/publish"), "PublishPage") },
  { path: "/posts/:id", component: page(() => import("../features/posts/pages/post"), "PostPage") },
  { path: "/posts/:id/poster", component: page(() => import("../features/posts/pages/poster"), "PosterPage") },
  {
    path: "/posts/:id/attendance",
    component: page(() => import("../features/attendance/pages/attendance"), "AttendancePage"),
  },
  { path: "/series", component: page(() => import("../features/series/pages/series-list"), "SeriesListPage") },
  { path: "/series/:id", component: page(() => import("../features/series/pages/series"), "SeriesPage") },
  { path: "/feedback", component: page(() => import("../features/feedback/pages/feedback"), "FeedbackPage") },
  {
    path: "/feedback/:periodId/:personId",
    component: page(() => import("../features/feedback/pages/write"), "WritePage"),
  },
  { path: "/privacy", component: page(() => import("../features/privacy/pages/requests"), "PrivacyRequestsPage") },
  { path: "/services", component: page(() => import("../features/services/pages/services"), "ServicesPage") },
];
