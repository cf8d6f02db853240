import type { SessionView } from "@rengang/core/people/schema";
import { For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { cache, createAction, createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { t } from "../own-words";

/** Where one is signed in; every other device can be signed out from here, at once. */
export function OwnSessions(): JSX.Element {
  const list = createRemote<{ sessions: SessionView[] }>(() => ({
    key: ["sessions", "own"],
    load: () => json(api.sessions.$get()),
  }));
  const done = () => {
    toast(t("ended"));
    void cache.refresh(["sessions", "own"]);
  };
  const end = createAction<string, void>({
    run: async (sessionId) => void (await api.sessions.one[":sessionId"].$delete({ param: { sessionId } })),
    done,
    failed: toastProblem,
  });
  const endOthers = createAction<void, unknown>({
    run: () => json(api.sessions.others.$delete()),
    done,
    failed: toastProblem,
  });
  return (
    <Stack gap={3}>
      <h3 class="strong">{t("title")}</h3>
      <Remote of={list} wait={<Skeleton lines={2} />}>
        {(data) => (
          <>
            <ul class="list">
              <For each={data().sessions}>
                {(session) => (
                  <li>
                    <Row justify="between">
                      <span>
                        {session.device || t("unknown")}
                        <br />
                        <span class="small muted">{t("since", formatInstant(session.startedAt))}</span>
                      </span>
                      <Show when={!session.current} fallback={<span class="small muted">{t("current")}</span>}>
                        <Button busy={end.busy} onClick={() => end.run(session.id)}>
                          {t("end")}
                        </Button>
                      </Show>
                    </Row>
                  </li>
                )}
              </For>
            </ul>
            <Show when={data().sessions.length > 1}>
              <p class="small muted">{t("note")}</p>
              <Button wide busy={endOthers.busy} onClick={() => endOthers.run()}>
                {t("endOthers")}
              </Button>
            </Show>
          </>
        )}
      </Remote>
    </Stack>
  );
}
