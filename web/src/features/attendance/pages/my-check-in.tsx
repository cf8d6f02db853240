import { A, Navigate, useLocation, useParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { grantName } from "../../../app/grant-name";
import { createSession, type Me, sessionActs } from "../../../app/session";
import { signInPath } from "../../../app/shell/signed-in";
import { createAction } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { Card } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { t } from "../my-words";
import { CheckIn } from "../parts/my-outcome";

/** Opened by the session's code, from the camera or from a message: signs in first when it must, then checks in by itself. */
export function MyCheckInPage(): JSX.Element {
  const session = createSession();
  const here = useLocation();
  const params = useParams<{ code: string }>();
  return (
    <div class="plain-narrow stack gap-5">
      <h1 class="visually-hidden">{t("title")}</h1>
      <Remote of={session} wait={<Skeleton cards={1} />}>
        {(me) => (
          <Show when={me()} fallback={<Navigate href={signInPath(here)} />}>
            {(known) => (
              <Show when={known().acting.role === "member"} fallback={<OtherRole me={known()} />}>
                <CheckIn code={params.code} />
              </Show>
            )}
          </Show>
        )}
      </Remote>
    </div>
  );
}

/** Someone who acts for an office right now; many are members as well. */
function OtherRole(props: { me: Me }): JSX.Element {
  const member = () => props.me.grants.find((grant) => grant.role === "member");
  const change = createAction<void, unknown>({
    run: async () => {
      const grant = member();
      if (grant) await sessionActs.actAs(grant);
    },
  });
  return (
    <Card>
      <div class="result">
        <p class="result-title">{t("role")}</p>
        <p>{t("roleNote", grantName(props.me.acting))}</p>
        <Show when={member()} fallback={<p class="small muted">{t("noRole")}</p>}>
          <Button look="primary" large wide busy={change.busy} onClick={() => change.run()}>
            {t("switch")}
          </Button>
        </Show>
        <A class={buttonClass({ look: "quiet" })} href="/">
          {t("home")}
        </A>
      </div>
    </Card>
  );
}
