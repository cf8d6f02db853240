import { A, useSearchParams } from "@solidjs/router";
import MapPin from "lucide-solid/icons/map-pin";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Button, buttonClass } from "../../../ui/button";
import { PageHeader, SectionHead, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Notice, Skeleton } from "../../../ui/status";
import { createMyClaims } from "../../claims/my-model";
import { createPostsForMe, siftedInOrder } from "../../matching/my-model";
import { t as fit } from "../../matching/my-words";
import { createSelf } from "../../members/my-model";
import { type Post, type PostFilter, sifted } from "../my-model";
import { t } from "../my-words";
import { ClaimSheet } from "../parts/my-claim-sheet";
import { BY_TIME, PostFilters } from "../parts/my-filter";
import { PostCard } from "../parts/my-post-card";

/** All posts the member may see; what is chosen stands in the address. */
export function MyPostsPage(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ team?: string; only?: string; q?: string }>();
  const list = createPostsForMe();
  const claims = createMyClaims();
  const self = createSelf();
  const [chosen, setChosen] = createSignal<Post>();
  const filter = (): PostFilter => ({
    team: query.team ?? "",
    only: query.only ? query.only.split(" ") : [],
    search: query.q ?? "",
  });
  const narrow = (next: Partial<PostFilter>) => {
    const { team, only, search } = { ...filter(), ...next };
    setQuery(
      { team: team || undefined, only: only.join(" ") || undefined, q: search || undefined },
      { replace: true, scroll: false },
    );
  };
  const all = createMemo(() => list.data?.posts ?? []);
  const skills = () => self.data?.skills ?? [];
  const byTime = () => filter().only.includes(BY_TIME);
  const suited = createMemo(() => (byTime() ? [] : siftedInOrder(all(), filter(), skills())));
  const found = createMemo(() => (byTime() ? sifted(all(), filter(), skills()) : { dated: [], standing: [] }));
  const narrowed = () => Boolean(query.team || query.q) || filter().only.some((one) => one !== BY_TIME);
  const titleOf = (postId: string) =>
    claims.data?.claims.find((claim) => claim.post.id === postId)?.post.title ??
    all().find((post) => post.id === postId)?.title;
  const mine = () => claims.data?.claims.length ?? 0;
  return (
    <Stack gap={5}>
      <PageHeader
        title={t("title")}
        actions={
          <Show when={mine() > 0}>
            <A class={buttonClass({ round: true })} href="/my/claims">
              {t("mine", mine())}
            </A>
          </Show>
        }
      />
      <PostFilters value={filter()} onChange={narrow} />
      <Show when={all().some((post) => post.against?.some((one) => one.rule === "claim.not_registered"))}>
        <Notice
          action={
            <A class={buttonClass({})} href="/my/registration">
              {t("report")}
            </A>
          }
        >
          {t("why_not_registered")}
        </Notice>
      </Show>
      <Remote of={list} wait={<Skeleton cards={4} />}>
        {() => (
          <>
            <Show when={suited().length > 0}>
              <SectionHead title={fit("suits")} side={t("count", suited().length)} />
              <PostList posts={suited()} titleOf={titleOf} onClaim={setChosen} />
            </Show>
            <Show when={found().dated.length > 0}>
              <SectionHead title={t("sessions")} side={t("count", found().dated.length)} />
              <PostList posts={found().dated} titleOf={titleOf} onClaim={setChosen} />
            </Show>
            <Show when={found().standing.length > 0}>
              <SectionHead title={t("standing")} side={t("standingNote")} />
              <PostList posts={found().standing} titleOf={titleOf} onClaim={setChosen} />
            </Show>
            <Show when={suited().length + found().dated.length + found().standing.length === 0}>
              <Nothing narrowed={narrowed()} onClear={() => narrow({ team: "", only: [], search: "" })} />
            </Show>
            <Show when={list.data?.more}>
              <p class="small muted center">{fit("more")}</p>
            </Show>
            <p class="center">
              <A href="/my/proposals/new">{t("propose")}</A>
            </p>
          </>
        )}
      </Remote>
      <ClaimSheet post={chosen()} titleOf={titleOf} onClose={() => setChosen()} />
    </Stack>
  );
}

function PostList(props: {
  posts: readonly Post[];
  titleOf: (postId: string) => string | undefined;
  onClaim: (post: Post) => void;
}): JSX.Element {
  return (
    <ul class="post-list">
      <For each={props.posts}>
        {(post) => (
          <li>
            <PostCard post={post} titleOf={props.titleOf} onClaim={props.onClaim} />
          </li>
        )}
      </For>
    </ul>
  );
}

function Nothing(props: { narrowed: boolean; onClear: () => void }): JSX.Element {
  return (
    <Show
      when={props.narrowed}
      fallback={<Empty icon={<MapPin aria-hidden="true" />} title={t("none")} note={t("noneNote")} />}
    >
      <Empty
        icon={<MapPin aria-hidden="true" />}
        title={t("noneFound")}
        action={<Button onClick={() => props.onClear()}>{t("clear")}</Button>}
      />
    </Show>
  );
}
