import { A } from "@solidjs/router";
import CalendarDays from "lucide-solid/icons/calendar-days";
import { createSignal, For, type JSX, Show } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { late } from "../../../ui/late";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createMyClaims, type MyClaim } from "../my-model";
import { t } from "../my-words";
import { ClaimCard } from "../parts/my-claim-card";
import { StandInQuestion } from "../parts/my-stand-in";

const WithdrawDialog = late(() => import("../parts/my-withdraw").then((m) => m.WithdrawDialog));

const titleIn = (claims: readonly MyClaim[]) => (postId: string) =>
  claims.find((claim) => claim.post.id === postId)?.post.title;

/** What asks for an answer comes first, the rest by time. */
const ordered = (claims: readonly MyClaim[]): MyClaim[] => [
  ...claims.filter((claim) => claim.state === "offered"),
  ...claims.filter((claim) => claim.state !== "offered"),
];

/** What the member has promised and waits for, with the way out. */
export function MyClaimsPage(): JSX.Element {
  const claims = createMyClaims();
  const [leaving, setLeaving] = createSignal<Pick<MyClaim, "post" | "state">>();
  // The question keeps the post it was asked for, whatever the list does meanwhile.
  const leave = ({ post, state }: MyClaim) => setLeaving({ post: { ...post }, state });
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my", label: t("home") }} title={t("title")} note={t("note")} />
      <Remote of={claims} wait={<Skeleton cards={3} />}>
        {(data) => (
          <Show
            when={data().claims.length + data().standIns.length > 0}
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
              <For each={data().standIns}>
                {(ask) => (
                  <li>
                    <StandInQuestion level={2} ask={ask} titleOf={titleIn(data().claims)} />
                  </li>
                )}
              </For>
              <For each={ordered(data().claims)}>
                {(claim) => (
                  <li>
                    <ClaimCard level={2} claim={claim} onLeave={leave} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Remote>
      <Show when={leaving()}>
        <WithdrawDialog post={leaving()?.post} mine={leaving()?.state} onClose={() => setLeaving()} />
      </Show>
    </Stack>
  );
}
