import type { Permission } from "@rengang/kernel/permission";
import type { ConsolePage } from "./console-pages";
import { roleMay } from "./may";
import type { Role } from "./session";

const community = ["community_secretary", "community_worker"] as const;

/** For whom a page of the console is: those who may a verb, or some roles alone. A page that says nothing does not compile. */
const needs: Readonly<Record<ConsolePage["path"], Permission | readonly Role[]>> = {
  "/today": community,
  "/registrations": "registrations.list",
  "/members": "members.list",
  "/members/:id": "members.view",
  "/members/:id/erasure": "privacy.decide",
  "/posts": "posts.list",
  "/posts/publish": "posts.publish",
  "/posts/new": "posts.publish",
  "/posts/:id": "posts.view",
  "/posts/:id/poster": "posts.view",
  "/posts/:id/attendance": "attendance.tick",
  "/series": "series.list",
  "/series/:id": "series.list",
  "/feedback": "feedback.list",
  "/feedback/:periodId/:personId": "feedback.list",
  "/privacy": "privacy.list",
  "/services": "services.list",
  "/suggestions": "suggestions.answer",
  "/suggestions/mine": "suggestions.send",
  "/suggestions/:id": "suggestions.send",
  "/imports": "imports.claims",
  "/imports/:importId": "imports.claims",
  "/units": "units.add",
  "/deliveries": "deliveries.list",
  "/provider": "providers.view",
  "/rights": "rights.view",
  "/people": "people.grants",
  "/overview": "evaluation.view",
  "/evaluation": "evaluation.view",
  "/evaluation/communities/:unitId": "evaluation.view",
  "/evaluation/employers/:employerId": "evaluation.view",
  "/evaluation/members/:personId": "evaluation.view",
  "/periods": "feedback.periods",
  "/periods/:periodId": "feedback.periods",
  "/settings": "districts.set",
  "/audit": "audit.list",
  "/platform": "districts.list",
  "/employers": "employers.add",
};

/** Whether a role may see the page that stands at a route's pattern; what is no page of the console is nobody's business here. */
export function fitsPage(pattern: string | undefined, role: Role): boolean {
  const need = needs[pattern as ConsolePage["path"]];
  if (!need) return true;
  return typeof need === "string" ? roleMay(role, need) : need.includes(role);
}
