import { Navigate, useLocation } from "@solidjs/router";
import { type JSX, type ParentProps, Show } from "solid-js";
import { late } from "../../ui/late";
import { Remote } from "../../ui/remote";
import { Skeleton } from "../../ui/status";
import { createSession, homeOf, type Me, MeProvider, type Role } from "../session";

const OtherRole = late(() => import("../other-role").then((m) => m.OtherRole));

const Halfway = late(() => import("../../features/factors/parts/halfway").then((m) => m.Halfway));

/** The address of the sign-in page that comes back to where one is. */
export function signInPath(here: { pathname: string; search: string; hash: string }): string {
  const next = here.pathname + here.search + here.hash;
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Whoever holds a role that fits is offered it; others are sent to where they belong. */
function Elsewhere(props: { me: Me; fits: (role: Role) => boolean }): JSX.Element {
  return (
    <Show
      when={props.me.grants.some((grant) => props.fits(grant.role))}
      fallback={<Navigate href={homeOf[props.me.acting.role]} />}
    >
      <main id="main" class="plain-main" tabindex={-1}>
        <OtherRole me={props.me} fits={props.fits} />
      </main>
    </Show>
  );
}

/** Shows its children to a person in one of the roles. */
export function SignedIn(props: ParentProps<{ roles: readonly Role[] }>): JSX.Element {
  const session = createSession();
  const here = useLocation();
  const fits = (role: Role) => props.roles.includes(role);
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
            <Show when={fits((me() as Me).acting.role)} fallback={<Elsewhere me={me() as Me} fits={fits} />}>
              <MeProvider value={me as () => Me}>{props.children}</MeProvider>
            </Show>
          </Show>
        </Show>
      )}
    </Remote>
  );
}
