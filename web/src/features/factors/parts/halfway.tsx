import { type JSX, Show } from "solid-js";
import type { Me } from "../../../app/session";
import { SignOutButton } from "../../../app/shell/account";
import { Card, Stack } from "../../../ui/layout";
import { t } from "../words";
import { FirstFactor } from "./first-factor";
import { ProveForm } from "./prove-form";

/** What stands before every page of somebody who has shown the first factor alone. */
export function Halfway(props: { me: Me }): JSX.Element {
  const proves = () => props.me.pending === "prove";
  return (
    <main id="main" class="plain-main" tabindex={-1}>
      <div class="plain-narrow stack gap-5">
        <div>
          <h1>{t(proves() ? "proveTitle" : "enrolTitle")}</h1>
          <Show when={!proves()}>
            <p class="muted">{t("enrolNote")}</p>
          </Show>
        </div>
        <Card>
          <Show when={proves()} fallback={<FirstFactor />}>
            <ProveForm />
          </Show>
        </Card>
        <Stack gap={3}>
          <Show when={proves()}>
            <p class="small muted">{t("lost")}</p>
          </Show>
          <SignOutButton />
        </Stack>
      </div>
    </main>
  );
}
