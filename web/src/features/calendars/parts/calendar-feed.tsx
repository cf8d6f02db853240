import { createSignal, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button, buttonClass } from "../../../ui/button";
import { CopyButton } from "../../../ui/copy-button";
import { Card, Row, Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { createFeed, FEED, type FeedAddress, feedActs, inWeChat } from "../my-model";
import { t } from "../my-words";

/** The secret address of one's own claims: make it, make another, end it. */
export function CalendarFeed(): JSX.Element {
  const feed = createFeed();
  const [made, setMade] = createSignal<FeedAddress>();
  const renew = createAction<void, FeedAddress>({
    run: (_, submission) => feedActs.renew(submission),
    done: (address) => setMade(address),
    refresh: [FEED],
  });
  const end = createAction<void>({
    run: (_, submission) => feedActs.end(submission),
    done: () => {
      setMade();
      toast(t("ended"));
    },
    refresh: [FEED],
  });
  return (
    <Card title={t("title")}>
      <Stack gap={4}>
        <p>{t("what")}</p>
        <Remote of={feed}>
          {(state) => (
            <Stack gap={4}>
              <Show when={made()}>{(address) => <Made address={address()} />}</Show>
              <Show when={!made() && state().since}>
                {(since) => (
                  <p class="small muted">
                    {t("since", formatInstant(since()))} {t("lost")}
                  </p>
                )}
              </Show>
              <Row gap={2}>
                <Button busy={renew.busy} onClick={() => renew.run()}>
                  {t(state().since ? "renew" : "make")}
                </Button>
                <Show when={state().since}>
                  <Button look="link" busy={end.busy} onClick={() => end.run()}>
                    {t("end")}
                  </Button>
                </Show>
              </Row>
            </Stack>
          )}
        </Remote>
        <Show when={renew.problem ?? end.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        <p class="small muted">{t("secret")}</p>
      </Stack>
    </Card>
  );
}

function Made(props: { address: FeedAddress }): JSX.Element {
  return (
    <Notice tone="ok" title={t("ready")}>
      <Stack gap={3}>
        <p>{t("once")}</p>
        <p class="small">
          <span class="visually-hidden">{t("address")} </span>
          {props.address.https}
        </p>
        <Row gap={2}>
          <Show when={!inWeChat()}>
            <a class={buttonClass({})} href={props.address.webcal}>
              {t("open")}
            </a>
          </Show>
          <CopyButton text={() => props.address.https} label={t("copy")} done={t("copied")} />
        </Row>
      </Stack>
    </Notice>
  );
}
