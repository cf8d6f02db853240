import { Navigate, Route, Router } from "@solidjs/router";
import { type Component, type JSX, lazy } from "solid-js";
import { consolePages } from "./console-pages";
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
        {consolePages.map((each) => (
          <Route path={each.path} component={each.component} />
        ))}
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
