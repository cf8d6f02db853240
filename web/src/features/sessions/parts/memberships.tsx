import { For, type JSX, Show } from "solid-js";
import { grantName } from "../../../app/grant-name";
import { homeOf, type Me, useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createAction, createRemote } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { Row, Stack } from "../../../ui/layout";
import { toastProblem } from "../../../ui/toast";
import { t } from "../membership-words";

/** In which district one acts, and the change-over to another one that this browser is signed in to. */
export function Memberships(): JSX.Element {
  const me = useMe();
  const others = createRemote<Me[]>(() => ({
    key: ["sessions", "memberships"],
    load: async () => (await json(api.sessions.memberships.$get())).memberships as Me[],
  }));
  const change = createAction<string, Me>({
    run: async (district) =>
      (await json(api.sessions.current.membership.$put({ json: { district: district as never } }))) as Me,
    // A page of its own from here on: nothing that was read in the other district stays in memory.
    done: (next) => location.assign(homeOf[next.acting.role]),
    failed: toastProblem,
  });
  return (
    <Stack gap={3}>
      <h3 class="strong">{t("title")}</h3>
      <Row justify="between">
        <span>{me().district.name}</span>
        <span class="small muted">{t("current")}</span>
      </Row>
      <For each={others.data ?? []}>
        {(other) => (
          <Button wide busy={change.busy} onClick={() => change.run(other.district.id)}>
            {other.district.name}
            <span class="small muted">{grantName(other.acting)}</span>
          </Button>
        )}
      </For>
      <Show when={(others.data?.length ?? 0) > 0}>
        <p class="small muted">{t("note")}</p>
      </Show>
      <a class={buttonClass({ look: "link" })} href="/sign-in">
        {t("another")}
      </a>
    </Stack>
  );
}
