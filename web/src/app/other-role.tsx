import { A } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { createAction } from "../lib/remote";
import { Button, buttonClass } from "../ui/button";
import { PageHeader, Stack } from "../ui/layout";
import { Empty } from "../ui/status";
import { toastProblem } from "../ui/toast";
import { grantName } from "./grant-name";
import { say } from "./other-role-words";
import { type Grant, homeOf, type Me, type Role, sessionActs } from "./session";
import { t } from "./words";

/**
 * A page that is not for the role one acts in. Messages lead to pages of one role, and many people hold two: whoever holds
 * one that fits opens the page in it, under the same address; the others are shown the way back.
 */
export function OtherRole(props: { me: Me; fits: (role: Role) => boolean }): JSX.Element {
  const fitting = () => props.me.grants.filter((grant) => props.fits(grant.role));
  const change = createAction<Grant, Me>({ run: (grant) => sessionActs.actAs(grant), failed: toastProblem });
  return (
    <>
      <PageHeader title={say("title")} />
      <Empty
        title={say("acting", grantName(props.me.acting))}
        note={fitting().length > 0 ? say("choose") : say("noRole")}
        action={
          <Stack gap={3}>
            <For each={fitting()}>
              {(grant) => (
                <Button look="primary" busy={change.busy} onClick={() => change.run(grant)}>
                  {say("openAs", grantName(grant))}
                </Button>
              )}
            </For>
            <A
              class={buttonClass({ look: fitting().length > 0 ? "plain" : "primary" })}
              href={homeOf[props.me.acting.role]}
            >
              {t("toHome")}
            </A>
          </Stack>
        }
      />
    </>
  );
}
