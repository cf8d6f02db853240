import { Navigate, useLocation } from "@solidjs/router";
import { type JSX, type ParentProps, Show } from "solid-js";
import { late } from "../../ui/late";
import { Remote } from "../../ui/remote";
import { Skeleton } from "../../ui/status";
import { createSession, homeOf, type Me, MeProvider, type Role } from "../session";

const Halfway = late(() => import("../../features/factors/parts/halfway").then((m) => m.Halfway));

/** The address of the sign-in page that comes back to where one is. */
export function signInPath(here: { pathname: string; search: string; hash: string }): string {
  const next = here.pathname + here.search + here.hash;
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Shows its children to a person in one of the roles; others are sent to where they belong. */
export function SignedIn(props: ParentProps<{ roles: readonly Role[] }>): JSX.Element {
  const session = createSession();
  const here = useLocation();
  return (
    <Remote
      of={session}
      wait={
        <div class="plain-main">
          <Skeleton cards={3} />
        </div>
      }
    >
      {(me) => (
        <Show when={me()} fallback={<Navigate href={signInPath(here)} />}>
          <Show when={!me()?.pending} fallback={<Halfway me={me() as Me} />}>
            <Show
              when={props.roles.includes((me() as Me).acting.role)}
              fallback={<Navigate href={homeOf[(me() as Me).acting.role]} />}
            >
              <MeProvider value={me as () => Me}>{props.children}</MeProvider>
            </Show>
          </Show>
        </Show>
      )}
    </Remote>
  );
}
