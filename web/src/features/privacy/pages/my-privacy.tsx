import "../../../styles/privacy.css";
import { useSearchParams } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { createHeld, createMyNotice, createMyRequests } from "../my-model";
import { t } from "../my-words";
import { Acts, HeldSections } from "../parts/held-view";
import { Looks } from "../parts/looks";
import { MyRequests } from "../parts/my-requests";
import { NoticeView } from "../parts/notice-view";

const VIEWS = ["notice", "held", "acts", "requests"] as const;
type View = (typeof VIEWS)[number];

/** The member's own privacy desk: the notice, everything held, who acted on it, and what can be asked for. */
export function MyPrivacyPage(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ view?: string }>();
  const view = (): View => VIEWS.find((one) => one === query.view) ?? "notice";
  const [notice, held, requests] = [createMyNotice(), createHeld(), createMyRequests()];
  return (
    <Stack gap={5}>
      <PageHeader title={t("title")} back={{ href: "/my/me", label: t("back") }} />
      <Tabs
        label={t("views")}
        tabs={VIEWS.map((value) => ({ value, label: t(`view_${value}`) }))}
        value={view()}
        onChange={(value) => setQuery({ view: value }, { replace: true })}
      >
        <Switch>
          <Match when={view() === "notice"}>
            <Remote of={notice} wait={<Skeleton cards={3} />}>
              {(mine) => <NoticeView mine={mine()} />}
            </Remote>
          </Match>
          <Match when={view() === "held"}>
            <Remote of={held} wait={<Skeleton cards={3} />}>
              {(data) => <HeldSections held={data()} />}
            </Remote>
          </Match>
          <Match when={view() === "acts"}>
            <Remote of={held} wait={<Skeleton cards={1} />}>
              {(data) => (
                <Stack gap={5}>
                  <Looks looks={data().looks} />
                  <Acts acts={data().acts} />
                </Stack>
              )}
            </Remote>
          </Match>
          <Match when={view() === "requests"}>
            <Remote of={requests} wait={<Skeleton cards={2} />}>
              {(list) => <MyRequests requests={list()} />}
            </Remote>
          </Match>
        </Switch>
      </Tabs>
    </Stack>
  );
}
