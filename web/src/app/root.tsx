import { type RouteSectionProps, useLocation, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, ErrorBoundary, type JSX, on, onMount, Show, Suspense } from "solid-js";
import { onExpired, onSecondFactor } from "../lib/api";
import { Button } from "../ui/button";
import { createOnline } from "../ui/form";
import { late } from "../ui/late";
import { Empty, Notice, Skeleton } from "../ui/status";
import { sessionActs } from "./session";
import { signInPath } from "./shell/signed-in";
import { t } from "./words";

const ProveSheet = late(() => import("../features/factors/parts/prove-sheet").then((m) => m.ProveSheet));

/** Around every page: the way back after an expired session, the offline line, and a floor for what breaks. */
export function Root(props: RouteSectionProps): JSX.Element {
  const here = useLocation();
  const navigate = useNavigate();
  const online = createOnline();
  const [proving, setProving] = createSignal(false);
  onMount(() => onSecondFactor(() => setProving(true), sessionActs.again));
  onMount(() =>
    onExpired(() => {
      sessionActs.lost();
      if (here.pathname !== "/sign-in" && here.pathname !== "/") navigate(signInPath(here), { replace: true });
    }),
  );
  // A new page starts where a screen reader expects it: at its main content.
  createEffect(
    on(
      () => here.pathname,
      () => document.getElementById("main")?.focus({ preventScroll: true }),
      { defer: true },
    ),
  );
  return (
    <ErrorBoundary fallback={(error) => <Broken error={error} />}>
      <Show when={!online()}>
        <Notice tone="warn">{t("offline")}</Notice>
      </Show>
      <Suspense
        fallback={
          <div class="plain-main">
            <Skeleton cards={2} />
          </div>
        }
      >
        {props.children}
      </Suspense>
      <Show when={proving()}>
        <ProveSheet onClose={() => setProving(false)} />
      </Show>
    </ErrorBoundary>
  );
}

function Broken(props: { error: unknown }): JSX.Element {
  if (import.meta.env.DEV) console.error(props.error);
  return (
    <main class="plain-main">
      <h1 class="visually-hidden">{t("broken")}</h1>
      <Empty
        title={t("broken")}
        note={t("brokenNote")}
        action={
          <Button look="primary" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        }
      />
    </main>
  );
}
