import type { Component } from "solid-js";
import { page } from "./page";

type Page = { readonly path: string; readonly component: Component };

/** The pages of those who do a community's work. */
const communityPages = [
  { path: "/today", component: page(() => import("../features/today/pages/today"), "TodayPage") },
  {
    path: "/registrations",
    component: page(() => import("../features/registrations/pages/registrations"), "RegistrationsPage"),
  },
  {
    path: "/members",
    component: page(() => import("../features/members/pages/members"), "MembersPage"),
  },
  {
    path: "/members/:id",
    component: page(() => import("../features/members/pages/member"), "MemberPage"),
  },
  {
    path: "/members/:id/erasure",
    component: page(() => import("../features/privacy/pages/erasure"), "ErasurePage"),
  },
  { path: "/posts", component: page(() => import("../features/posts/pages/posts"), "PostsPage") },
  {
    path: "/posts/publish",
    component: page(() => import("../features/posts/pages/publish"), "PublishPage"),
  },
  {
    path: "/posts/new",
    component: page(() => import("../features/posts/pages/publish"), "PublishPage"),
  },
  {
    path: "/posts/:id",
    component: page(() => import("../features/posts/pages/post"), "PostPage"),
  },
  {
    path: "/posts/:id/poster",
    component: page(() => import("../features/posts/pages/poster"), "PosterPage"),
  },
  {
    path: "/posts/:id/attendance",
    component: page(() => import("../features/attendance/pages/attendance"), "AttendancePage"),
  },
  {
    path: "/series",
    component: page(() => import("../features/series/pages/series-list"), "SeriesListPage"),
  },
  {
    path: "/series/:id",
    component: page(() => import("../features/series/pages/series"), "SeriesPage"),
  },
  {
    path: "/feedback",
    component: page(() => import("../features/feedback/pages/feedback"), "FeedbackPage"),
  },
  {
    path: "/feedback/:periodId/:personId",
    component: page(() => import("../features/feedback/pages/write"), "WritePage"),
  },
  {
    path: "/privacy",
    component: page(() => import("../features/privacy/pages/requests"), "PrivacyRequestsPage"),
  },
  {
    path: "/services",
    component: page(() => import("../features/services/pages/services"), "ServicesPage"),
  },
  {
    path: "/suggestions",
    component: page(() => import("../features/suggestions/pages/suggestions"), "SuggestionsPage"),
  },
  {
    path: "/suggestions/mine",
    component: page(() => import("../features/suggestions/pages/my-suggestions"), "MySuggestionsPage"),
  },
  {
    path: "/suggestions/:id",
    component: page(() => import("../features/suggestions/pages/suggestion"), "SuggestionPage"),
  },
] as const satisfies readonly Page[];

/** The pages of the district, of its separate administrators and of the operator. */
const districtPages = [
  {
    path: "/imports",
    component: page(() => import("../features/imports/pages/imports"), "ImportsPage"),
  },
  {
    path: "/imports/:importId",
    component: page(() => import("../features/imports/pages/import"), "ImportPage"),
  },
  { path: "/units", component: page(() => import("../features/units/pages/units"), "UnitsPage") },
  {
    path: "/deliveries",
    component: page(() => import("../features/deliveries/pages/deliveries"), "DeliveriesPage"),
  },
  {
    path: "/provider",
    component: page(() => import("../features/providers/pages/provider"), "ProviderPage"),
  },
  {
    path: "/rights",
    component: page(() => import("../features/rights/pages/rights"), "RightsPage"),
  },
  {
    path: "/people",
    component: page(() => import("../features/people/pages/people"), "PeoplePage"),
  },
  {
    path: "/overview",
    component: page(() => import("../features/evaluation/pages/overview"), "OverviewPage"),
  },
  {
    path: "/evaluation",
    component: page(() => import("../features/evaluation/pages/evaluation"), "EvaluationPage"),
  },
  {
    path: "/evaluation/communities/:unitId",
    component: page(() => import("../features/evaluation/pages/group-report"), "CommunityReportPage"),
  },
  {
    path: "/evaluation/employers/:employerId",
    component: page(() => import("../features/evaluation/pages/group-report"), "EmployerReportPage"),
  },
  {
    path: "/evaluation/members/:personId",
    component: page(() => import("../features/evaluation/pages/member-report"), "MemberReportPage"),
  },
  {
    path: "/periods",
    component: page(() => import("../features/packages/pages/periods"), "PeriodsPage"),
  },
  {
    path: "/periods/:periodId",
    component: page(() => import("../features/packages/pages/period"), "PeriodPage"),
  },
  {
    path: "/settings",
    component: page(() => import("../features/districts/pages/settings"), "SettingsPage"),
  },
  { path: "/audit", component: page(() => import("../features/audit/pages/audit"), "AuditPage") },
  {
    path: "/platform",
    component: page(() => import("../features/districts/pages/platform"), "PlatformPage"),
  },
  {
    path: "/employers",
    component: page(() => import("../features/employers/pages/employers"), "EmployersPage"),
  },
] as const satisfies readonly Page[];

/** The pages under the console's shell; for whom each is stands in `page-needs.ts`. */
export const consolePages = [...communityPages, ...districtPages] as const;
export type ConsolePage = (typeof consolePages)[number];
