import { Navigate, Route, Router } from "@solidjs/router";
import { type Component, type JSX, lazy } from "solid-js";
import { communityPages } from "./community-pages";
import { memberPages } from "./member-pages";
import { page } from "./page";
import { Root } from "./root";

const shells = {
  plain: lazy(() => import("./shell/plain-shell").then((m) => ({ default: m.PlainShell }))),
  console: lazy(() => import("./shell/console-shell").then((m) => ({ default: m.ConsoleShell }))),
  member: lazy(() => import("./shell/member-shell").then((m) => ({ default: m.MemberShell }))),
  employer: lazy(() => import("./shell/plain-shell").then((m) => ({ default: m.EmployerShell }))),
};

// Looked at while developing; a build knows nothing of it.
const gallery = import.meta.env.DEV
  ? {
      components: page(() => import("../features/gallery/components"), "ComponentGallery"),
      console: page(() => import("../features/gallery/console"), "ConsoleGallery"),
      member: page(() => import("../features/gallery/member"), "MemberGallery"),
    }
  : undefined;

/** Every address of the console. A feature adds its lines under the shell of those who open it. */
export function Routes(): JSX.Element {
  return (
    <Router root={Root} scrollRestoration>
      <Route path="/" component={page(() => import("./home"), "HomePage")} />
      <Route component={shells.plain}>
        <Route path="/sign-in" component={page(() => import("../features/sessions/pages/sign-in"), "SignInPage")} />
        <Route path="/suggest" component={page(() => import("../features/suggestions/pages/suggest"), "SuggestPage")} />
        <Route
          path="/e/:link"
          component={page(() => import("../features/packages/pages/open-package"), "OpenPackagePage")}
        />
        <Route
          path="/check-in/:code"
          component={page(() => import("../features/attendance/pages/my-check-in"), "MyCheckInPage")}
        />
      </Route>

      <Route component={shells.member}>
        {memberPages.map((each) => (
          <Route path={each.path} component={each.component} />
        ))}
        {gallery && <Route path="/ui/member" component={gallery.member} />}
      </Route>

      <Route path="/posts/:id/code" component={page(() => import("../features/attendance/pages/code"), "CodePage")} />
      <Route component={shells.console}>
        {gallery && <Route path="/ui/console" component={gallery.console} />}
        {communityPages.map((each) => (
          <Route path={each.path} component={each.component} />
        ))}
        <Route
          path="/suggestions"
          component={page(() => import("../features/suggestions/pages/suggestions"), "SuggestionsPage")}
        />
        <Route
          path="/suggestions/mine"
          component={page(() => import("../features/suggestions/pages/my-suggestions"), "MySuggestionsPage")}
        />
        <Route
          path="/suggestions/:id"
          component={page(() => import("../features/suggestions/pages/suggestion"), "SuggestionPage")}
        />
        <Route path="/imports" component={page(() => import("../features/imports/pages/imports"), "ImportsPage")} />
        <Route
          path="/imports/:importId"
          component={page(() => import("../features/imports/pages/import"), "ImportPage")}
        />
        <Route path="/units" component={page(() => import("../features/units/pages/units"), "UnitsPage")} />
        <Route
          path="/deliveries"
          component={page(() => import("../features/deliveries/pages/deliveries"), "DeliveriesPage")}
        />
        <Route path="/rights" component={page(() => import("../features/rights/pages/rights"), "RightsPage")} />
        <Route path="/people" component={page(() => import("../features/people/pages/people"), "PeoplePage")} />
        <Route
          path="/overview"
          component={page(() => import("../features/evaluation/pages/overview"), "OverviewPage")}
        />
        <Route
          path="/evaluation"
          component={page(() => import("../features/evaluation/pages/evaluation"), "EvaluationPage")}
        />
        <Route
          path="/evaluation/communities/:unitId"
          component={page(() => import("../features/evaluation/pages/group-report"), "CommunityReportPage")}
        />
        <Route
          path="/evaluation/employers/:employerId"
          component={page(() => import("../features/evaluation/pages/group-report"), "EmployerReportPage")}
        />
        <Route
          path="/evaluation/members/:personId"
          component={page(() => import("../features/evaluation/pages/member-report"), "MemberReportPage")}
        />
        <Route path="/periods" component={page(() => import("../features/packages/pages/periods"), "PeriodsPage")} />
        <Route
          path="/periods/:periodId"
          component={page(() => import("../features/packages/pages/period"), "PeriodPage")}
        />
        <Route
          path="/settings"
          component={page(() => import("../features/districts/pages/settings"), "SettingsPage")}
        />
        <Route path="/audit" component={page(() => import("../features/audit/pages/audit"), "AuditPage")} />
        <Route
          path="/platform"
          component={page(() => import("../features/districts/pages/platform"), "PlatformPage")}
        />
        <Route
          path="/employers"
          component={page(() => import("../features/employers/pages/employers"), "EmployersPage")}
        />
      </Route>

      <Route component={shells.employer}>
        <Route path="/package" component={page(() => import("../features/packages/pages/packages"), "PackagesPage")} />
        <Route
          path="/package/suggestions"
          component={page(() => import("../features/suggestions/pages/my-suggestions"), "MySuggestionsPage")}
        />
        <Route
          path="/package/:periodId"
          component={page(() => import("../features/packages/pages/package"), "PackagePage")}
        />
        <Route
          path="/package/:periodId/:personId"
          component={page(() => import("../features/packages/pages/form"), "PackageFormPage")}
        />
      </Route>

      <Route component={shells.plain}>
        {gallery && <Route path="/ui" component={gallery.components} />}
        <Route path="*" component={page(() => import("./not-found"), "NotFoundPage")} />
      </Route>
    </Router>
  );
}

/** An old address that moved. */
export const moved =
  (to: string): Component =>
  () => <Navigate href={to} />;
