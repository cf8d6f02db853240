import { Navigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Remote } from "../ui/remote";
import { Skeleton } from "../ui/status";
import { createSession, homeOf } from "./session";

/** The bare address: everyone is taken to where his or her role begins. */
export function HomePage(): JSX.Element {
  const session = createSession();
  return (
    <Remote
      of={session}
      wait={
        <div class="plain-main">
          <Skeleton cards={2} />
        </div>
      }
    >
      {(me) => {
        const who = me();
        return <Navigate href={who ? homeOf[who.acting.role] : "/sign-in"} />;
      }}
    </Remote>
  );
}
