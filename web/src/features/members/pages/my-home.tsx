import { A } from "@solidjs/router";
import Bell from "lucide-solid/icons/bell";
import { createSignal, For, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { formatHours } from "../../../lib/format";
import { late } from "../../../ui/late";
import { PageHeader, SectionHead, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Skeleton } from "../../../ui/status";
import { createMyClaims } from "../../claims/my-model";
import { Asks } from "../../claims/parts/my-asks";
import { ClaimCard } from "../../claims/parts/my-claim-card";
import { createPostsForMe, siftedInOrder } from "../../matching/my-model";
import type { Post } from "../../posts/my-model";
import { ClaimSheet } from "../../posts/parts/my-claim-sheet";
import { PostCard } from "../../posts/parts/my-post-card";
import { createMyLedger, thisYear } from "../../services/my-model";
import { createTree, streetOf } from "../../units/my-model";
import { createSelf } from "../my-model";
import { t } from "../my-words";
import { NeedsMe, RegistrationState } from "../parts/my-needs";

const NoticeDue = late(() => import("../../privacy/parts/notice-due").then((m) => m.NoticeDue));

const NEXT = 2;
const NEAR = 4;

/** Where a member begins: the year so far, what comes next, what asks for an answer, and what is near. */
export function MyHomePage(): JSX.Element {
  const me = useMe();
  const self = createSelf();
  const tree = createTree();
  const street = () => tree.data?.units.find((unit) => unit.id === streetOf(me().acting.unitId ?? ""))?.name;
  const place = () => [street(), self.data?.unitName ?? me().acting.unitName].filter(Boolean).join(" · ");
  return (
    <Stack gap={6}>
      <PageHeader
        over={place() || me().district.name}
        title={t("hello", me().person.name)}
        actions={
          <A class="icon-button" href="/my/notices" aria-label={t("notices")} title={t("notices")}>
            <Bell aria-hidden="true" />
          </A>
        }
      />
      <Asks />
      <NoticeDue />
      <YearSoFar />
      <Show when={self.data}>{(member) => <RegistrationState member={member()} />}</Show>
      <ComesNext />
      <NeedsMe />
      <NearMe />
    </Stack>
  );
}

function YearSoFar(): JSX.Element {
  const ledger = createMyLedger(thisYear);
  const shown = (value: number | undefined, form: (value: number) => string) =>
    value === undefined ? "–" : form(value);
  return (
    <Stats>
      <Stat
        label={t("hoursYear", thisYear())}
        value={shown(ledger.data?.summary.hours, formatHours)}
        unit={t("hours")}
        href="/my/record"
      />
      <Stat
        label={t("timesYear")}
        value={shown(ledger.data?.summary.times, String)}
        unit={t("times")}
        href="/my/record"
      />
    </Stats>
  );
}

function ComesNext(): JSX.Element {
  const claims = createMyClaims();
  const dated = () => (claims.data?.claims ?? []).filter((claim) => claim.post.startsAt && claim.state !== "offered");
  return (
    <Show when={dated().length > 0}>
      <Stack gap={3}>
        <SectionHead
          title={t("next")}
          side={
            <A class="head-link" href="/my/claims">
              {t("all")}
            </A>
          }
        />
        <ul class="post-list">
          <For each={dated().slice(0, NEXT)}>
            {(claim) => (
              <li>
                <ClaimCard claim={claim} />
              </li>
            )}
          </For>
        </ul>
      </Stack>
    </Show>
  );
}

function NearMe(): JSX.Element {
  const list = createPostsForMe();
  const claims = createMyClaims();
  const [chosen, setChosen] = createSignal<Post>();
  const all = () => list.data?.posts ?? [];
  const settled = () => all().some((post) => post.against?.some((one) => one.rule === "claim.not_registered"));
  // Before the registration is accepted nothing can be claimed: posts are still shown, so that one sees what awaits.
  const near = () => {
    const only = settled() ? [] : ["open"];
    return siftedInOrder(all(), { team: "", only, search: "" }, []).filter((post) => !post.mine);
  };
  const titleOf = (postId: string) => claims.data?.claims.find((claim) => claim.post.id === postId)?.post.title;
  return (
    <Stack gap={3}>
      <SectionHead
        title={t("near")}
        side={
          <A class="head-link" href="/my/posts">
            {t("all")}
          </A>
        }
      />
      <Remote of={list} wait={<Skeleton cards={3} />}>
        {() => (
          <Show
            when={near().length > 0}
            fallback={
              <p class="muted">
                {t("nothingNear")} <A href="/my/proposals/new">{t("propose")}</A>
              </p>
            }
          >
            <ul class="post-list">
              <For each={near().slice(0, NEAR)}>
                {(post) => (
                  <li>
                    <PostCard post={post} titleOf={titleOf} onClaim={setChosen} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Remote>
      <ClaimSheet post={chosen()} titleOf={titleOf} onClose={() => setChosen()} />
    </Stack>
  );
}
