import { A } from "@solidjs/router";
import CalendarDays from "lucide-solid/icons/calendar-days";
import { createSignal, For, type JSX, Show } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createMyClaims, type MyClaim } from "../my-model";
import { t } from "../my-words";
import { ClaimCard } from "../parts/my-claim-card";
import { WithdrawDialog } from "../parts/my-withdraw";

/** What the member has promised and waits for, with the way out. */
export function MyClaimsPage(): JSX.Element {
  const claims = createMyClaims();
  const [leaving, setLeaving] = createSignal<MyClaim>();
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my", label: t("home") }} title={t("title")} note={t("note")} />
      <Remote of={claims} wait={<Skeleton cards={3} />}>
        {(data) => (
          <Show
            when={data().claims.length > 0}
            fallback={
              <Empty
                icon={<CalendarDays aria-hidden="true" />}
                title={t("none")}
                note={t("noneNote")}
                action={
                  <A class={buttonClass({ look: "primary" })} href="/my/posts">
                    {t("find")}
                  </A>
                }
              />
            }
          >
            <ul class="post-list">
              <For each={data().claims}>
                {(claim) => (
                  <li>
                    <ClaimCard level={2} claim={claim} onLeave={setLeaving} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Remote>
      <WithdrawDialog post={leaving()?.post} waits={leaving()?.state === "waitlisted"} onClose={() => setLeaving()} />
    </Stack>
  );
}
