import type { Component } from "solid-js";
import { page } from "./page";

/** Addresses of the member's own pages; `/check-in/:code` stands with the plain ones, because it is opened from outside. */
export const memberPages: readonly { path: string; component: Component }[] = [
  { path: "/my", component: page(() => import("../features/members/pages/my-home"), "MyHomePage") },
  { path: "/my/posts", component: page(() => import("../features/posts/pages/my-posts"), "MyPostsPage") },
  { path: "/my/posts/:postId", component: page(() => import("../features/posts/pages/my-post"), "MyPostPage") },
  { path: "/my/proposals", component: page(() => import("../features/posts/pages/my-proposals"), "MyProposalsPage") },
  { path: "/my/proposals/new", component: page(() => import("../features/posts/pages/my-proposal"), "MyProposalPage") },
  { path: "/my/claims", component: page(() => import("../features/claims/pages/my-claims"), "MyClaimsPage") },
  {
    path: "/my/suggestions",
    component: page(() => import("../features/suggestions/pages/my-suggestions"), "MySuggestionsPage"),
  },
  { path: "/my/notices", component: page(() => import("../features/notifications/pages/my-notices"), "MyNoticesPage") },
  { path: "/my/record", component: page(() => import("../features/services/pages/my-record"), "MyRecordPage") },
  { path: "/my/record/new", component: page(() => import("../features/services/pages/my-service"), "MyServicePage") },
  { path: "/my/forms", component: page(() => import("../features/feedback/pages/my-forms"), "MyFormsPage") },
  { path: "/my/forms/:periodId", component: page(() => import("../features/feedback/pages/my-form"), "MyFormPage") },
  { path: "/my/report/:year", component: page(() => import("../features/evaluation/pages/my-report"), "MyReportPage") },
  { path: "/my/me", component: page(() => import("../features/members/pages/my-account"), "MyAccountPage") },
  { path: "/my/me/edit", component: page(() => import("../features/members/pages/my-offer"), "MyOfferPage") },
  { path: "/my/privacy", component: page(() => import("../features/privacy/pages/my-privacy"), "MyPrivacyPage") },
  {
    path: "/my/registration",
    component: page(() => import("../features/registrations/pages/my-registration"), "MyRegistrationPage"),
  },
];
